import type { App } from '@slack/bolt';
import { withdrawAction } from '../../src/enps/views/form.ts';
import { openAnswerAction } from '../../src/enps/views/ids.ts';
import type { Inside } from '../../src/inside.ts';
import type { Log } from '../../src/ports.ts';
import { atHand } from '../../src/slack/at-hand.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { FormState, FormValue } from '../../src/slack/form.ts';
import { register } from '../../src/slack/register.ts';
import type { Reply } from './population.ts';
import type { QuietSlack } from './slack.ts';

/** What Slack hears when somebody has submitted a form; undefined: it closes. */
export type Acknowledgement =
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | undefined;

/** What somebody does with the question. */
export interface Doors {
  /** Clicks the button of the invitation; what then stands on her screen. */
  open(slackUserId: string, roundId: string): Promise<ModalView | undefined>;
  submit(slackUserId: string, view: ModalView, reply: Reply): Promise<Acknowledgement>;
  /** Clicks in the open form that she takes her answer back; what then stands on her screen. */
  withdraw(slackUserId: string, view: ModalView, roundId: string): Promise<ModalView | undefined>;
}

type Arrival = (given: Record<string, unknown>) => Promise<void>;

interface House {
  readonly slack: QuietSlack;
  readonly log: Log;
  readonly teamId: string;
  /** after whatever may have changed something */
  readonly afterwards: () => Promise<void>;
}

/** The listeners behind the production wrapper, which words, acknowledges and logs whatever goes wrong. */
export function openDoors({ listeners }: Inside, { slack, log, teamId, afterwards }: House): Doors {
  const doors = new Map<string, Arrival>();
  const door = (name: string) => (_filter: unknown, arrival: Arrival) => void doors.set(name, arrival);
  const bolt = { action: door('action'), view: door('view'), shortcut: door('shortcut'), command: door('command') };
  const en = 'en' as const;
  const asked = { languageOf: async () => en, lastLanguageOf: () => en, firstTime: async () => true, atHand: atHand() };
  const after: Promise<void>[] = [];
  // All that `register` takes of Bolt.
  const app = { ...bolt, event: () => undefined, processEvent: async () => undefined } as unknown as App;
  register(
    app,
    { slack: slack.port, log, teamId, ...asked, afterwards: () => void after.push(afterwards()) },
    listeners,
  );
  const enter = async (name: string, given: Record<string, unknown>) => {
    await doors.get(name)?.(given);
    await Promise.all(after.splice(0));
  };
  const who = (id: string) => ({ user: { id, team_id: teamId }, team: { id: teamId }, trigger_id: id });
  const click = async (slackUserId: string, action: object, view?: object) => {
    const body = { ...who(slackUserId), actions: [action], ...(view ? { view } : {}) };
    await enter('action', { ack: async () => undefined, respond: async () => undefined, action, body });
    return slack.screens.get(slackUserId);
  };
  return {
    open: (slackUserId, value) => click(slackUserId, { action_id: openAnswerAction, value }),
    submit: async (slackUserId, view, reply) => {
      const heard: Acknowledgement[] = [];
      const body = { ...who(slackUserId), view: { ...view, state: { values: filled(view, reply) } } };
      await enter('view', { ack: async (answer: Acknowledgement) => heard.push(answer), body });
      return heard[0];
    },
    withdraw: (slackUserId, view, value) => {
      const inside = { ...view, id: slackUserId, hash: '', state: { values: {} } };
      return click(slackUserId, { action_id: withdrawAction, value }, inside);
    },
  };
}

/** Every field by its kind: the choice is the score, the text is the why. */
function filled(view: ModalView, { score, why }: Reply): FormState {
  const values: Record<string, Record<string, FormValue>> = {};
  for (const block of view.blocks) {
    if (!('element' in block) || block.block_id === undefined) continue;
    const { element } = block;
    if (element.type === 'static_select')
      values[block.block_id] = { [element.action_id ?? '']: { selected_option: { value: String(score) } } };
    if (element.type === 'plain_text_input') values[block.block_id] = { [element.action_id ?? '']: { value: why } };
  }
  return values;
}
