import { expect, it } from 'vitest';
import { endure } from './ordeal.ts';

/** Printed, so that the same mischief can be made again; what it meets depends on the machine as well. */
const seed = Date.now() % 1_000_000;

it('loses nothing, says nothing twice and nothing to anybody else, whatever is killed, stopped, cut off and lost', {
  timeout: 180_000,
}, async ({ skip }) => {
  const outcome = await endure({
    seed,
    consultants: 80,
    perMinute: 2_400,
    answering: 20,
    lead: 4_000,
    mischief: 5_000,
    temper: {
      betweenActs: [100, 900],
      frozen: [200, 2_000],
      frozenLong: [2_000, 4_000],
      databaseDown: [0, 1_000],
      betweenFaults: [50, 250],
      slowest: 1_500,
    },
    patience: 60_000,
    jump: 100,
  });
  if (!outcome) {
    console.log('skipped: real processes, killed; Postgres cannot start here');
    return skip();
  }
  const { ledger, complaints, accepted } = outcome;
  console.log(`seed ${seed}: ${[...outcome.tally].map(([what, count]) => `${count} × ${what}`).join(', ')}`);
  expect({ ...ledger, complaints }).toEqual({
    messages: 160,
    occurrences: 80,
    lost: [],
    doubled: [],
    wrongPerson: [],
    leftOver: [],
    forgotten: [],
    violations: [],
    complaints: [],
  });
  expect(accepted).toBe(20);
});
