import { sql } from 'kysely';
import type { Action } from './actions.ts';
import { comeToRest, judge } from './explore.ts';
import type { Side } from './faults.ts';
import { awayFrom, ids } from './firm.ts';
import { buttonsIn } from './ledger.ts';
import { perform } from './perform.ts';
import { beginRun, type Run } from './playing.ts';
import type { Stage, Still } from './stage.ts';
import type { World } from './world.ts';

/** What happens, at its hours. Ana and Bo are asked on Wednesday 2 December, at nine in Tallinn and in Berlin. */
export interface Scenario {
  readonly name: string;
  /** undisturbed */
  readonly before: readonly Action[];
  /** where a process may end */
  readonly script: readonly Action[];
}

const until = (at: string): Action => ({ do: 'until', at: `${at}:00Z` });
const answers = (who: string, score: number): Action => ({
  do: 'answer',
  who,
  of: who,
  score,
  text: 'so',
  how: 'once',
});

const asked = until('2026-12-02T10:00');

export const firstPrompt: Scenario = { name: 'the first check-in after go', before: [], script: [asked] };

export const scenarios: readonly Scenario[] = [
  firstPrompt,
  {
    name: 'a low answer: its alert, its brief, and the prompt that shows it',
    before: [asked],
    script: [answers(ids.ana, 2), until('2026-12-03T08:00')],
  },
  { name: 'reminders that replace the prompt', before: [asked], script: [until('2026-12-09T09:00')] },
  {
    name: 'several things for one morning',
    before: [{ do: 'import', csv: `kind,client,lead\nclient,Bygg Nord,${ids.kari}` }, asked],
    script: [answers(ids.ana, 8), answers(ids.bo, 9), until('2026-12-03T08:00')],
  },
  {
    name: 'a lead who leaves while an alert waits for her morning',
    before: [until('2026-12-02T16:00')],
    script: [
      answers(ids.ana, 1),
      until('2026-12-02T18:00'),
      { do: 'leave', who: ids.kari, event: 'arrives' },
      until('2026-12-03T08:00'),
    ],
  },
  {
    name: 'an absence that is imported while the check-in waits',
    before: [until('2026-12-01T10:00'), { do: 'import', csv: awayFrom(ids.ana, '2026-12-02', '2026-12-04') }],
    script: [until('2026-12-07T08:00')],
  },
  {
    name: 'a move to another zone before the check-in',
    before: [until('2026-12-01T10:00')],
    script: [{ do: 'move', who: ids.ana, zone: 'America/New_York', event: 'lost' }, until('2026-12-03T16:00')],
  },
  { name: 'a talk that is missed', before: [until('2026-12-29T10:00')], script: [until('2027-01-04T10:00')] },
  {
    name: 'two silent months and their warning',
    before: [until('2027-01-15T10:00')],
    script: [until('2027-01-21T10:00')],
  },
];

export interface CrashAt {
  /** the effect, counted from the beginning */
  readonly at: number;
  readonly side: Side;
}

export interface Ending {
  readonly found: readonly string[];
  readonly effects: number;
  /** what people see and the database says at the end, however it came about */
  readonly picture: string;
}

/** The scenario at the point from which on a process may end. */
export async function prepare(stage: Stage, { before }: Scenario): Promise<Still> {
  const run = beginRun(stage, await stage.open(stage.beginning, 1, ['a']), { forgets: false });
  for (const action of before) await perform(run, action);
  return stage.still(run.world);
}

/** Plays a scenario on one process that ends at these effects and is started again; everybody whose click failed clicks again. */
export async function playScenario(
  stage: Stage,
  { script }: Scenario,
  from: Still,
  crashes: readonly CrashAt[],
): Promise<Ending> {
  const run = beginRun(stage, await stage.open(from, 1, ['a']), { forgets: false });
  const { faults } = run.world;
  for (const { at, side } of crashes) faults.crash('a', at, side);
  for (const action of script) await (action.do === 'answer' ? insist(run, action) : perform(run, action));
  const { effects } = faults;
  faults.end();
  await comeToRest(run, anHour);
  return { found: await judge(run), effects, picture: await pictureOf(run.world) };
}

const anHour = 3_600_000;

/** She clicks again, two minutes later, until she is thanked. */
async function insist(run: Run, action: Action): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    const before = run.submissions.length;
    await perform(run, action);
    if (run.submissions.slice(before).some(({ told }) => told === 'accepted')) return;
    await perform(run, { do: 'until', at: new Date(run.world.wall().getTime() + 120_000).toISOString() });
  }
  throw new Error('nobody took her answer');
}

/** Live messages by receiver, occurrences by state, deviations by reason. */
async function pictureOf({ slack, desk }: World): Promise<string> {
  const live = slack.messages.map(({ to, text, blocks }) => `${to} ${buttonsIn(blocks).length} ${text}`);
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', cadence, subject_id, period, state, reason) as line from occurrence
    union all select concat_ws(' ', d.family, d.subject_id, d.state, e.event, e.reason, e.period)
      from deviation d join deviation_entry e on e.deviation_id = d.id
    union all select concat_ws(' ', person_id, period, score) from check_in`.execute(desk.background);
  return [...live, ...rows.map(({ line }) => line)].toSorted().join('\n');
}
