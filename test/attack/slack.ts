import type { ModalView } from '../../src/slack/blocks.ts';
import type { SlackPort, SlackUser } from '../../src/slack/client.ts';
import { memorySlack } from '../delivery/memory-slack.ts';

/** Slack as far as a round needs it: messages that arrive, and the modal that each has open. */
export interface QuietSlack {
  readonly port: SlackPort;
  /** by trigger, which here is whoever clicked */
  readonly screens: ReadonlyMap<string, ModalView>;
}

export function quietSlack(users: readonly SlackUser[], teamId: string): QuietSlack {
  const messages = memorySlack().port();
  const screens = new Map<string, ModalView>();
  const own: Partial<SlackPort> = {
    identity: async () => ({ teamId, teamName: 'Firm', botUserId: 'UBOT', botId: 'BBOT' }),
    people: async function* () {
      yield* users;
    },
    openView: async (trigger, view) => {
      screens.set(trigger, view);
      return { id: trigger, hash: '' };
    },
    updateView: async (viewId, _hash, view) => void screens.set(viewId, view),
    pushView: async (trigger, view) => void screens.set(trigger, view),
    publishHome: async () => undefined,
  };
  const port = new Proxy(own, { get: (calls, name) => Reflect.get(calls, name) ?? Reflect.get(messages, name) });
  return { port: port as SlackPort, screens };
}
