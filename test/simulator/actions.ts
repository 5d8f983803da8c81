import fc from 'fast-check';
import type { Category, Severity } from '../../src/deviations/rules.ts';
import { hostileTexts } from '../support/hostile.ts';
import type { Side } from './faults.ts';
import { consultants, ids, joining, leads } from './firm.ts';

/** One thing that happens in a world. People and processes are named; everything else is numbers, so that a history can be read. */
export type Action =
  /** the clock goes on from moment to moment, with a round at each */
  | { readonly do: 'live'; readonly moments: number }
  /** the same up to a moment: what has an hour of its own happens at that hour, whatever went wrong before */
  | { readonly do: 'until'; readonly at: string }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'step_clock'; readonly hours: number }
  | { readonly do: 'round'; readonly at: At }
  | {
      readonly do: 'answer';
      readonly who: string;
      /** whose button is clicked, as soon as she has one; her own, as a rule */
      readonly of: string;
      readonly score: number;
      readonly text: string;
      readonly how: How | 'stale';
    }
  | { readonly do: 'talk'; readonly who: string; readonly text: string; readonly record: boolean }
  /** each choice is a step that the record offers; an even one the first */
  | {
      readonly do: 'treat';
      readonly who: string;
      readonly text: string;
      readonly choices: readonly number[];
      readonly how: How;
    }
  | {
      readonly do: 'report';
      readonly who: string;
      readonly text: string;
      readonly severity: Severity;
      readonly category: Category;
      readonly how: How;
    }
  | { readonly do: 'choose'; readonly who: string; readonly want: 'stop' | 'resume' }
  | { readonly do: 'away'; readonly who: string; readonly from: number; readonly days: number }
  | { readonly do: 'reassign'; readonly to: string }
  | { readonly do: 'import'; readonly csv: string }
  | { readonly do: 'leave' | 'return'; readonly who: string; readonly event: 'arrives' | 'twice' | 'lost' }
  | { readonly do: 'move'; readonly who: string; readonly zone: string; readonly event: 'arrives' | 'lost' }
  | { readonly do: 'set'; readonly name: string; readonly text: string }
  | { readonly do: 'slack'; readonly fault: SlackTrouble; readonly calls: number; readonly after: number }
  | { readonly do: 'revoke'; readonly minutes: number }
  | { readonly do: 'unreachable'; readonly who: string }
  | { readonly do: 'lag'; readonly seconds: number }
  | { readonly do: 'cut'; readonly at: number; readonly side: Side }
  | { readonly do: 'outage'; readonly at: number; readonly minutes: number }
  | {
      readonly do: 'crash';
      readonly who: 'a' | 'b';
      readonly at: number;
      readonly side: Side;
      readonly minutes: number;
    }
  | { readonly do: 'down'; readonly hours: number }
  | { readonly do: 'forget'; readonly minutes: number };

export type At = 'a' | 'b' | 'both';
/** What is submitted twice is so at two processes. */
export type How = 'once' | 'twice' | 'during_rounds';
export type SlackTrouble = 'lost_request' | 'lost_answer' | 'doubled' | 'refused' | 'rate_limited' | 'internal';

const who = fc.constantFrom(...consultants);
const lead = fc.constantFrom(...leads);
const anybody = fc.constantFrom(...Object.values(ids));
const side = fc.constantFrom<Side>('before', 'after');
const event = fc.constantFrom('arrives' as const, 'twice' as const, 'lost' as const);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('I like it', 'Too much to do', '') },
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts.filter(each => each.length < 300)) },
);
const small = fc.integer({ min: 1, max: 12 });
const how = fc.constantFrom<How[]>('once', 'twice', 'during_rounds');

const answering = (pairs: fc.Arbitrary<readonly [by: string, of: string]>): fc.Arbitrary<Action> =>
  fc
    .record({
      pair: pairs,
      score: fc.integer({ min: 1, max: 10 }),
      text,
      how: fc.oneof(how, fc.constant('stale' as const)),
    })
    .map(({ pair: [by, of], ...rest }) => ({ do: 'answer', who: by, of, ...rest }));

const treating = (by: fc.Arbitrary<string>): fc.Arbitrary<Action> =>
  fc.record({
    do: fc.constant('treat'),
    who: by,
    text,
    choices: fc.array(fc.nat(99), { minLength: 1, maxLength: 4 }),
    how,
  });

const living: fc.Arbitrary<Action>[] = [
  fc.record({ do: fc.constant('live'), moments: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ do: fc.constant('pass'), minutes: fc.constantFrom(1, 10, 90, 600, 2_000) }),
  fc.record({ do: fc.constant('round'), at: fc.constantFrom('a', 'b', 'both') }),
];

const clicking: fc.Arbitrary<Action>[] = [
  answering(who.map(each => [each, each])),
  answering(who.map(each => [each, each])),
  answering(who.map(each => [each, each])),
  answering(fc.tuple(anybody, who)),
  fc.record({ do: fc.constant('talk'), who: fc.constantFrom(ids.kari, ids.olav), text, record: fc.boolean() }),
  treating(lead),
  treating(anybody),
  fc.record({
    do: fc.constant('report'),
    who: anybody,
    text,
    severity: fc.constantFrom('minor', 'major', 'critical'),
    category: fc.constantFrom('delivery', 'technical', 'people'),
    how,
  }),
  fc.record({ do: fc.constant('choose'), who, want: fc.constantFrom('stop', 'resume') }),
];

const changing: fc.Arbitrary<Action>[] = [
  fc.record({ do: fc.constant('away'), who: anybody, from: fc.nat(5), days: fc.constantFrom(1, 3, 10, 40) }),
  fc.record({ do: fc.constant('reassign'), to: fc.constantFrom(ids.kari, ids.olav) }),
  fc.record({ do: fc.constant('import'), csv: fc.constant(joining) }),
  fc.record({ do: fc.constantFrom('leave', 'return'), who: anybody, event }),
  fc.record({
    do: fc.constant('move'),
    who: anybody,
    zone: fc.constantFrom('Europe/Tallinn', 'America/New_York', 'Asia/Tokyo'),
    event: fc.constantFrom('arrives', 'lost'),
  }),
  fc
    .constantFrom(
      ['calendar', 'SE+eves'],
      ['calendar', 'NONE'],
      ['own_days', '2026-12-03, 2026-12-04'],
      ['own_days', ''],
      ['pulse.time', '13:15'],
      ['pulse.time', '09:00'],
      ['working_days', '1,2,3,4'],
    )
    .map(([name = '', value = '']): Action => ({ do: 'set', name, text: value })),
  fc.record({ do: fc.constant('step_clock'), hours: fc.constantFrom(-1, 24) }),
];

const breaking: fc.Arbitrary<Action>[] = [
  fc.record({
    do: fc.constant('slack'),
    fault: fc.constantFrom<SlackTrouble[]>(
      'lost_request',
      'lost_answer',
      'doubled',
      'refused',
      'rate_limited',
      'internal',
    ),
    calls: fc.integer({ min: 1, max: 4 }),
    after: fc.nat(4),
  }),
  fc.record({ do: fc.constant('revoke'), minutes: fc.constantFrom(5, 600) }),
  fc.record({ do: fc.constant('unreachable'), who: anybody }),
  fc.record({ do: fc.constant('lag'), seconds: fc.integer({ min: 1, max: 29 }) }),
  fc.record({ do: fc.constant('cut'), at: small, side }),
  fc.record({ do: fc.constant('outage'), at: small, minutes: fc.constantFrom(1, 10, 200) }),
  fc.record({
    do: fc.constant('crash'),
    who: fc.constantFrom('a', 'b'),
    at: small,
    side,
    minutes: fc.constantFrom(1, 3, 60),
  }),
  fc.record({ do: fc.constant('down'), hours: fc.constantFrom(2, 30, 24 * 16, 24 * 25, 24 * 70) }),
];

/** `forgets`: the database may lose its newest commits, as when a replica that lags takes over. */
export function anyAction({ forgets }: { readonly forgets: boolean }): fc.Arbitrary<Action> {
  const lost: fc.Arbitrary<Action> = fc.record({ do: fc.constant('forget'), minutes: fc.constantFrom(1, 5, 30) });
  return fc.oneof(
    { weight: 9, arbitrary: fc.oneof(...living) },
    { weight: 6, arbitrary: fc.oneof(...clicking) },
    { weight: 3, arbitrary: fc.oneof(...changing) },
    { weight: 5, arbitrary: fc.oneof(...breaking) },
    ...(forgets ? [{ weight: 1, arbitrary: lost }] : []),
  );
}

/** An action in words. */
export function words({ do: what, ...rest }: Action): string {
  const nameOf = (value: unknown) => Object.entries(ids).find(([, id]) => id === value)?.[0] ?? JSON.stringify(value);
  return [what, ...Object.entries(rest).map(([name, value]) => `${name} ${nameOf(value)}`)].join(', ');
}
