import type { Executor, Tx } from '../db/connect.ts';
import type { DeliveryKind, Draft, Reader } from '../delivery/index.ts';
import { settingsOf } from '../settings/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type PeopleContext, people } from './people.ts';
import * as queries from './queries.ts';
import { firstAdmin } from './responsible.ts';
import { channelMessage, channelWords } from './views.ts';

export const channelKind = 'roster.channel';

export const wantsMending = ({ finding, outsiders }: Pick<queries.FoundChannel, 'finding' | 'outsiders'>): boolean =>
  finding !== 'fit' || outsiders.length > 0;

/** An admin hears that the leadership's channel cannot be written to, or who else reads it; not what has been overtaken. */
export function channelMessages({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind {
  return {
    kind: channelKind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const { id, workspaceId, period } of items) {
        const found = await queries.foundChannel(tx, workspaceId);
        const isPresent = found?.since.toISOString() === period && wantsMending(found);
        const to = isPresent ? await firstAdmin(tx, { shelf, now }, workspaceId) : undefined;
        if (!isPresent) drafts.set(id, { drop: 'overtaken' });
        else
          drafts.set(id, to ? { to, rule: 'admin', draw: drawing(tx, { shelf, now }, workspaceId, found) } : 'nobody');
      }
      return drafts;
    },
  };
}

const drawing =
  (tx: Tx, context: PeopleContext, workspaceId: string, found: queries.FoundChannel) =>
  async ({ language }: Reader) => {
    const names = await namesOf(tx, context, workspaceId, found.outsiders);
    return channelMessage({ ...found, ...names }, language);
  };

/** The names of those who are known; how many are not, such as guests and other apps. */
async function namesOf(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  slackUserIds: readonly string[],
): Promise<{ names: string[]; unknown: number }> {
  const known = slackUserIds.length > 0 ? await people(db, context, { workspaceId, slackUserIds }) : [];
  return { names: known.map(({ name }) => name), unknown: slackUserIds.length - known.length };
}

/**
 * What an admin is told of the leadership's channel on the command line, in English; undefined: nothing is amiss. The app has to have run since
 * the channel was set: Slack is asked by it alone.
 */
export async function channelTrouble(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
): Promise<string | undefined> {
  const { leadershipChannel } = await settingsOf(db, workspaceId);
  const found = await queries.foundChannel(db, workspaceId);
  if (leadershipChannel === null || found?.channel !== leadershipChannel || !wantsMending(found)) return undefined;
  const names = await namesOf(db, context, workspaceId, found.outsiders);
  return channelWords({ ...found, ...names }, 'en');
}
