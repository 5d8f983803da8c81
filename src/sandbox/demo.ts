import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { subMonths } from 'date-fns/subMonths';
import { createAwaited } from './awaited.ts';
import { faultSwitches } from './fault-switches.ts';
import { openGuide } from './guide.ts';
import { openJourneys } from './journeys.ts';
import type { ClockHands, Demo } from './page-acts.ts';
import type { RestartableApp } from './restartable.ts';
import type { Actor, SandboxClock } from './time-machine.ts';
import type { Workspace } from './workspace/index.ts';
import type { YearPlayed } from './year.ts';

/** What a demo plays with. */
export interface Stage {
  readonly workspace: Workspace;
  readonly clock: SandboxClock;
  readonly app: RestartableApp;
  /** the firm's people, who act by habit on journeys of a month and more */
  readonly people: (year: YearPlayed) => readonly Actor[];
}

/** The clock's buttons, before and after there is something to play with. */
export interface DrivenHands extends ClockHands {
  drive(stage: Stage): void;
  /** While this goes on the clock is seen to move, and nobody else moves it. */
  occupied(journey: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** resolves when the app has answered whatever somebody clicked or sent on the page */
  readonly held: NonNullable<SandboxClock['held']>;
  /** ends whatever is under way */
  halt(): void;
  /** resolves when nothing is under way */
  rest(): Promise<void>;
}

/** A wait of at most so many days is made by the app alone; on a longer one the firm's people act too. */
const alone = 120;

/** Moves are one after the other. */
export function clockHands(): DrivenHands {
  let moving: AbortController | undefined;
  let last = Promise.resolve();
  let stage: Stage | undefined;
  let demo: (Demo & { move: ClockHands['move'] }) | undefined;
  const awaited = createAwaited();
  const occupied: DrivenHands['occupied'] = async journey => {
    if (moving) return;
    const controller = new AbortController();
    moving = controller;
    stage?.workspace.touch();
    const over = journey(controller.signal).finally(() => {
      moving = undefined;
      stage?.workspace.touch();
    });
    last = over.catch(() => undefined);
    await over;
  };
  const halt = () => moving?.abort();
  return {
    get demo() {
      return demo;
    },
    drive: given => {
      stage = given;
      demo = demoOn({ ...given, clock: { ...given.clock, held: awaited.over } }, occupied, halt);
      given.workspace.touch();
    },
    isMoving: () => moving !== undefined,
    await: awaited.add,
    held: awaited.over,
    occupied,
    halt,
    rest: () => last,
    move: async move => demo?.move(move),
  };
}

function demoOn(
  stage: Stage,
  occupied: DrivenHands['occupied'],
  halt: () => void,
): Demo & { move: ClockHands['move'] } {
  const { workspace, clock, app } = stage;
  const faults = faultSwitches(workspace);
  const party = { clock, people: stage.people, app: { nextMoment: app.nextMoment, act: app.round } };
  const journeys = openJourneys(party, () => workspace.touch());
  const guide = openGuide(workspace, clock, journeys.othersAct);
  return {
    shows: () => {
      const year = journeys.year();
      return {
        year: year ? { from: year.from.toISOString(), until: year.until.toISOString() } : null,
        guide: guide.shows(),
        faults: { ...faults.shows(), restarting: app.isRestarting(), restarts: app.restarts() },
      };
    },
    move: move => occupied(signal => journeys.move(move, signal)),
    halt,
    waitFor: step =>
      occupied(async signal => {
        const days = guide.daysToWait(step);
        const until = addDays(clock.now(), days);
        const goesOn = () => !signal.aborted && clock.now() < until && guide.daysToWait(step) > 0;
        await journeys.wait(goesOn, days > alone, signal);
      }),
    setFault: faults.set,
    restart: app.restart,
    timeline: async () => {
      const now = clock.now();
      const events = await app.timeline({ from: subMonths(now, 12), to: addMonths(now, 6) });
      return events.map(event => ({
        ...event,
        at: event.at.toISOString(),
        until: event.until?.toISOString() ?? null,
      }));
    },
  };
}
