import { parseArgs } from 'node:util';
import { everyCrash, everyPairOfCrashes } from './crashes.ts';
import { type Exploring, explore, wordsOf } from './explore.ts';
import { firstPrompt, scenarios } from './scenarios.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * `npm run simulate -- --seeds 10000 --from 1`: one history a seed, until one breaks an invariant (`--all`: on after it).
 * `npm run simulate -- --crashes`: every scenario with a crash at every effect, and every pair of crashes before the first check-in.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    length: { type: 'string', default: '40' },
    forgets: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    crashes: { type: 'boolean', default: false },
  },
});

const stage = await openStage();
const broken = values.crashes
  ? await sweep(stage)
  : await roam(stage, { forgets: values.forgets, length: Number(values.length) });
await stage.close();
process.exitCode = broken === 0 ? 0 : 1;

/** How many seeds are broken. */
async function roam(stage: Stage, exploring: Exploring): Promise<number> {
  const first = Number(values.from);
  const began = performance.now();
  let broken = 0;
  for (let runs = 1; runs <= Number(values.seeds) && (values.all || broken === 0); runs += 1) {
    const found = await explore(stage, first + runs - 1, exploring);
    if (found) {
      broken += 1;
      console.log(wordsOf(found));
    }
    const perSecond = (runs / (performance.now() - began)) * 1000;
    if (runs % 50 === 0) console.log(`${runs} histories, ${perSecond.toFixed(2)} a second, ${broken} broken`);
  }
  return broken;
}

/** How many differences crashes have made. */
async function sweep(stage: Stage): Promise<number> {
  let broken = 0;
  const report = (name: string, found: readonly string[]) => {
    broken += found.length;
    console.log(`${name}: ${found.length === 0 ? 'holds' : found.join('\n')}`);
  };
  for (const scenario of scenarios) report(scenario.name, await everyCrash(stage, scenario, 'both'));
  report(`${firstPrompt.name}, twice`, await everyPairOfCrashes(stage, firstPrompt));
  return broken;
}
