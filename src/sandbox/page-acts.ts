import { z } from 'zod';
import { watchAnswer } from './awaited.ts';
import type { PageAct, PageAnswer, PageDemo, PageEvent, PageFault, PageMove, PageRequest } from './page-api.ts';
import { Impossible, type Outcome, type Workspace } from './workspace/index.ts';

/** What the page's clock buttons do; the sandbox itself only shows the clock. */
export interface ClockHands {
  move(move: PageMove): Promise<void>;
  isMoving(): boolean;
  /** The clock is not set before the app has answered what somebody is doing; absent: it waits for nobody. */
  readonly await?: ((answered: Promise<unknown>) => void) | undefined;
  /** what stands beside Slack on the page; absent or undefined: nothing (yet) */
  readonly demo?: Demo | undefined;
}

/** What the page shows and does beside Slack. */
export interface Demo {
  shows(): PageDemo;
  /** ends the move under way */
  halt(): void;
  /** lets time pass until that step of the guide can be done */
  waitFor(step: string): Promise<void>;
  setFault(fault: PageFault, on: boolean): void;
  restart(): Promise<void>;
  timeline(): Promise<readonly PageEvent[]>;
}

const id = z.string();
const chosen = z.record(id, z.unknown()).optional();
const values = z.record(id, z.record(id, z.record(id, z.unknown())));
const element = { blockId: id, actionId: id, chosen };

const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('click'), channel: id, ts: id, ...element }),
  z.object({ type: z.literal('view_click'), viewId: id, ...element, values }),
  z.object({ type: z.literal('submit'), viewId: id, values }),
  z.object({ type: z.literal('close'), viewId: id, all: z.boolean() }),
  z.object({ type: z.literal('command'), channel: id, text: z.string() }),
  z.object({ type: z.literal('shortcut'), callbackId: id, channel: id.optional(), ts: id.optional() }),
  z.object({
    type: z.literal('write'),
    channel: id,
    text: z.string().min(1),
    thread: id.optional(),
    broadcast: z.boolean().optional(),
  }),
  z.object({ type: z.literal('read'), channel: id, thread: id.optional() }),
  z.object({ type: z.literal('open_home') }),
  z.object({ type: z.literal('dismiss'), channel: id, ts: id }),
  z.object({ type: z.literal('clock'), move: z.enum(['hour', 'day', 'next', 'month', 'year', 'stop']) }),
  z.object({ type: z.literal('wait_for'), step: id }),
  z.object({ type: z.literal('fault'), fault: z.enum(['rate_limited', 'lost_answers']), on: z.boolean() }),
  z.object({ type: z.literal('restart') }),
]);

const request = z.object({ as: id, act });

/** Does what a person did on the page. */
export async function performAct(workspace: Workspace, hands: ClockHands | null, body: unknown): Promise<PageAnswer> {
  const read = request.safeParse(body);
  if (!read.success) return { ok: false, error: z.prettifyError(read.error) };
  try {
    return answerOf(await actInTime(workspace, hands, dropUndefined(read.data)));
  } catch (error) {
    if (error instanceof Impossible) return { ok: false, error: error.message };
    throw error;
  }
}

/** What JSON left out is absent, never `undefined`. */
function dropUndefined(parsed: z.infer<typeof request>): PageRequest {
  return JSON.parse(JSON.stringify(parsed)) as PageRequest;
}

/** The clock waits until the app has answered. */
function actInTime(workspace: Workspace, hands: ClockHands | null, request: PageRequest): Promise<Outcome | null> {
  const { as, act } = request;
  if (!hands?.await || !isAnswered(act)) return actOut(workspace, hands, request);
  const answer = watchAnswer(workspace, as, act);
  const outcome = actOut(workspace, hands, request);
  hands.await(answer(outcome));
  return outcome;
}

/** Whether Slack waits for the app's acknowledgement, and the person with it. */
function isAnswered(act: PageAct): boolean {
  switch (act.type) {
    case 'click':
    case 'view_click':
    case 'submit':
    case 'command':
    case 'shortcut':
      return true;
    case 'close':
    case 'open_home':
    case 'write':
    case 'read':
    case 'dismiss':
    case 'clock':
    case 'wait_for':
    case 'fault':
    case 'restart':
      return false;
  }
}

async function actOut(
  workspace: Workspace,
  hands: ClockHands | null,
  { as, act }: PageRequest,
): Promise<Outcome | null> {
  switch (act.type) {
    case 'click':
      return workspace.click(as, act);
    case 'view_click':
      return workspace.clickInView(as, act);
    case 'submit':
      return workspace.submit(as, act.viewId, act.values);
    case 'close':
      return workspace.closeView(as, act.viewId, act.all);
    case 'command':
      return workspace.command(as, act.channel, act.text);
    case 'shortcut':
      return workspace.shortcut(as, act);
    case 'open_home':
      return workspace.openHome(as);
    case 'write':
      workspace.write(as, act.channel, act.text, { threadTs: act.thread ?? null, broadcast: act.broadcast === true });
      return null;
    case 'read':
      if (act.thread === undefined) workspace.read(as, act.channel);
      else workspace.readThread(as, act.channel, act.thread);
      return null;
    case 'dismiss':
      workspace.dismiss(as, act.channel, act.ts);
      return null;
    case 'clock':
    case 'wait_for':
    case 'fault':
    case 'restart':
      await actBeside(hands, act);
      return null;
  }
}

/** What is no part of Slack: the clock, and what the demo has beside it. */
async function actBeside(
  hands: ClockHands | null,
  act: Extract<PageAct, { type: 'clock' | 'wait_for' | 'fault' | 'restart' }>,
): Promise<void> {
  if (hands === null) throw new Impossible('this clock cannot be moved');
  if (act.type === 'clock' && act.move !== 'stop') return hands.move(act.move);
  const { demo } = hands;
  if (!demo) throw new Impossible('this workspace is no demo');
  switch (act.type) {
    case 'clock':
      return demo.halt();
    case 'wait_for':
      return demo.waitFor(act.step);
    case 'fault':
      return demo.setFault(act.fault, act.on);
    case 'restart':
      return demo.restart();
  }
}

/** How the app took it, the person sees on her screen: a note, words under the modal, errors at its fields. */
function answerOf(outcome: Outcome | null): PageAnswer {
  return outcome?.kind === 'fields' ? { ok: false, error: 'fields', fields: outcome.fields } : { ok: true };
}
