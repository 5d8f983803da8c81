import type { Tx } from '../../db/connect.ts';
import type { Address, DeliveryKind, Item, Reader } from '../../delivery/index.ts';
import { personById, whoAnswersForOne } from '../../roster/index.ts';
import { findOccurrence, type Occurrence } from '../../schedule/index.ts';
import type { Message } from '../../slack/blocks.ts';
import { localDateOf } from '../../time/calendar.ts';
import { kinds } from '../pulse.ts';
import * as queries from '../queries.ts';
import { introductionMessage, invitation, retired, talkMessage } from '../views.ts';
import type { PulseDuePorts } from './ports.ts';

/** How each of the pulse's messages finds its reader and its words, at the moment when it is sent. */
export function pulseDeliveryKinds(ports: PulseDuePorts): DeliveryKind[] {
  return [
    introduction(ports),
    invitationKind(kinds.prompt, 'prompt.text'),
    invitationKind(kinds.reminder, 'reminder.text'),
    editKind(kinds.answered, (occurrence, reader) =>
      invitation('answered.text', about(occurrence, reader), reader.language),
    ),
    editKind(kinds.closed, (occurrence, reader) => retired('closed.text', occurrence.period, reader.language)),
    talkKind(ports, kinds.brief),
    talkKind(ports, kinds.talkReminder),
  ];
}

const toHerself = (item: Item): Address => ({ to: item.subjectId, rule: 'self' });

/** `2026-11/1`, a reminder's key, is about November. */
const monthOf = (item: Item): string => item.period.slice(0, 7);

const checkInOf = (tx: Tx, item: Item): Promise<Occurrence | undefined> =>
  findOccurrence(tx, queries.pulseCadence, item.subjectId, monthOf(item));

function introduction({ shelf }: PulseDuePorts): DeliveryKind {
  return {
    kind: kinds.introduction,
    address: async (_tx, item) => toHerself(item),
    render: async (tx, item, reader, now) => {
      const person = await personById(tx, { shelf, now }, item.subjectId);
      return person && introductionMessage(person.name, reader.language);
    },
  };
}

/** The prompt and its reminders: pointless once she has answered, stopped being asked, or the period is over. */
function invitationKind(kind: string, key: 'prompt.text' | 'reminder.text'): DeliveryKind {
  return {
    kind,
    address: async (tx, item) => {
      const occurrence = await checkInOf(tx, item);
      if (occurrence?.state !== 'open') return { drop: 'closed' };
      if ((await queries.answeredOf(tx, [occurrence.id])).size > 0) return { drop: 'answered' };
      if ((await queries.stoppedOf(tx, [item.subjectId])).size > 0) return { drop: 'stopped' };
      return toHerself(item);
    },
    render: async (tx, item, reader) => {
      const occurrence = await checkInOf(tx, item);
      return occurrence && invitation(key, about(occurrence, reader), reader.language);
    },
    retire: (item, reader) => retired('prompt.retired', monthOf(item), reader.language),
  };
}

/** A change in place of what she already has; it disturbs nobody. */
function editKind(kind: string, draw: (occurrence: Occurrence, reader: Reader) => Message): DeliveryKind {
  return {
    kind,
    address: async (_tx, item) => toHerself(item),
    render: async (tx, item, reader) => {
      const occurrence = await checkInOf(tx, item);
      const isLate = kind === kinds.answered && occurrence?.state !== 'open';
      return occurrence && !isLate ? draw(occurrence, reader) : undefined;
    },
  };
}

/** What a talk asks of whoever answers for the consultant; nothing once it was held. */
function talkKind({ shelf }: PulseDuePorts, kind: string): DeliveryKind {
  return {
    kind,
    address: async (tx, item, now) => {
      if (await queries.talkOf(tx, item.subjectId, item.period)) return { drop: 'held' };
      const matter = { kind: 'person' as const, id: item.subjectId };
      return (await whoAnswersForOne(tx, { shelf, now }, item.workspaceId, matter)).responsible;
    },
    render: async (tx, item, reader, now) => {
      const person = await personById(tx, { shelf, now }, item.subjectId);
      const talk = await findOccurrence(tx, queries.talkCadence, item.subjectId, item.period);
      if (!person?.active || !talk) return undefined;
      const due = kind === kinds.talkReminder ? { due: localDateOf(talk.dueAt, reader.rhythm.zone) } : {};
      return talkMessage({ name: person.name, personId: person.id, period: item.period, ...due }, reader.language);
    },
  };
}

const about = ({ id, period, closesAt }: Occurrence, reader: Reader) => ({
  occurrenceId: id,
  period,
  closesOn: localDateOf(closesAt, reader.rhythm.zone),
});
