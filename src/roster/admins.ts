import type { Executor } from '../db/connect.ts';
import { settingsOf } from '../settings/index.ts';
import { type PeopleContext, people } from './people.ts';
import { isPresent } from './rules.ts';

/**
 * The one who hears of what the machine itself cannot mend: the first named admin who is here, else one who will be back; Slack's own
 * admins and owners stand in until one is named. Undefined: nobody.
 */
export async function firstAdmin(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
): Promise<string | undefined> {
  const { admins } = await settingsOf(db, workspaceId);
  const found = await people(db, context, { workspaceId, slackUserIds: admins, slackAdmins: true });
  const active = found.filter(person => person.active && person.unreachable === null);
  const named = admins.flatMap(id => active.find(person => person.slackUserId === id) ?? []);
  const line = named.length > 0 ? named : active.filter(person => person.slackAdmin);
  const chosen = line.find(({ rhythm, away }) => isPresent(context.now, rhythm.zone, away)) ?? line[0];
  return chosen?.id;
}
