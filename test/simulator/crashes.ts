import { type CrashAt, type Ending, playScenario, prepare, type Scenario } from './scenarios.ts';
import type { Stage } from './stage.ts';

/** One after an effect is one before the next: in between nothing happens that outlives the process. */
export type Sides = 'after' | 'both';

/**
 * A scenario with its process ending at every single effect; what differs from the undisturbed run, each line with the crash that made
 * it so. `every`: only one in so many, for whoever has no time.
 */
export async function everyCrash(stage: Stage, scenario: Scenario, sides: Sides, every = 1): Promise<string[]> {
  const from = await prepare(stage, scenario);
  const calm = await playScenario(stage, scenario, from, []);
  const found = [...calm.found];
  for (let at = 1; at <= calm.effects; at += every)
    for (const side of sides === 'both' ? (['before', 'after'] as const) : (['after'] as const))
      found.push(...differences(calm, await playScenario(stage, scenario, from, [{ at, side }]), [{ at, side }]));
  return found;
}

/** The same with two crashes, the second wherever the first has led to. `every`: one in so many of each. */
export async function everyPairOfCrashes(stage: Stage, scenario: Scenario, every = 1): Promise<string[]> {
  const from = await prepare(stage, scenario);
  const calm = await playScenario(stage, scenario, from, []);
  const found: string[] = [];
  for (let first = 1; first <= calm.effects; first += every) {
    const { effects } = await playScenario(stage, scenario, from, [{ at: first, side: 'after' }]);
    for (let second = first + 1; second <= effects; second += every) {
      const crashes: CrashAt[] = [first, second].map(at => ({ at, side: 'after' }));
      found.push(...differences(calm, await playScenario(stage, scenario, from, crashes), crashes));
    }
  }
  return found;
}

function differences(calm: Ending, ending: Ending, crashes: readonly CrashAt[]): string[] {
  const where = crashes.map(({ at, side }) => `crash ${side} effect ${at}`).join(', ');
  const lines = (picture: string) => picture.split('\n');
  const missing = lines(calm.picture).filter(line => !lines(ending.picture).includes(line));
  const extra = lines(ending.picture).filter(line => !lines(calm.picture).includes(line));
  return [
    ...ending.found.map(found => `${where}: ${found}`),
    ...missing.map(line => `${where}: missing at the end: ${line}`),
    ...extra.map(line => `${where}: only after the crash: ${line}`),
    ...(missing.length + extra.length === 0 && ending.picture.length !== calm.picture.length
      ? [`${where}: something is there twice`]
      : []),
  ];
}
