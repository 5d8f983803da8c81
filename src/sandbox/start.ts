import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subHours } from 'date-fns/subHours';
import { subWeeks } from 'date-fns/subWeeks';
import { parse } from 'yaml';
import type { RunningApp, startApp } from '../app.ts';
import type { Config } from '../config.ts';
import type { Health } from '../health.ts';
import type { Outside } from '../inside.ts';
import { fileKeys } from '../keys/file-keys.ts';
import { memoryKeys } from '../keys/memory-keys.ts';
import { silentLog } from '../log.ts';
import { healthAnswer } from '../server.ts';
import { monotonic, systemClock } from '../time/clock.ts';
import { clockHands } from './demo.ts';
import { peopleWithErrands } from './errands.ts';
import { channels, colleagues, firmName, rosterCsv, settings } from './firm.ts';
import { firmErrands } from './firm-errands.ts';
import { firmHabits } from './firm-habits.ts';
import { earlierYears, surveySettings } from './firm-survey-errands.ts';
import { yearHabits } from './firm-year.ts';
import { yearErrands } from './firm-year-errands.ts';
import { peopleWithHabits } from './habits.ts';
import { historyDays } from './history-days.ts';
import { describeApp, openSandbox, type Sandbox } from './index.ts';
import { type Keeper, keptWorkspace } from './keep.ts';
import { restartable } from './restartable.ts';
import { seededIds } from './seeded-ids.ts';
import { type Actor, type SandboxClock, sandboxClock, travel } from './time-machine.ts';
import type { YearPlayed } from './year.ts';

const day = 86_400_000;

/** Opens the sandbox with a fresh firm and the real app in it, and prints where its page is. Returns how to stop. */
export async function startSandbox(
  config: Config,
  args: readonly string[],
  start: typeof startApp,
): Promise<() => Promise<void>> {
  const keeper = await keptWorkspace(keepDir(args));
  const present = lastWorkingMorning(systemClock.now());
  const begins = subHours(present, historyDays * 24);
  const clock = sandboxClock(keeper?.kept?.now ?? begins, monotonic);
  const hands = clockHands();
  let health: () => Promise<Health | undefined> = async () => undefined;
  const sandbox = await openSandbox({
    clock,
    newId: keeper ? randomUUID : seededIds('sandbox'),
    app: describeApp(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8'))),
    team: { name: firmName, id: teamId(config, keeper) },
    people: colleagues,
    channels,
    port: config.port,
    hands,
    answers: path => healthAnswer(path, () => health()),
    ...(keeper?.kept ? { records: keeper.kept.records } : {}),
  });
  const app = await start(
    { slack: slackConfig(sandbox), database: databaseOf(config, keeper) },
    outside(clock, keeper),
  );
  const kept = restartable(app, () => sandbox.workspace.touch());
  health = kept.health;
  console.log(`\nthree-hats is running in its sandbox. Open ${sandbox.url}\n${invitation}\n`);
  const history = keeper?.kept
    ? Promise.resolve()
    : hands.occupied(signal => playHistory(app, sandbox, { ...clock, held: hands.held }, present, signal));
  const lived = history
    // What was played until then is there all the same.
    .catch(error => console.error(`The firm's history was not played to its end: ${error}`))
    .then(() => hands.drive({ ...sandbox, clock, app: kept, people: peopleIn(sandbox, clock, begins) }));
  // What goes wrong in one round is tried again in the next.
  const beat = () => kept.round().catch(error => console.error(`A round of the app failed: ${error}`));
  const heartbeat = setInterval(() => hands.isMoving() || void beat(), 1_000);
  return async () => {
    clearInterval(heartbeat);
    hands.halt();
    await lived;
    await hands.rest();
    await kept.stop();
    await keeper?.save(sandbox.workspace.records, clock.now());
    await sandbox.close();
  };
}

const invitation = 'Everybody there is you: choose a person, answer, move the clock. Ctrl-C ends it.';

/** The app as one who acts when something is due. */
const appActor = (app: RunningApp): Actor => ({ nextMoment: () => app.nextMoment(), act: () => app.round() });

/** The firm is installed, imported and started as a real one would be; then its people live through some months. */
async function playHistory(
  app: RunningApp,
  { workspace }: Sandbox,
  clock: SandboxClock,
  present: Date,
  signal: AbortSignal,
): Promise<void> {
  await app.round();
  const begins = clock.now();
  await furnish(app, begins);
  await app.go();
  await app.round();
  const habits = peopleWithHabits(workspace, firmHabits(dayOfWorkAfter(present)), clock);
  const errands = peopleWithErrands(workspace, firmErrands(begins), clock);
  // The app last: what a click has set going is over before the clock is set on.
  await travel(clock, [habits, errands, appActor(app)], present, signal);
  for (const { id } of colleagues) await workspace.read(id, workspace.appConversation(id).id);
}

/** The firm's people as they act on journeys of a month and more; what they were asked before the last two months they leave. */
const peopleIn =
  ({ workspace }: Sandbox, clock: SandboxClock, begins: Date) =>
  (year: YearPlayed): readonly Actor[] => [
    peopleWithHabits(workspace, yearHabits(clock), clock, subWeeks(year.from, 8)),
    peopleWithErrands(workspace, yearErrands(year, begins), clock),
  ];

/** What the firm brings along: its settings, its people and clients, and what it asked its people in earlier years. */
async function furnish(app: RunningApp, begins: Date): Promise<void> {
  for (const [name, text] of [...settings, ...surveySettings(begins)]) await app.changeSetting(name, text);
  for (const report of [await app.importRoster(rosterCsv(begins)), await app.importEnpsHistory(earlierYears(begins))])
    if (!report.applied)
      throw new Error(
        `the firm's file was refused: ${report.mistakes.map(({ line, reason }) => `line ${line}: ${reason}`).join('; ')}`,
      );
}

/** Keys are kept only where the workspace is: without it they would open nothing. */
function outside(clock: SandboxClock, keeper: Keeper | undefined): Outside {
  const keys = keeper ? fileKeys(keeper.keysDir, randomBytes) : memoryKeys(randomBytes);
  const newId = keeper ? randomUUID : seededIds('app');
  return { clock, log: silentLog, newId, random: randomBytes, keys, paced: false };
}

function slackConfig({ botToken, appToken, apiUrl }: Sandbox) {
  const plainly = (value: string) => ({ reveal: () => value, toJSON: () => '***', toString: () => '***' });
  return { mode: 'socket' as const, botToken: plainly(botToken), appToken: plainly(appToken), apiUrl };
}

/**
 * On which day somebody is asked follows from the team: in memory it is always the same one. A database that stays knows the team of an earlier start
 * by its id, and refuses a second life of the same firm.
 */
function teamId({ database }: Config, keeper: Keeper | undefined): string {
  if (!keeper && database.kind !== 'postgres') return 'T0FJELLSISU';
  return `T${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
}

/** Its own, in memory; kept on disk where one asks for it; the one of the environment where that names one. */
function databaseOf(config: Config, keeper: Keeper | undefined): Config['database'] {
  if (config.database.kind === 'postgres') return config.database;
  return keeper ? { kind: 'embedded', dir: keeper.databaseDir } : { kind: 'memory' };
}

/** `--keep DIR` */
function keepDir(args: readonly string[]): string | undefined {
  const at = args.indexOf('--keep');
  return at === -1 ? undefined : args[at + 1];
}

/** Ten o'clock (UTC nine) on the newest weekday: a demo that opens on a Sunday night would show nothing. */
function lastWorkingMorning(now: Date): Date {
  const morning = new Date(now.getTime());
  morning.setUTCHours(9, 0, 0, 0);
  while (morning > now || morning.getUTCDay() === 0 || morning.getUTCDay() === 6)
    morning.setTime(morning.getTime() - day);
  return morning;
}

/** The first weekday after it, `YYYY-MM-DD`. */
function dayOfWorkAfter(present: Date): string {
  const next = new Date(present.getTime() + day);
  while (next.getUTCDay() === 0 || next.getUTCDay() === 6) next.setTime(next.getTime() + day);
  return next.toISOString().slice(0, 10);
}
