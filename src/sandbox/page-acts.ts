import { z } from 'zod';
import type { PageAct, PageAnswer, PageRequest } from './page-api.ts';
import { Impossible, type Outcome, type Workspace } from './workspace/index.ts';

/** What the page's clock buttons do; the sandbox itself only shows the clock. */
export interface ClockHands {
  move(move: Extract<PageAct, { type: 'clock' }>['move']): Promise<void>;
  isMoving(): boolean;
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
  z.object({ type: z.literal('write'), channel: id, text: z.string().min(1) }),
  z.object({ type: z.literal('read'), channel: id }),
  z.object({ type: z.literal('open_home') }),
  z.object({ type: z.literal('dismiss'), channel: id, ts: id }),
  z.object({ type: z.literal('clock'), move: z.enum(['hour', 'day', 'next', 'month']) }),
]);

const request = z.object({ as: id, act });

/** Does what a person did on the page. */
export async function performAct(workspace: Workspace, hands: ClockHands | null, body: unknown): Promise<PageAnswer> {
  const read = request.safeParse(body);
  if (!read.success) return { ok: false, error: z.prettifyError(read.error) };
  try {
    return answerOf(await actOut(workspace, hands, dropUndefined(read.data)));
  } catch (error) {
    if (error instanceof Impossible) return { ok: false, error: error.message };
    throw error;
  }
}

/** What JSON left out is absent, never `undefined`. */
function dropUndefined(parsed: z.infer<typeof request>): PageRequest {
  return JSON.parse(JSON.stringify(parsed)) as PageRequest;
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
      workspace.write(as, act.channel, act.text);
      return null;
    case 'read':
      workspace.read(as, act.channel);
      return null;
    case 'dismiss':
      workspace.dismiss(as, act.channel, act.ts);
      return null;
    case 'clock':
      if (hands === null) throw new Impossible('this clock cannot be moved');
      await hands.move(act.move);
      return null;
  }
}

/** How the app took it, the person sees on her screen: a note, words under the modal, errors at its fields. */
function answerOf(outcome: Outcome | null): PageAnswer {
  return outcome?.kind === 'fields' ? { ok: false, error: 'fields', fields: outcome.fields } : { ok: true };
}
