import { randomUUID } from 'node:crypto';
import { addHours } from 'date-fns/addHours';
import fc from 'fast-check';
import {
  acknowledge,
  addAction,
  analyse,
  askCheck,
  callIn,
  check,
  close,
  contain,
  type Doing,
  dismiss,
  endAction,
  letGo,
  type Outcome,
  reassess,
  reopen,
  sayAboutClient,
} from '../../src/deviations/deviations.ts';
import { actionsOf } from '../../src/deviations/queries.ts';
import { matterOf } from '../../src/deviations/record.ts';
import { type Category, categories, type Severity, severities } from '../../src/deviations/rules.ts';
import { type Act, whoAnswersForOne } from '../../src/roster/index.ts';
import { addDays, localDateOf, parseLocalDate } from '../../src/time/calendar.ts';
import type { House, Name } from './house.ts';

/** Everything that can be done with a deviation; where a person must be named, `other` is she. */
export const deeds = [
  'acknowledge',
  'contain',
  'analyse',
  'act',
  'done',
  'dropped',
  'ask_check',
  'confirm',
  'reject',
  'close',
  'dismiss',
  'reopen',
  'client',
  'reassess',
  'call_in',
  'let_go',
] as const;
export type Deed = (typeof deeds)[number];

/** Those who come and go; the admin stays, so that there is always somebody. */
export const everybody: readonly Name[] = ['kari', 'olav', 'mikko', 'ana', 'elin', 'admin', 'saara', 'guest'];
const mortal: readonly Name[] = ['kari', 'olav', 'mikko', 'ana', 'elin'];
const leads: readonly Name[] = ['kari', 'saara', 'mikko', 'elin'];

const aSeverity = fc.constantFrom(...severities);
const aCategory = fc.constantFrom(...categories);
const anIndex = fc.nat(1000);

/** `by`: somebody at random, or whoever answers for it. */
const aDeed = fc.record({
  kind: fc.constant('deed' as const),
  deed: fc.constantFrom(...deeds),
  which: anIndex,
  by: fc.oneof({ weight: 2, arbitrary: fc.constant('whoever answers' as const) }, fc.constantFrom(...everybody)),
  other: fc.constantFrom(...everybody),
  severity: aSeverity,
  category: aCategory,
});
export type DeedDone = typeof aDeed extends fc.Arbitrary<infer T> ? T : never;

/** What happens next in a firm. */
export const anEvent = fc.oneof(
  { weight: 14, arbitrary: aDeed },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      by: fc.constantFrom<Name>('ana', 'mikko', 'kari', 'saara'),
      severity: aSeverity,
      category: aCategory,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('signal' as const),
      family: fc.constantFrom('pulse' as const, 'talk' as const, 'hats' as const),
      worse: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mended' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('absence' as const),
      who: fc.constantFrom(...mortal),
      days: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lead' as const), who: fc.constantFrom(...leads) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leaves' as const), who: fc.constantFrom(...mortal) }) },
);
export type FirmEvent = typeof anEvent extends fc.Arbitrary<infer T> ? T : never;

/** A firm as it goes through its days. */
export interface World {
  readonly house: House;
  now: Date;
  periods: number;
  readonly ids: string[];
}

export const at = ({ now }: World): string => now.toISOString();
export const today = ({ now }: World) => localDateOf(now, 'Europe/Helsinki');

/** What happens besides deeds. */
export async function happen(world: World, event: Exclude<FirmEvent, { kind: 'deed' }>): Promise<void> {
  const { house } = world;
  switch (event.kind) {
    case 'report':
      if (!(await house.firm.read(house.people[event.by])).active) return;
      world.ids.push(await house.reports({ ...event, by: house.people[event.by], at: at(world) }));
      return;
    case 'signal':
      return signal(world, event);
    case 'mended':
      for (const family of ['talk', 'hats'] as const)
        await house.ends(family, family === 'hats' ? house.client.clientId : house.people.ana, '~', at(world));
      return;
    case 'time':
      world.now = addHours(world.now, event.hours);
      return house.until(at(world));
    case 'absence': {
      const last = addDays(today(world), event.days - 1);
      return house.away(house.people[event.who], today(world), last);
    }
    case 'lead':
      if ((await house.firm.read(house.people[event.who])).active)
        await house.leads(house.people[event.who], today(world));
      return;
    case 'leaves':
      return house.leaves(house.people[event.who]);
  }
}

async function signal(world: World, { family, worse }: Extract<FirmEvent, { kind: 'signal' }>): Promise<void> {
  const { house } = world;
  const subject =
    family === 'hats'
      ? ({ kind: 'client', id: house.client.clientId } as const)
      : ({ kind: 'person', id: house.people.ana } as const);
  const reason = {
    pulse: worse ? ('low' as const) : ('slide' as const),
    talk: 'talk_missed' as const,
    hats: 'split_seller' as const,
  };
  world.periods += 1;
  const period = `2027-${String(world.periods).padStart(2, '0')}`;
  await house.sees({ family, subject, reasons: [reason[family]], period }, at(world));
  for (const { id } of await house.about(subject.id)) if (!world.ids.includes(id)) world.ids.push(id);
}

/** Who answers for a deviation at this moment. */
export async function answering(world: World, id: string): Promise<string | undefined> {
  const { house } = world;
  const deviation = await house.read(id);
  const context = house.firm.context(at(world));
  const { responsible } = await whoAnswersForOne(house.db, context, house.firm.workspaceId, matterOf(deviation));
  return responsible === 'nobody' ? undefined : responsible.to;
}

interface Given {
  readonly other: string;
  readonly severity: Severity;
  readonly category: Category;
}

/** Does it, with whatever the verb asks for. */
export async function doDeed(world: World, doing: Doing, id: string, deed: Deed, given: Given): Promise<Outcome> {
  const { db } = world.house;
  const [open] = (await actionsOf(db, [id])).filter(({ outcome }) => outcome === null);
  const soon = addDays(today(world), 2);
  switch (deed) {
    case 'acknowledge':
      return acknowledge(doing, id);
    case 'contain':
      return contain(doing, id, 'Switched it off');
    case 'analyse':
      return analyse(doing, id, { rootCause: 'Nobody looked', consequence: null, similarElsewhere: null });
    case 'act':
      return addAction(doing, id, { id: randomUUID(), what: 'Look', ownerId: given.other, dueOn: soon });
    case 'done':
    case 'dropped':
      return endAction(doing, id, open?.id ?? randomUUID(), deed);
    case 'ask_check':
      return askCheck(doing, id, soon);
    case 'confirm':
    case 'reject':
      return check(doing, id, deed === 'confirm', null);
    case 'close':
      return close(doing, id, 'Done');
    case 'dismiss':
      return dismiss(doing, id, 'A drill');
    case 'reopen':
      return reopen(doing, id, 'It is back');
    case 'client':
      return sayAboutClient(doing, id, { word: 'not_theirs' });
    case 'reassess':
      return reassess(doing, id, { category: given.category, severity: given.severity });
    case 'call_in':
      return callIn(doing, id, given.other);
    case 'let_go':
      return letGo(doing, id, given.other);
  }
}

/** The row of the permission table that each deed comes under, as the model says it. */
export function rowOf(
  deed: Deed,
  about: { readonly private: boolean; readonly category: Category; readonly hers: boolean },
): Act {
  const treat = about.private
    ? 'deviation.treat_private'
    : about.category === 'technical'
      ? 'deviation.treat_technical'
      : 'deviation.treat';
  if (deed === 'confirm' || deed === 'reject') return 'deviation.check';
  if (deed === 'done') return about.hers && !about.private ? 'deviation.do' : treat;
  if (deed === 'reopen') return about.private ? 'deviation.reopen_private' : 'deviation.reopen';
  if (deed !== 'call_in' && deed !== 'let_go') return treat;
  if (about.private) return 'deviation.call_in_private';
  return about.category === 'technical' ? 'deviation.call_in_technical' : 'deviation.call_in';
}

/** The first day on which a check is due: from then on somebody else is found for it. */
export const dayOfCheck = (checkDueOn: string | null): Date =>
  new Date(`${addDays(parseLocalDate(checkDueOn ?? '2026-12-01'), 4)}T07:00:00Z`);
