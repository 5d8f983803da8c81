import { parseArgs } from 'node:util';
import { openBared } from './database.ts';
import type { Evidence, Truth } from './evidence.ts';
import { imagine } from './imagined.ts';
import { beaten, beatenBy, judge, limit, together, type Verdict } from './judge.ts';
import { play } from './playing.ts';

/**
 * `npm run attack -- [rounds] [seed]`: so many rounds of twelve people, and what a dozen attackers make of all that they leave behind. The files of the
 * database are searched in every twentieth round, `--files 1`: in each. `--imagined`: rounds without the app, in which nothing can leak.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string', default: '20' }, imagined: { type: 'boolean', default: false } },
});
const [rounds = 200, seed = 1] = positionals.map(Number);
const every = Number(values.files);

const bared = values.imagined ? undefined : await openBared();
const verdicts: Verdict[] = [];
for (let at = 0; at < rounds; at += 1) {
  const { evidence, truth } = await roundOf(at);
  verdicts.push(judge(evidence, truth, `judge ${seed} ${at}`));
  if ((at + 1) % 20 === 0) console.log(`${at + 1} rounds: ${bestOf(together(verdicts))}`);
}
await bared?.connection.close();
const verdict = together(verdicts);
console.table(
  Object.fromEntries(
    [...verdict].map(([name, tally]) => [
      name,
      {
        hits: tally.hits,
        baseline: Number(tally.expected.toFixed(1)),
        standard_error: Number(Math.sqrt(tally.variance).toFixed(1)),
        above: Number(beatenBy(tally).toFixed(2)),
      },
    ]),
  ),
);
const names = beaten(verdict);
console.log(
  names.length === 0 ? `nobody is ${limit} standard errors above the best guess` : `beaten: ${names.join(', ')}`,
);
process.exitCode = names.length === 0 ? 0 : 1;

async function roundOf(at: number): Promise<{ evidence: Evidence; truth: Truth }> {
  const name = `${seed} ${at}`;
  return bared ? play(bared, name, { files: at % every === 0, nights: true }) : imagine(name);
}

/** Whoever is farthest above the best guess so far. */
function bestOf(verdict: Verdict): string {
  const [best] = [...verdict].sort(([, a], [, b]) => beatenBy(b) - beatenBy(a));
  return best ? `${best[0]} is ${beatenBy(best[1]).toFixed(2)} standard errors above` : '';
}
