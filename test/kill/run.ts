import { endure } from './ordeal.ts';

/** `npm run test:kill [consultants] [seconds of mischief] [seed]`: ten thousand occurrences, and ten minutes in which everything breaks. */
const [consultants = 10_000, seconds = 600, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
console.log(`seed ${seed}: ${consultants} consultants, ${seconds} s of mischief`);
const outcome = await endure({
  seed,
  consultants,
  perMinute: 6_000,
  answering: Math.ceil(consultants / 40),
  lead: (seconds / 4) * 1_000,
  mischief: seconds * 1_000,
  temper: {
    betweenActs: [200, 2_500],
    frozen: [500, 8_000],
    frozenLong: [70_000, 110_000],
    databaseDown: [0, 5_000],
    betweenFaults: [300, 1_500],
    slowest: 14_000,
  },
  patience: 20 * 60_000,
  jump: 0,
});
if (!outcome) process.exit(1);
const { ledger, tally, said, complaints, accepted, refused, recovery, remarks } = outcome;
const { messages, occurrences, ...wrong } = ledger;
console.table(Object.fromEntries([...tally].sort()));
console.table(Object.fromEntries([...said].sort()));
console.log(
  [...Map.groupBy(remarks, remark => remark)].map(([remark, each]) => `${each.length} × ${remark}`).join('\n'),
);
const faults = Object.entries({ ...wrong, complaints });
console.table({
  occurrences,
  messages,
  answers_accepted: accepted,
  answers_refused: refused,
  recovery_seconds: recovery / 1_000,
  ...Object.fromEntries(faults.map(([what, lines]) => [what, lines.length])),
});
for (const [what, lines] of faults) for (const line of lines.slice(0, 20)) console.log(`${what}: ${line}`);
process.exit(faults.some(([, lines]) => lines.length > 0) ? 1 : 0);
