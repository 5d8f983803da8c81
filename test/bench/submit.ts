import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { secret } from '../../src/config.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { openStory } from '../support/story.ts';
import { end } from './click.ts';
import { bigFirm } from './firm.ts';
import { ms, percentile, type Row } from './measure.ts';

const consultants = 1_500;
const answering = 200;
const perSecond = 50;

/** Fifty people a second send their check-in while the sender is busy with everybody's prompt. */
export async function submitUnderLoad(database: string): Promise<Row[]> {
  const story = await openStory({
    at: '2026-11-23T08:00:00Z',
    firm: bigFirm(consultants),
    database: { config: { kind: 'postgres', url: secret(database) }, drop: async () => undefined },
  });
  await story.begin();
  await story.until('2026-12-01T06:59:59Z');
  const sending = story.until('2026-12-01T07:00:00Z');
  const quick = await openForms(story.sandbox);
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const from = performance.now();
  for (const [i, { user, viewId }] of quick.entries()) {
    await pause(Math.max(0, from + (i * 1000) / perSecond - performance.now()));
    under.push(submit(story.sandbox, user, viewId, times));
  }
  await Promise.all(under);
  const { waiting = 0 } = await story.outbox();
  await sending;
  await end(story);
  return [
    {
      what: `submit acked, ${perSecond}/s while the sender runs (${waiting} still to send at the end), p99`,
      bar: '< 500 ms',
      measured: `${ms(percentile(times, 0.99))}, ratio to p50 ${(percentile(times, 0.99) / percentile(times, 0.5)).toFixed(1)}`,
      baseline: `its own p50: ${ms(percentile(times, 0.5))}`,
    },
  ];
}

async function openForms({ workspace }: Sandbox): Promise<{ user: string; viewId: string }[]> {
  const opened: { user: string; viewId: string }[] = [];
  for (let i = 0; opened.length < answering; i = (i + 1) % consultants) {
    const user = `U0C${String(i).padStart(7, '0')}`;
    if (opened.some(each => each.user === user)) continue;
    const channel = workspace.appConversation(user).id;
    const message = workspace.messagesSeenBy(user, channel).at(-1);
    const block = message?.blocks.find(each => each.type === 'section' && each.accessory);
    if (!message || block?.type !== 'section' || block.accessory?.type !== 'button') {
      await pause(1);
      continue;
    }
    await workspace.click(user, {
      channel,
      ts: message.ts,
      blockId: block.block_id ?? '',
      actionId: block.accessory.action_id ?? '',
    });
    const view = await workspace.until(() => workspace.openViews(user).at(-1));
    opened.push({ user, viewId: view.id });
  }
  return opened;
}

async function submit({ workspace }: Sandbox, user: string, viewId: string, times: number[]): Promise<void> {
  const choose = (type: string, value: string) => ({ type, selected_option: { value } });
  const from = performance.now();
  const outcome = await workspace.submit(user, viewId, {
    score: { score: choose('static_select', '8') },
    load: { load: choose('radio_buttons', '3') },
    support: { support: choose('radio_buttons', 'yes') },
    agreement: { agreement: choose('radio_buttons', '4') },
  });
  if (outcome.kind !== 'acknowledged') throw new Error(`a submission was ${outcome.kind}`);
  times.push(performance.now() - from);
}
