import type {
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  RespondFn,
  SlashCommand,
  ViewSubmitAction,
} from '@slack/bolt';
import { isConnectionLost } from '../db/errors.ts';
import type { Language } from '../i18n/language.ts';
import { speak } from '../i18n/text.ts';
import { pause } from '../time/clock.ts';
import { type Arriving, attendArrivals } from './arrivals.ts';
import { type ModalView, notice } from './blocks.ts';
import type { SlackPort } from './client.ts';
import { runCommand } from './commands.ts';
import { failureOf } from './errors.ts';
import type { FormState } from './form.ts';
import type {
  Click,
  ClickReply,
  Listeners,
  Opening,
  ShortcutUse,
  SlackEvent,
  Submission,
  SubmissionReply,
} from './listeners.ts';
import { messageWords } from './message-words.ts';
import { follow } from './open.ts';
import { slackTexts } from './texts/index.ts';

/** What the listeners' room needs from above and beside. */
export interface Reception extends Arriving {
  readonly slack: SlackPort;
  /** the only team that is served; anybody else's click is refused */
  readonly teamId: string;
  readonly languageOf: (slackUserId: string) => Promise<Language>;
  /** The one in which she was last spoken to from here, asking nobody: for when the database may be what failed. */
  readonly lastLanguageOf: (slackUserId: string) => Language;
  /** after whatever may have changed something: a message may wait to be sent */
  readonly afterwards: () => void;
}

/** Connects the features' listeners to Bolt. One way in for each kind of interaction, one wrapper for all that can go wrong. */
export function register(app: App, reception: Reception, listeners: readonly Listeners[]): void {
  const all = merge(listeners);
  attendArrivals(app, reception, Object.keys(all.events));
  registerClicks(app, reception, all);
  registerSubmissions(app, reception, all);
  registerShortcuts(app, reception, all);
  registerEvents(app, reception, all);
  app.command('/hats', async ({ command, ack }) => {
    const reply = await guarded(reception, 'command', () => answerCommand(reception, all, command));
    await ack(reply.ok ? reply.value : { text: trouble(reception, command.user_id, troubleOf(reply.error)) });
  });
}

function registerClicks(app: App, reception: Reception, all: Required<Listeners>): void {
  app.action<BlockAction>(/.*/, async ({ ack, action, body, respond }) => {
    await ack();
    const listener = all.clicks[action.action_id];
    const answered = await guarded(reception, nameInLog(all, action.action_id), async () => {
      if (!isOurs(reception, body.team?.id, body.user.team_id)) throw new Stranger();
      if (!listener) return answerOldButton(reception, body, respond);
      const answer = await listener(clickOf(body));
      await reply(reception, answer, body, respond);
      if (mayHaveChanged(answer)) reception.afterwards();
    });
    if (!answered.ok && !isSecondArrival(answered.error)) await sayTrouble(reception, body, respond, answered.error);
  });
}

function registerSubmissions(app: App, reception: Reception, all: Required<Listeners>): void {
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body }) => {
    const listener = all.submissions[body.view.callback_id];
    const outcome = await guarded(
      reception,
      nameInLog(all, body.view.callback_id),
      async (): Promise<SubmissionReply> => {
        if (!isOurs(reception, body.team?.id, body.user.team_id)) throw new Stranger();
        return listener ? await twiceIfLost(() => listener(submissionOf(body))) : 'close';
      },
    );
    if (outcome.ok) await ackSubmission(ack, outcome.value);
    else await ack({ response_action: 'errors', errors: errorInside(reception, body) });
    reception.afterwards();
  });
}

/** A shortcut has no place to say a word but a modal. */
function registerShortcuts(app: App, reception: Reception, all: Required<Listeners>): void {
  app.shortcut(/.*/, async ({ ack, body }) => {
    await ack();
    const listener = all.shortcuts[body.callback_id];
    const outcome = await guarded(reception, body.callback_id, async () => {
      if (!isOurs(reception, body.team?.id, userTeam(body))) throw new Stranger();
      if (listener) await open(reception, body.trigger_id, await listener(shortcutOf(body)));
    });
    if (outcome.ok || isSecondArrival(outcome.error)) return;
    await guarded(reception, 'say_trouble', async () =>
      reception.slack.openView(body.trigger_id, troubleView(reception, body.user.id, outcome.error)),
    );
  });
}

function registerEvents(app: App, reception: Reception, all: Required<Listeners>): void {
  for (const [type, listener] of Object.entries(all.events))
    app.event(type, async ({ event }) => {
      const outcome = await guarded(reception, type, () => listener(event as unknown as SlackEvent));
      if (outcome.ok) reception.afterwards();
    });
}

/**
 * Where the connection broke it is not known whether the answer was stored; every submission is keyed by what it answers, so it is
 * simply made again. Should that fail as well, she is told inside the modal.
 */
async function twiceIfLost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    return work();
  }
}

class Stranger extends Error {
  override readonly name = 'Stranger';
}

/** What is discreet goes by a name that any failing command has: one of its own would tell who it was. */
const nameInLog = ({ discreet }: Required<Listeners>, id: string): string => (discreet.includes(id) ? 'command' : id);

type Guarded<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** The one place where a listener's failure ends: logged by name, never with content. */
async function guarded<T>(reception: Reception, what: string, work: () => Promise<T>): Promise<Guarded<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    const code = (error as { code?: unknown } | null)?.code;
    reception.log.error('listener_failed', { what, error: name, code: typeof code === 'string' ? code : undefined });
    return { ok: false, error };
  }
}

async function answerCommand(
  reception: Reception,
  all: Required<Listeners>,
  command: SlashCommand,
): Promise<{ text: string } | undefined> {
  if (command.team_id !== reception.teamId) throw new Stranger();
  const reply = await runCommand(all.commands, reception.languageOf, {
    slackUserId: command.user_id,
    text: command.text,
  });
  reception.afterwards();
  if ('say' in reply) return { text: reply.say };
  await open(reception, command.trigger_id, reply);
  return undefined;
}

/** Opens a modal. What is slower follows by itself: a command is acknowledged only after this, and has three seconds. */
async function open(reception: Reception, trigger: string, opening: Opening): Promise<void> {
  const { later } = opening;
  const opened = await reception.slack.openView(trigger, opening.open);
  if (!later) return;
  void reception.atHand.attend(guarded(reception, 'later_view', () => follow(reception.slack, opened, later, pause)));
}

/** Whoever only opened a modal has changed nothing yet. */
const mayHaveChanged = (answer: ClickReply): boolean => answer === 'nothing' || !('open' in answer || 'push' in answer);

async function reply(reception: Reception, answer: ClickReply, body: BlockAction, respond: RespondFn): Promise<void> {
  if (answer === 'nothing') return;
  if ('open' in answer) return open(reception, body.trigger_id, answer);
  if ('push' in answer) return reception.slack.pushView(body.trigger_id, answer.push);
  if ('say' in answer) return say(respond, answer.say);
  if (body.view) return reception.slack.updateView(body.view.id, body.view.hash, answer.update);
  throw new Error('there is no view to update');
}

async function ackSubmission(
  ack: (
    answer?:
      | { response_action: 'errors'; errors: Record<string, string> }
      | { response_action: 'update'; view: ModalView },
  ) => Promise<void>,
  answer: SubmissionReply,
): Promise<void> {
  if (answer === 'close') return ack();
  if ('errors' in answer) return ack({ response_action: 'errors', errors: answer.errors });
  return ack({ response_action: 'update', view: answer.update });
}

const say = async (respond: RespondFn, text: string): Promise<void> =>
  void (await respond({ text, response_type: 'ephemeral', replace_original: false }));

async function answerOldButton(reception: Reception, body: BlockAction, respond: RespondFn): Promise<void> {
  if (!body.response_url) return;
  await say(respond, speak(slackTexts, await reception.languageOf(body.user.id))('trouble.old_button'));
}

async function sayTrouble(reception: Reception, body: BlockAction, respond: RespondFn, error: unknown): Promise<void> {
  if (!body.response_url) return;
  await guarded(reception, 'say_trouble', async () => say(respond, trouble(reception, body.user.id, troubleOf(error))));
}

/** The same click delivered twice: its trigger was used by the first one, and she sees what that opened. */
const isSecondArrival = (error: unknown): boolean => {
  const failure = error instanceof Error ? failureOf(error) : undefined;
  return failure?.error === 'exchanged_trigger_id';
};

const troubleOf = (error: unknown) => (error instanceof Stranger ? 'trouble.stranger' : 'trouble.click');

/** The error stands under the first input, so that the modal stays open with all that was typed. */
function errorInside(reception: Reception, body: ViewSubmitAction): Record<string, string> {
  const input = body.view.blocks.find(block => block.type === 'input');
  return { [input?.block_id ?? 'none']: trouble(reception, body.user.id, 'trouble.submission') };
}

function troubleView(reception: Reception, slackUserId: string, error: unknown): ModalView {
  const say = speak(slackTexts, reception.lastLanguageOf(slackUserId));
  return notice(say('trouble.title'), say(troubleOf(error)), say('trouble.close'));
}

function trouble(reception: Reception, slackUserId: string, key: keyof typeof slackTexts.en): string {
  return speak(slackTexts, reception.lastLanguageOf(slackUserId))(key);
}

const isOurs = (reception: Reception, team: string | undefined, userTeam: string | undefined): boolean =>
  team === reception.teamId && (userTeam === undefined || userTeam === reception.teamId);

function clickOf(body: BlockAction): Click {
  const action = body.actions[0] as { value?: string; selected_option?: { value: string } } | undefined;
  return {
    slackUserId: body.user.id,
    value: action?.value ?? action?.selected_option?.value ?? '',
    view: body.view ? { metadata: body.view.private_metadata, state: body.view.state.values as FormState } : undefined,
  };
}

type ShortcutBody = GlobalShortcut | MessageShortcut;

const userTeam = ({ user }: ShortcutBody): string | undefined => ('team_id' in user ? user.team_id : undefined);

function shortcutOf(body: ShortcutBody): ShortcutUse {
  const slackUserId = body.user.id;
  if (body.type !== 'message_action') return { slackUserId, message: undefined };
  const { channel, message, team } = body;
  const link = `https://${team?.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { slackUserId, message: { text: messageWords(message.text ?? ''), link } };
}

function submissionOf(body: ViewSubmitAction): Submission {
  return {
    slackUserId: body.user.id,
    metadata: body.view.private_metadata,
    state: body.view.state.values as FormState,
  };
}

/** Without a prototype: what Slack names (a command's word, say) finds a listener or nothing, never `constructor`. */
const merged = <T>(...rooms: (Readonly<Record<string, T>> | undefined)[]): Record<string, T> =>
  Object.assign(Object.create(null), ...rooms);

function merge(listeners: readonly Listeners[]): Required<Listeners> {
  return {
    clicks: merged(...listeners.map(room => room.clicks)),
    submissions: merged(...listeners.map(room => room.submissions)),
    commands: merged(...listeners.map(room => room.commands)),
    shortcuts: merged(...listeners.map(room => room.shortcuts)),
    events: merged(...listeners.map(room => room.events)),
    discreet: listeners.flatMap(room => room.discreet ?? []),
  };
}
