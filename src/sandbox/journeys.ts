import { addHours } from 'date-fns/addHours';
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import type { PageMove } from './page-api.ts';
import { type Actor, type SandboxClock, travel, travelToNext } from './time-machine.ts';
import { atWork } from './working-hours.ts';
import { playYear, type YearPlayed, yearFrom } from './year.ts';

/** Who goes along when the clock is moved. */
export interface Party {
  readonly clock: SandboxClock;
  /** Comes last where people act too: what a click has set going is over before the clock is set on. */
  readonly app: Actor;
  /** the firm's people, with what they do by habit and of themselves between these moments; asked for once */
  readonly people: (span: YearPlayed) => readonly Actor[];
}

/** The ways on which the clock is moved: the app alone goes along on short ones, everybody on a month or longer. */
export interface Journeys {
  move(move: PageMove, signal: AbortSignal): Promise<void>;
  /** From one thing that happens to the next, as long as `goesOn`; `isLong`: everybody goes along. */
  wait(goesOn: () => boolean, isLong: boolean, signal: AbortSignal): Promise<void>;
  /** the year that is being played */
  year(): YearPlayed | undefined;
  /** whether the firm's people act on the present journey */
  othersAct(): boolean;
}

/** The firm's people have things of their own to do for so many years. */
const yearsAhead = 3;

/** `hasHappened` tells those who watch: after each day of a year, and after each thing that was waited for. */
export function openJourneys({ clock, app, people }: Party, hasHappened: () => void): Journeys {
  let year: YearPlayed | undefined;
  let othersAct = false;
  // The same people on every journey: they know what they have dealt with, and what they meant to do meanwhile.
  let firm: readonly Actor[] | undefined;
  const withEverybody = async (journey: (actors: readonly Actor[]) => Promise<void>) => {
    const from = clock.now();
    firm ??= people({ from, until: addYears(from, yearsAhead) }).map(each => atWork(each, clock));
    othersAct = true;
    await journey([...firm, app]).finally(() => {
      othersAct = false;
    });
  };
  const played = async (signal: AbortSignal) => {
    const coming = yearFrom(clock.now());
    year = coming;
    await withEverybody(actors => playYear(clock, actors, coming, { signal, dayIsOver: hasHappened })).finally(() => {
      year = undefined;
    });
  };
  return {
    move: async (move, signal) => {
      const now = clock.now();
      switch (move) {
        case 'next':
          return void (await travelToNext(clock, [app], signal));
        case 'hour':
          return travel(clock, [app], addHours(now, 1), signal);
        case 'day':
          return travel(clock, [app], addHours(now, 24), signal);
        case 'month':
          return withEverybody(actors => travel(clock, actors, addMonths(now, 1), signal));
        case 'year':
          return played(signal);
      }
    },
    wait: (goesOn, isLong, signal) => {
      const journey = async (actors: readonly Actor[]) => {
        while (goesOn() && (await travelToNext(clock, actors, signal))) hasHappened();
      };
      return isLong ? withEverybody(journey) : journey([app]);
    },
    year: () => year,
    othersAct: () => othersAct,
  };
}
