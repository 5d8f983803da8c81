import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids } from '../support/firm.ts';
import { aDemo, type DemoStage } from './demo-stage.ts';

describe('the faults that can be switched on', () => {
  let stage: DemoStage;
  beforeAll(async () => {
    stage = await aDemo('2026-11-23T08:00:00Z');
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const shown = () => stage.demo.shows().faults;
  const prompts = (month: string) => stage.messages(ids.ana).filter(text => text.includes(`check-in for ${month}`));

  it.each([
    ['lost_answers', 'December', '2026-12-01'],
    ['rate_limited', 'January', '2027-01-04'],
  ] as const)(
    'leave one message each: with %s a prompt arrives once, also when the bot is restarted in the middle of it',
    async (fault, month, day) => {
      await stage.until(`${day}T05:00:00Z`);
      expect(prompts(month)).toEqual([]);
      stage.demo.setFault(fault, true);
      await stage.until(`${day}T07:00:00Z`);
      await stage.demo.restart();
      expect(shown()).toMatchObject({ on: [fault], restarting: false });
      await stage.until(`${day}T16:00:00Z`);
      expect(shown().met[fault]).toBeGreaterThan(0);
      expect(prompts(month)).toHaveLength(1);
      stage.demo.setFault(fault, false);
      await stage.demo.restart();
      await stage.until(`${day}T20:00:00Z`);
      expect(prompts(month)).toHaveLength(1);
      expect(shown()).toMatchObject({ on: [], twice: 0 });
      expect(shown().messages).toBeGreaterThan(1);
      expect((await stage.app.health()).slack).toBeUndefined();
      expect(stage.workspace.violations).toEqual([]);
    },
  );

  it('are done one at a time: who asks for a restart during a restart, or for a round, has that one', async () => {
    const { restarts } = shown();
    const both = [stage.demo.restart(), stage.demo.restart()];
    expect(shown().restarting).toBe(true);
    await Promise.all([...both, stage.app.round()]);
    expect(shown()).toMatchObject({ restarting: false, restarts: restarts + 1 });
    expect(await stage.app.nextMoment()).toBeDefined();
  });

  it('would show a message that came twice', () => {
    const { messages } = stage.workspace.appConversation(ids.ana);
    const before = shown();
    messages.push(...messages.slice(-1).map(message => ({ ...message, ts: `${message.ts}1` })));
    expect(shown()).toMatchObject({ messages: before.messages + 1, twice: 1 });
  });
});
