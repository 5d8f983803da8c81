import type { App, ReceiverEvent } from '@slack/bolt';
import { expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { attendArrivals } from '../../src/slack/arrivals.ts';
import { atHand } from '../../src/slack/at-hand.ts';

/** What reaches Bolt, which acknowledges at once. */
function behindArrivals(firstTime: () => Promise<boolean>) {
  const reached: string[] = [];
  const app = {
    processEvent: async ({ body, ack }: ReceiverEvent) => {
      await ack();
      reached.push(body.type);
    },
  } as unknown as App;
  attendArrivals(app, { log: silentLog, teamId: 'TOURS', atHand: atHand(), firstTime }, ['team_join']);
  return { app, reached };
}

const joined = { type: 'event_callback', team_id: 'TOURS', event_id: 'Ev1', event: { type: 'team_join' } };

it('takes an event that is noted, though Slack no longer waits for the answer', async () => {
  const { app, reached } = behindArrivals(async () => true);
  await app.processEvent({ body: joined, ack: async () => Promise.reject(new Error('it is too late')) });
  expect(reached).toEqual(['event_callback']);
});

it('acknowledges an event that it knows, and does nothing more', async () => {
  const { app, reached } = behindArrivals(async () => false);
  const acked: string[] = [];
  await app.processEvent({ body: joined, ack: async () => void acked.push('ack') });
  expect({ acked, reached }).toEqual({ acked: ['ack'], reached: [] });
});

it('notes nothing but events that somebody listens to', async () => {
  const { app, reached } = behindArrivals(async () => Promise.reject(new Error('nobody should ask')));
  const others = [{ type: 'block_actions' }, { ...joined, event: { type: 'reaction_added' } }];
  for (const body of others) await app.processEvent({ body, ack: async () => undefined });
  expect(reached).toEqual(['block_actions', 'event_callback']);
});

it('drops an event of another workspace, though it is signed with our secret', async () => {
  const { app, reached } = behindArrivals(async () => Promise.reject(new Error('nobody should ask')));
  const acked: string[] = [];
  await app.processEvent({ body: { ...joined, team_id: 'TOTHER' }, ack: async () => void acked.push('ack') });
  expect({ acked, reached }).toEqual({ acked: ['ack'], reached: [] });
});
