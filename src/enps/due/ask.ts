import { subHours } from 'date-fns/subHours';
import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, type Draft, type Item, toldAbout } from '../../delivery/index.ts';
import type { Language } from '../../i18n/language.ts';
import type { Keys } from '../../keys/keys.ts';
import type { Message } from '../../slack/blocks.ts';
import { keysOf } from '../custody.ts';
import { messageKinds, reminderPeriod, roundPeriodOf } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { tokenOf } from '../seal.ts';
import { invitationMessage, reminderMessage, voidMessage } from '../views/invitation.ts';

/** What everybody who is invited gets, each the same; and the reminder, of which nobody but its reader learns. */
export function askDeliveries({ keys }: EnpsDuePorts): DeliveryKind[] {
  return [
    toInvited(
      messageKinds.invitation,
      async (_tx, { round, items }, now) => (isOpen(round, now) ? items : []),
      inviting,
    ),
    {
      ...toInvited(messageKinds.reminder, (tx, about, now) => toSilent(keys, tx, about, now), reminding),
      discreet: async () => undefined,
    },
    toInvited(messageKinds.void, async (_tx, { round, items }) => (round.state === 'void' ? items : []), voidMessage),
  ];
}

/** Messages about one round. */
interface About {
  readonly round: queries.Round;
  readonly items: readonly Item[];
}

/** Which of these are still needed. */
type Needed = (tx: Tx, about: About, now: Date) => Promise<readonly Item[]>;

/** One reason for all that is not sent: the row that keeps it may not tell whether somebody has replied. */
const notNeeded: Draft = { drop: 'not_needed' };

function toInvited(
  kind: string,
  needed: Needed,
  draw: (language: Language, round: queries.Round) => Message,
): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>(items.map(({ id }) => [id, notNeeded]));
      for (const about of await byRound(tx, items))
        for (const { id, subjectId } of await needed(tx, about, now))
          drafts.set(id, { to: subjectId, rule: 'invited', draw: ({ language }) => draw(language, about.round) });
      return drafts;
    },
  };
}

const isOpen = ({ state, closesAt }: queries.Round, now: Date): boolean => state === 'open' && now < closesAt;

const inviting = (language: Language, round: queries.Round) =>
  invitationMessage({ roundId: round.id, ...round }, language);
const reminding = (language: Language, round: queries.Round) =>
  reminderMessage({ roundId: round.id, ...round }, language);

/** Whoever has replied since it was written gets none; where the keys can't be read nobody knows, and nobody does. */
async function toSilent(keys: Keys, tx: Tx, about: About, now: Date): Promise<readonly Item[]> {
  const { round } = about;
  const pair = isOpen(round, now) ? await keysOf(keys, round) : undefined;
  if (!pair) return [];
  const items = await whoHasHadTime(tx, about, now);
  const tokens = new Map(items.map(({ subjectId }) => [subjectId, tokenOf(pair, subjectId)]));
  const replied = await queries.repliedAmong(tx, round.id, [...tokens.values()]);
  return items.filter(({ subjectId }) => !replied.has(queries.hex(tokens.get(subjectId) ?? new Uint8Array())));
}

/** Whoever was away gets one message when she is back: the invitation, and where she has had that, the newest reminder. */
async function whoHasHadTime(tx: Tx, { round, items }: About, now: Date): Promise<readonly Item[]> {
  const newest = reminderPeriod(round.period, round.reminders);
  const due = items.filter(({ period }) => period === newest);
  const { workspaceId, period } = round;
  const subjectIds = due.map(({ subjectId }) => subjectId);
  const told = await toldAbout(tx, { workspaceId, kinds: [messageKinds.invitation], subjectIds });
  const asked = told.filter(({ sentAt, ...each }) => each.period === period && sentAt && sentAt <= subHours(now, 12));
  const invited = new Set(asked.map(({ subjectId }) => subjectId));
  return due.filter(({ subjectId }) => invited.has(subjectId));
}

async function byRound(tx: Tx, items: readonly Item[]): Promise<About[]> {
  const found: About[] = [];
  for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
    const named = Map.groupBy(own, ({ period }) => roundPeriodOf(period));
    for (const round of await queries.roundsNamed(tx, workspaceId, [...named.keys()]))
      found.push({ round, items: named.get(round.period) ?? [] });
  }
  return found;
}
