import { daysBetween, type LocalDate, type Period } from '../../time/calendar.ts';
import { type Asked, type Feelings, feelingsOf } from './feelings.ts';
import { byName, type KeptLine, keptLines, type Outcome } from './kept.ts';
import { sum } from './numbers.ts';

export type MeetingKind = 'follow_up' | 'development';
const meetingKinds = ['follow_up', 'development'] as const satisfies readonly MeetingKind[];

/** What the rooms below know; of people only who leads and who was asked. */
export interface HealthFacts {
  /** the month that is told about */
  readonly month: Period;
  readonly today: LocalDate;
  /** pulse talks that were due in that month, by who supervises the consultant */
  readonly talks: readonly { readonly leadId: string | null; readonly held: boolean }[];
  readonly clients: readonly ClientFacts[];
  /** open, not private */
  readonly deviations: readonly { readonly clientId: string | null; readonly openedOn: LocalDate }[];
  readonly asked: readonly Asked[];
  /** how promises came out in the last twelve months, by client and by who led it when they were given */
  readonly promises: { readonly clients: ReadonlyMap<string, Outcome>; readonly leads: ReadonlyMap<string, Outcome> };
  /** by lead */
  readonly names: ReadonlyMap<string, string>;
}

export interface ClientFacts {
  readonly id: string;
  readonly name: string;
  readonly leadId: string | null;
  readonly paused: boolean;
  /** undefined: never, as far as is known */
  readonly lastMet: LocalDate | undefined;
  /** in the last three months */
  readonly metLately: boolean;
  readonly kinds: Readonly<Record<MeetingKind, { readonly daysOverdue: number; readonly starves: boolean }>>;
  readonly silent: boolean;
  readonly withoutGoal: boolean;
  /** its newest monthly report was due and is not marked as sent */
  readonly reportLate: boolean;
}

/** So many of three ages, the youngest first. */
export type Ages = readonly [number, number, number];

export interface Share {
  readonly done: number;
  readonly of: number;
}

/** What a lead's line says. */
export interface LeadLine {
  /** undefined: those whom nobody leads or supervises */
  readonly name: string | undefined;
  readonly talks: Share;
  readonly met: Share;
  readonly overdue: number;
  readonly deviations: Ages;
}

/** What a client's line says. */
export interface ClientLine {
  readonly name: string;
  readonly daysSinceMet: number | undefined;
  readonly daysOverdue: number;
  readonly deviations: Ages;
}

/** The health of the cadence in numbers, of which none is about a single consultant. */
export interface Health {
  readonly month: Period;
  readonly talks: Share;
  readonly met: Share;
  readonly paused: readonly string[];
  /** by how long: up to two weeks, up to a month, longer */
  readonly overdue: Readonly<Record<MeetingKind, Ages>>;
  readonly starving: readonly { readonly client: string; readonly kind: MeetingKind }[];
  readonly silent: readonly string[];
  readonly withoutGoal: readonly string[];
  readonly reportLate: readonly string[];
  /** those of whose promises any came due, the lowest share first */
  readonly kept: { readonly leads: readonly KeptLine[]; readonly clients: readonly KeptLine[] };
  /** open ones by age: up to a week, up to 30 days, older */
  readonly deviations: Ages;
  /** whoever has most to do first */
  readonly leads: readonly LeadLine[];
  /** those with something open, most first */
  readonly clients: readonly ClientLine[];
  readonly feelings: Omit<Feelings, 'groups'> & {
    readonly groups: readonly (Feelings['groups'][number] & { readonly name: string | undefined })[];
  };
  /** of each client that is not paused, days since it was met */
  readonly days: readonly (number | undefined)[];
}

export function healthOf(facts: HealthFacts): Health {
  const { month, names, talks } = facts;
  const active = facts.clients.filter(({ paused }) => !paused);
  const feelings = feelingsOf(facts.asked);
  const named = <T extends { readonly leadId: string | null }>(each: T) => ({
    ...each,
    name: nameOf(names, each.leadId),
  });
  return {
    month,
    talks: shareOf(talks, ({ held }) => held),
    met: shareOf(active, ({ metLately }) => metLately),
    paused: facts.clients.filter(({ paused }) => paused).map(({ name }) => name),
    overdue: { follow_up: overdueOf(active, 'follow_up'), development: overdueOf(active, 'development') },
    starving: active.flatMap(({ name, kinds }) =>
      meetingKinds.filter(kind => kinds[kind].starves).map(kind => ({ client: name, kind })),
    ),
    silent: active.filter(({ silent }) => silent).map(({ name }) => name),
    withoutGoal: active.filter(({ withoutGoal }) => withoutGoal).map(({ name }) => name),
    reportLate: active.filter(({ reportLate }) => reportLate).map(({ name }) => name),
    kept: {
      leads: keptLines(facts.promises.leads, names),
      clients: keptLines(facts.promises.clients, new Map(facts.clients.map(({ id, name }) => [id, name]))),
    },
    deviations: agesOf(facts, facts.deviations),
    leads: leadLines(facts, active),
    clients: clientLines(facts),
    feelings: { ...feelings, groups: feelings.groups.map(named).toSorted(byName) },
    days: active.map(client => daysSinceMet(client, facts)),
  };
}

const nameOf = (names: HealthFacts['names'], leadId: string | null): string | undefined =>
  leadId === null ? undefined : names.get(leadId);

const shareOf = <T>(all: readonly T[], isDone: (each: T) => boolean): Share => ({
  done: all.filter(isDone).length,
  of: all.length,
});

/** Counts by two bounds, both inclusive. */
const ages = (days: readonly number[], [short, long]: readonly [number, number]): Ages => [
  days.filter(each => each <= short).length,
  days.filter(each => each > short && each <= long).length,
  days.filter(each => each > long).length,
];

const overdueOf = (clients: readonly ClientFacts[], kind: MeetingKind): Ages =>
  ages(
    clients.map(({ kinds }) => kinds[kind].daysOverdue).filter(days => days > 0),
    [14, 31],
  );

const agesOf = ({ today }: HealthFacts, deviations: HealthFacts['deviations']): Ages =>
  ages(
    deviations.map(({ openedOn }) => daysBetween(openedOn, today)),
    [7, 30],
  );

/** Each who leads a client or supervises somebody, and last what nobody does. */
function leadLines(facts: HealthFacts, active: readonly ClientFacts[]): LeadLine[] {
  const leadOf = new Map(facts.clients.map(({ id, leadId }) => [id, leadId]));
  const deviations = facts.deviations.map(each => ({ ...each, leadId: leadOf.get(each.clientId ?? '') ?? null }));
  const leadIds = new Set([...active, ...facts.talks, ...deviations].map(({ leadId }) => leadId));
  const lines = [...leadIds].map(leadId => {
    const own = <T extends { readonly leadId: string | null }>(all: readonly T[]) =>
      all.filter(each => each.leadId === leadId);
    return {
      name: nameOf(facts.names, leadId),
      talks: shareOf(own(facts.talks), ({ held }) => held),
      met: shareOf(own(active), ({ metLately }) => metLately),
      overdue: own(active).filter(isOverdue).length,
      deviations: agesOf(facts, own(deviations)),
    };
  });
  return lines.toSorted((a, b) => openOf(b) - openOf(a) || byName(a, b));
}

const isOverdue = ({ kinds }: ClientFacts): boolean => meetingKinds.some(kind => kinds[kind].daysOverdue > 0);

const openOf = ({ talks, met, overdue, deviations }: LeadLine): number =>
  talks.of - talks.done + (met.of - met.done) + overdue + sum(deviations);

/** A client in a zone ahead of the firm's may have been met tomorrow. */
const daysSinceMet = ({ lastMet }: ClientFacts, { today }: HealthFacts): number | undefined =>
  lastMet && Math.max(0, daysBetween(lastMet, today));

function clientLines(facts: HealthFacts): ClientLine[] {
  const lines = facts.clients.map(client => ({
    name: client.name,
    daysSinceMet: daysSinceMet(client, facts),
    daysOverdue: client.paused ? 0 : Math.max(...meetingKinds.map(kind => client.kinds[kind].daysOverdue)),
    deviations: agesOf(
      facts,
      facts.deviations.filter(({ clientId }) => clientId === client.id),
    ),
  }));
  return lines
    .filter(({ daysOverdue, deviations }) => daysOverdue > 0 || sum(deviations) > 0)
    .toSorted((a, b) => b.daysOverdue - a.daysOverdue || sum(b.deviations) - sum(a.deviations) || byName(a, b));
}
