import type { Executor, Tx } from '../db/connect.ts';
import { type Channel, type Channels, enqueue } from '../delivery/index.ts';
import type { Ports } from '../ports.ts';
import { type Settings, settingsOf, type Workspace } from '../settings/index.ts';
import type { ChannelFacts } from '../slack/channels.ts';
import type { Outcome } from '../slack/outcome.ts';
import type { Rhythm } from '../time/calendar.ts';
import { channelKind, wantsMending } from './channel-news.ts';
import { type PeopleContext, people } from './people.ts';
import * as queries from './queries.ts';
import { candidateOf, firstAdmin } from './responsible.ts';
import { findingOf, findingOfError, outsidersOf, rhythmOf } from './rules.ts';

type Looking = Pick<Ports, 'db' | 'slack' | 'clock'>;

/** The leadership's channel as the sender asks for it, right before it writes there. */
export function leadershipChannels(ports: Looking, workspace: Workspace): Channels {
  return {
    look: (_workspaceId, slackChannelId) => lookAt(ports, workspace, slackChannelId),
    refused: (tx, workspaceId, channel) =>
      note(tx, workspaceId, { channel, finding: 'refused', outsiders: [] }, ports.clock.now()),
  };
}

/** Looks at the channel when the app starts and when the setting has changed, so that an admin hears at once what is wrong with it. */
export async function watchLeadershipChannel(
  ports: Looking,
  workspace: Workspace,
  { round }: { readonly round: boolean },
): Promise<void> {
  const { leadershipChannel } = await settingsOf(ports.db, workspace.id);
  if (leadershipChannel === null) return;
  const found = await queries.foundChannel(ports.db, workspace.id);
  // Slack's refusal to answer is no finding: the next round asks again.
  if (round || found?.channel !== leadershipChannel) await lookAt(ports, workspace, leadershipChannel);
}

/** Asks Slack who may read a channel, and keeps what it says. */
async function lookAt(
  { db, slack, clock }: Looking,
  { id, slackBotUserId }: Workspace,
  channel: string,
): Promise<Outcome<{ unfit: string | undefined }>> {
  const seen = await slack.channel(channel);
  const finding = seen.ok ? findingOf(seen) : seen.meaning === 'final' ? findingOfError(seen.error) : undefined;
  if (finding === undefined) return seen.ok ? { ok: true, unfit: undefined } : seen;
  await db.transaction().execute(async tx => {
    const settings = await settingsOf(tx, id);
    const outsiders = seen.ok ? outsidersIn(seen, settings, slackBotUserId) : [];
    await note(tx, id, { channel, finding, outsiders }, clock.now());
  });
  return { ok: true, unfit: finding === 'fit' ? undefined : finding };
}

const outsidersIn = ({ members }: ChannelFacts, settings: Settings, bot: string): string[] =>
  outsidersOf(members, [...settings.leadership, settings.leadershipContact, bot]);

/** What is news and wants something done is told to an admin. */
async function note(tx: Tx, workspaceId: string, found: Omit<queries.FoundChannel, 'since'>, now: Date): Promise<void> {
  const isNews = await queries.noteChannel(tx, workspaceId, { ...found, since: now });
  if (!isNews || !wantsMending(found)) return;
  const key = { workspaceId, kind: channelKind, subjectId: workspaceId, period: now.toISOString() };
  await enqueue(tx, [{ ...key, class: 'morning', dueAt: now }]);
}

/** The leadership as a receiver: its channel, and whoever gets what that channel does not take. */
export interface Leadership {
  readonly channel: Channel | undefined;
  /** its contact, else the first admin */
  readonly contact: { readonly to: string; readonly rule: string } | 'nobody';
  /** the workspace's */
  readonly rhythm: Rhythm;
}

export async function leadershipNow(db: Executor, context: PeopleContext, workspaceId: string): Promise<Leadership> {
  const settings = await settingsOf(db, workspaceId);
  const { leadershipChannel: slackChannelId, language } = settings;
  const [contact] = settings.leadershipContact
    ? await people(db, context, { workspaceId, slackUserIds: [settings.leadershipContact] })
    : [];
  const isThere = contact !== undefined && candidateOf(contact, context.now).active;
  const admin = isThere ? undefined : await firstAdmin(db, context, workspaceId);
  const rhythm = await rhythmOfWorkspace(settings, context);
  return {
    channel: slackChannelId === null ? undefined : { slackChannelId, language, rhythm },
    contact: isThere ? { to: contact.id, rule: 'contact' } : admin ? { to: admin, rule: 'admin' } : 'nobody',
    rhythm,
  };
}

async function rhythmOfWorkspace(settings: Settings, { shelf, now }: PeopleContext): Promise<Rhythm> {
  const { zone, ownDays } = settings;
  const calendar = await shelf.calendar(settings.calendar, ownDays, now);
  const hours = { workingDays: null, opens: null, closes: null };
  return { ...rhythmOf(zone, calendar, hours, settings), offsets: shelf.offsets(zone, now) };
}
