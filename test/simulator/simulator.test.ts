import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from './actions.ts';
import type { Sabotage } from './app.ts';
import { everyCrash, everyPairOfCrashes } from './crashes.ts';
import { explore, play, wordsOf } from './explore.ts';
import { ids } from './firm.ts';
import { firstPrompt, scenarios } from './scenarios.ts';
import { openStage, type Stage } from './stage.ts';

/** `npm run simulate` plays thousands, and every scenario with every crash; here are the few that every change has to survive. */
const seeds = [1, 2, 3];
const exploring = { forgets: false, length: 20 };
const patient = { timeout: 300_000 };

describe('the simulated firm', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each(seeds)('keeps every promise in history %i', patient, async seed => {
    const broken = await explore(stage, seed, exploring);
    expect(broken && wordsOf(broken)).toBeUndefined();
  });

  it('keeps every promise in a history in which the database forgets its newest commits', patient, async () => {
    const broken = await explore(stage, 1, { ...exploring, forgets: true });
    expect(broken && wordsOf(broken)).toBeUndefined();
  });

  it.each(scenarios.slice(0, 2))('ends alike wherever the process dies: $name', patient, async scenario => {
    expect(await everyCrash(stage, scenario, 'after', 6)).toEqual([]);
  });

  it('ends alike wherever the process dies twice before the first check-in', patient, async () => {
    expect(await everyPairOfCrashes(stage, firstPrompt, 41)).toEqual([]);
  });

  it('gives the same run for the same seed', patient, async () => {
    const once = () => play(stage, { schedule: 7, actions: troubled }, { ...exploring, sabotage: blind });
    expect(await once()).toEqual(await once());
  });

  it.each([
    ['does not look messages up', () => blind],
    ['sends everything twice', () => stammering],
  ] as const)('finds an app that %s', patient, async (_what, sabotage) => {
    const found = await play(stage, { schedule: 7, actions: troubled }, { ...exploring, sabotage: sabotage() });
    expect(found.join('\n')).toContain('messages carry the delivery');
  });
});

/** The answer to a message is lost, and time goes by. */
const troubled: readonly Action[] = [
  { do: 'until', at: '2026-12-02T06:55:00Z' },
  { do: 'slack', fault: 'lost_answer', calls: 1, after: 0 },
  { do: 'live', moments: 6 },
  { do: 'answer', who: ids.ana, of: ids.ana, score: 2, text: 'so', how: 'during_rounds' },
  { do: 'live', moments: 6 },
];

const blind: Sabotage = around => ({
  ...around,
  slack: { ...around.slack, find: async () => ({ ok: true, found: [] }) },
});

const stammering: Sabotage = around => ({
  ...around,
  slack: {
    ...around.slack,
    post: async post => {
      await around.slack.post(post);
      return around.slack.post(post);
    },
  },
});
