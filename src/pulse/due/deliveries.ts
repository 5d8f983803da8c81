import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item, Reader } from '../../delivery/index.ts';
import { people, whoAnswersFor } from '../../roster/index.ts';
import { type Occurrence, occurrenceKey, occurrencesAt } from '../../schedule/index.ts';
import type { Message } from '../../slack/blocks.ts';
import { localDateOf } from '../../time/calendar.ts';
import { kinds } from '../pulse.ts';
import * as queries from '../queries.ts';
import { introductionMessage, invitation, retired, talkMessage } from '../views.ts';
import type { PulseDuePorts } from './ports.ts';

/** How each of the pulse's messages finds its reader and its words, at the moment when it is sent. */
export function pulseDeliveryKinds(ports: PulseDuePorts): DeliveryKind[] {
  return [
    introduction,
    invitationKind(kinds.prompt, 'prompt.text'),
    invitationKind(kinds.reminder, 'reminder.text'),
    editKind(kinds.answered, (occurrence, reader) =>
      occurrence.state === 'open' ? invitation('answered.text', about(occurrence, reader), reader.language) : undefined,
    ),
    editKind(kinds.closed, (occurrence, reader) => retired('closed.text', occurrence.period, reader.language)),
    talkKind(ports, kinds.brief),
    talkKind(ports, kinds.talkReminder),
  ];
}

const each = (items: readonly Item[], draftOf: (item: Item) => Draft): Map<string, Draft> =>
  new Map(items.map(item => [item.id, draftOf(item)]));

const toHerself = (item: Item) => ({ to: item.subjectId, rule: 'self' });

const introduction: DeliveryKind = {
  kind: kinds.introduction,
  drafts: async (_tx, items) =>
    each(items, item => ({ ...toHerself(item), draw: ({ name, language }) => introductionMessage(name, language) })),
};

/** `2026-11/1`, a reminder's key, is about November. */
const monthOf = (item: Item): string => item.period.slice(0, 7);

/** The check-in that each of these is about. */
async function checkInsOf(tx: Tx, items: readonly Item[]): Promise<(item: Item) => Occurrence | undefined> {
  const keys = items.map(item => ({ subjectId: item.subjectId, period: monthOf(item) }));
  const found = await occurrencesAt(tx, queries.pulseCadence, keys);
  return item => found.get(occurrenceKey(item.subjectId, monthOf(item)));
}

/** The prompt and its reminders: pointless once she has answered, stopped being asked, or the period is over. */
function invitationKind(kind: string, key: 'prompt.text' | 'reminder.text'): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items) => {
      const checkInOf = await checkInsOf(tx, items);
      const answered = await queries.answeredOf(
        tx,
        items.flatMap(item => checkInOf(item)?.id ?? []),
      );
      const stopped = await queries.stoppedOf(
        tx,
        items.map(item => item.subjectId),
      );
      return each(items, item => {
        const occurrence = checkInOf(item);
        if (occurrence?.state !== 'open') return { drop: 'closed' };
        if (answered.has(occurrence.id)) return { drop: 'answered' };
        if (stopped.has(item.subjectId)) return { drop: 'stopped' };
        return { ...toHerself(item), draw: reader => invitation(key, about(occurrence, reader), reader.language) };
      });
    },
    retire: (item, reader) => retired('prompt.retired', monthOf(item), reader.language),
  };
}

/** A change in place of what she already has; it disturbs nobody. */
function editKind(kind: string, draw: (occurrence: Occurrence, reader: Reader) => Message | undefined): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items) => {
      const checkInOf = await checkInsOf(tx, items);
      return each(items, item => {
        const occurrence = checkInOf(item);
        return { ...toHerself(item), draw: reader => occurrence && draw(occurrence, reader) };
      });
    },
  };
}

/** What a talk asks of whoever answers for the consultant; nothing once it was held. */
function talkKind(ports: PulseDuePorts, kind: string): DeliveryKind {
  return {
    kind,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
        const facts = await talkFacts(ports, tx, workspaceId, own, now);
        for (const item of own) drafts.set(item.id, talkDraft(kind, item, facts));
      }
      return drafts;
    },
  };
}

type TalkFacts = Awaited<ReturnType<typeof talkFacts>>;

async function talkFacts({ shelf }: PulseDuePorts, tx: Tx, workspaceId: string, items: readonly Item[], now: Date) {
  const ids = [...new Set(items.map(item => item.subjectId))];
  const matters = ids.map(id => ({ kind: 'person' as const, id }));
  const consultants = await people(tx, { shelf, now }, { ids });
  return {
    talks: await occurrencesAt(tx, queries.talkCadence, items),
    held: await queries.talksHeld(
      tx,
      items.map(({ subjectId, period }) => ({ personId: subjectId, period })),
    ),
    answering: await whoAnswersFor(tx, { shelf, now }, workspaceId, matters),
    consultants: new Map(consultants.map(person => [person.id, person])),
  };
}

function talkDraft(kind: string, { subjectId, period }: Item, facts: TalkFacts): Draft {
  if (facts.held.has(queries.talkKey(subjectId, period))) return { drop: 'held' };
  const answering = facts.answering.get(subjectId)?.responsible ?? 'nobody';
  if (answering === 'nobody') return 'nobody';
  const person = facts.consultants.get(subjectId);
  const talk = facts.talks.get(occurrenceKey(subjectId, period));
  if (!person?.active || !talk) return { drop: 'left' };
  const { name, id: personId } = person;
  return {
    ...answering,
    draw: ({ rhythm, language }) => {
      const due = kind === kinds.talkReminder ? { due: localDateOf(talk.dueAt, rhythm.zone) } : {};
      return talkMessage({ name, personId, period, ...due }, language);
    },
  };
}

const about = ({ id, period, closesAt }: Occurrence, reader: Reader) => ({
  occurrenceId: id,
  period,
  closesOn: localDateOf(closesAt, reader.rhythm.zone),
});
