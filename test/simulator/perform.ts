import type { SlackUser } from '../../src/slack/client.ts';
import { addDays, localDateOf } from '../../src/time/calendar.ts';
import type { Action, SlackTrouble } from './actions.ts';
import { act } from './acts.ts';
import type { SlackFault } from './faults.ts';
import { awayFrom, ledBy } from './firm.ts';
import { live, type Run } from './playing.ts';
import { kill, ring, together, travel, up } from './processes.ts';
import { bring, set } from './stage.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** Does one thing, and lets everything come to rest that it started. */
export async function perform(run: Run, action: Action): Promise<void> {
  const { world, slots } = run;
  switch (action.do) {
    case 'live':
      return live(run, action.moments);
    case 'until':
      return travel(run, new Date(action.at));
    case 'pass':
      return world.pass(action.minutes * minute);
    case 'step_clock':
      world.time.ahead += action.hours * 60 * minute;
      return;
    case 'round':
      return ring(
        run,
        slots.filter(({ name }) => action.at === 'both' || name === action.at),
      );
    case 'answer':
    case 'talk':
    case 'treat':
    case 'report':
    case 'choose':
      return act(run, action);
    case 'crash':
      for (const slot of slots) if (slot.name === action.who) slot.downFor = action.minutes * 60;
      return world.faults.crash(action.who, action.at, action.side);
    case 'down':
      for (const slot of slots) kill(world, slot, action.hours * 3600);
      return world.pass(action.hours * 60 * minute);
    case 'forget':
      return forget(run, action.minutes);
    case 'slack':
    case 'revoke':
    case 'unreachable':
    case 'lag':
    case 'cut':
    case 'outage':
      return worsen(world, action);
    default:
      return change(run, action);
  }
}

type Weather = Extract<Action, { do: 'slack' | 'revoke' | 'unreachable' | 'lag' | 'cut' | 'outage' }>;

/** From here on something goes wrong. */
function worsen({ faults, slack, time }: World, action: Weather): void {
  switch (action.do) {
    case 'slack':
      faults.slack(...Array(action.after).fill(undefined), ...Array(action.calls).fill(slackFault(action.fault)));
      return;
    case 'lag':
      slack.lag = action.seconds;
      return;
    case 'unreachable':
      slack.unreachable.add(action.who);
      return;
    case 'revoke':
      slack.revokedUntil = new Date(time.true + action.minutes * minute);
      return;
    case 'cut':
      faults.database(action.at, action.side);
      return;
    case 'outage':
      faults.outage(action.at, new Date(time.true + action.minutes * minute));
      return;
  }
}

function slackFault(trouble: SlackTrouble): SlackFault {
  switch (trouble) {
    case 'refused':
      return { refuse: { meaning: 'final', error: 'restricted_action' } };
    case 'rate_limited':
      return { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 30 } };
    case 'internal':
      return { refuse: { meaning: 'unknown', error: 'internal_error' } };
    default:
      return trouble;
  }
}

type Change = Extract<Action, { do: 'away' | 'reassign' | 'import' | 'leave' | 'return' | 'move' | 'set' }>;

/** The firm changes. What an import says that no longer fits is refused, and changes nothing. */
async function change(run: Run, action: Change): Promise<void> {
  const { world } = run;
  switch (action.do) {
    case 'away': {
      const first = addDays(localDateOf(world.wall(), 'Europe/Tallinn'), action.from);
      await bring(world, awayFrom(action.who, first, addDays(first, action.days - 1)));
      return;
    }
    case 'reassign':
      await bring(world, ledBy(action.to));
      return;
    case 'import':
      await bring(world, action.csv);
      return;
    case 'set':
      return set(world, action.name, action.text);
    case 'leave':
    case 'return':
      return slackSays(run, action.who, { deleted: action.do === 'leave' }, action.event);
    case 'move':
      return slackSays(run, action.who, { tz: action.zone }, action.event);
  }
}

/** Slack knows at once; the app is told, once or twice, or not at all. */
async function slackSays(
  run: Run,
  who: string,
  change: Partial<SlackUser>,
  event: 'arrives' | 'twice' | 'lost',
): Promise<void> {
  const { slack, turns } = run.world;
  const user = slack.users.get(who);
  if (!user) return;
  const changed = { ...user, ...change };
  slack.users.set(who, changed);
  run.moved.add(who);
  if (event === 'lost') return;
  const eventId = `Ev${turns.taken}`;
  const body = { type: 'user_change', user: changed };
  const arrivals = event === 'twice' ? up(run) : up(run).slice(0, 1);
  await together(
    run,
    arrivals.map(at => () => at.event(body, eventId)),
  );
}

/** The newest commits are gone; whoever was connected has to connect anew. Slack keeps what it has. */
async function forget(run: Run, minutes: number): Promise<void> {
  const { world, slots, stage, memory, forgotten, submissions } = run;
  const then = memory?.findLast(({ time }) => time.true <= world.time.true - minutes * minute);
  if (!then) return;
  for (const slot of slots) kill(world, slot, 60);
  await stage.restore(then.snapshot);
  world.time.lives += 1;
  forgotten.push({ from: then.time.true, to: world.time.true });
  // What was typed since then nobody can know any more.
  for (const submission of submissions) if (submission.toldAt > then.time.true) submission.told = 'unknown';
}
