import { addMinutes } from 'date-fns/addMinutes';
import { subHours } from 'date-fns/subHours';
import { idOf } from '../db/ids.ts';
import { errorFields } from '../log.ts';
import type { Ports } from '../ports.ts';
import { replanLater } from '../schedule/index.ts';
import type { SlackPort, SlackUser } from '../slack/client.ts';
import { cleanText } from '../slack/form.ts';
import * as queries from './queries.ts';
import { statusOf } from './rules.ts';

export interface Syncing extends Pick<Ports, 'db' | 'log'> {
  readonly slack: Pick<SlackPort, 'people'>;
}

interface Team {
  readonly workspaceId: string;
  readonly slackTeamId: string;
}

/** People in one transaction: no more, so that the embedded database never stops the process for long. */
const page = 100;

/**
 * Reads the people at every start and once a day, whichever instance comes first. True when they were read. A failure is logged and tried
 * again soon; nothing else waits for it.
 */
export async function keepPeopleFresh(
  syncing: Syncing,
  team: Team,
  now: Date,
  first: { readonly round: boolean },
): Promise<boolean> {
  if (!(await queries.claimSync(syncing.db, team.workspaceId, now, first.round ? 0 : syncEveryHours))) return false;
  try {
    await syncPeople(syncing, team, now);
    return true;
  } catch (error) {
    syncing.log.warn('sync_failed', errorFields(error));
    await queries.resync(syncing.db, team.workspaceId, addMinutes(subHours(now, syncEveryHours), retryMinutes));
    return false;
  }
}

const syncEveryHours = 24;
const retryMinutes = 10;

/** Reads everybody from Slack. Events may be lost, so this and not they keep the roster right. */
export async function syncPeople(syncing: Syncing, team: Team, now: Date): Promise<number> {
  let count = 0;
  let users: SlackUser[] = [];
  for await (const user of syncing.slack.people()) {
    users.push(user);
    if (users.length < page) continue;
    count += await writeUsers(syncing, team, users, now);
    users = [];
  }
  count += await writeUsers(syncing, team, users, now);
  syncing.log.info('people_synced', { people: count });
  return count;
}

/** One user as Slack now describes her: from `team_join`, `user_change` or the nightly reading. */
export async function seeUser(syncing: Omit<Syncing, 'slack'>, team: Team, user: SlackUser, now: Date): Promise<void> {
  await writeUsers(syncing, team, [user], now);
}

async function writeUsers(
  { db }: Omit<Syncing, 'slack'>,
  team: Team,
  users: readonly SlackUser[],
  now: Date,
): Promise<number> {
  if (users.length === 0) return 0;
  // A list that changes while it is read may name somebody twice; her newest entry counts.
  const once = [...new Map(users.map(user => [user.id, user])).values()];
  const facts = once.map(user => ({
    id: idOf('person', team.workspaceId, user.id),
    ...slackFacts(user, team.slackTeamId),
  }));
  await db.transaction().execute(async tx => {
    const { replan, answeringChanged } = await queries.upsertFromSlack(tx, team.workspaceId, facts, now);
    await replanLater(tx, 'person', team.workspaceId, replan);
    if (answeringChanged) await replanLater(tx, 'workspace', team.workspaceId, [team.workspaceId]);
  });
  return once.length;
}

function slackFacts(user: SlackUser, teamId: string): queries.SlackFacts {
  const flags = {
    id: user.id,
    teamId: user.team_id,
    deleted: user.deleted ?? false,
    bot: (user.is_bot ?? false) || (user.is_app_user ?? false),
    guest: (user.is_restricted ?? false) || (user.is_ultra_restricted ?? false) || (user.is_invited_user ?? false),
    stranger: user.is_stranger ?? false,
  };
  return {
    slackUserId: user.id,
    name: nameOf(user),
    email: user.profile?.email ?? null,
    slackStatus: statusOf(flags, teamId),
    slackAdmin: (user.is_admin ?? false) || (user.is_owner ?? false),
    slackZone: user.tz ?? null,
    slackLocale: user.locale ?? null,
  };
}

/** Longer than any name that Slack accepts today. */
const longestName = 100;

/** How colleagues know her: the full name, else whatever Slack has. */
function nameOf(user: SlackUser): string {
  const names = [user.real_name, user.profile?.real_name, user.profile?.display_name, user.name, user.id];
  const name = names.map(each => cleanText(each ?? '')).find(each => each !== '') ?? user.id;
  return [...name].slice(0, longestName).join('');
}
