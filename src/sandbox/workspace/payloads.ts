import type { Usable } from './blocks.ts';
import type { Conversation, Message, Person, View } from './records.ts';
import { messageShape, viewShape } from './shapes.ts';
import { nextTs, type State } from './state.ts';
import { mintResponseUrl, mintTrigger } from './triggers.ts';
import { chosenValue, currentValues } from './values.ts';

type Json = Readonly<Record<string, unknown>>;

/** What every interactive payload carries. Which names of the person it says, Slack decides payload by payload. */
function common({ records: { team } }: State, { id, name }: Person, ...names: readonly ('name' | 'username')[]): Json {
  return {
    user: { id, ...Object.fromEntries(names.map(key => [key, name])), team_id: team.id },
    token: 'sandbox',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function channelShape({ id, name }: Conversation): Json {
  return { id, name };
}

function action(state: State, usable: Usable, chosen: Json | undefined): Json {
  const { text, value, url, style, confirm, placeholder } = usable.element;
  return {
    type: usable.type,
    action_id: usable.actionId,
    block_id: usable.blockId,
    ...Object.fromEntries(
      Object.entries({ text, value, url, style, confirm, placeholder }).filter(([, given]) => given !== undefined),
    ),
    ...chosenValue(usable, chosen),
    action_ts: nextTs(state),
  };
}

export interface MessageClick {
  readonly person: Person;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly usable: Usable;
  readonly chosen: Json | undefined;
}

/** Slack leaves the message itself out when it is ephemeral. */
export function messageActionPayload(state: State, click: MessageClick): Json {
  const { person, conversation, message } = click;
  const isEphemeral = message.onlyFor !== null;
  const place = { message_ts: message.ts, channel_id: conversation.id, is_ephemeral: isEphemeral };
  const kept = state.records.choices.get(`${conversation.id}/${message.ts}/${person.id}`);
  return {
    type: 'block_actions',
    ...common(state, person, 'username', 'name'),
    api_app_id: state.records.bot.appId,
    container: { type: 'message', ...place, ...(message.threadTs !== null && { thread_ts: message.threadTs }) },
    trigger_id: mintTrigger(state, person.id),
    channel: channelShape(conversation),
    ...(!isEphemeral && { message: messageShape(state, message, true) }),
    state: { values: currentValues(message.blocks, kept) },
    response_url: state.link.responseUrl(mintResponseUrl(state, person.id, conversation.id, message.ts)),
    actions: [action(state, click.usable, click.chosen)],
  };
}

export function viewActionPayload(
  state: State,
  person: Person,
  view: View,
  usable: Usable,
  chosen: Json | undefined,
): Json {
  return {
    type: 'block_actions',
    ...common(state, person, 'username', 'name'),
    api_app_id: state.records.bot.appId,
    container: { type: 'view', view_id: view.id },
    trigger_id: mintTrigger(state, person.id, view.type === 'modal' ? view.id : null),
    view: viewShape(state, view),
    actions: [action(state, usable, chosen)],
  };
}

export function submissionPayload(state: State, person: Person, view: View): Json {
  return {
    type: 'view_submission',
    ...common(state, person, 'name'),
    api_app_id: state.records.bot.appId,
    trigger_id: mintTrigger(state, person.id, view.id),
    view: viewShape(state, view),
    response_urls: [],
  };
}

export function closedPayload(state: State, person: Person, view: View, isCleared: boolean): Json {
  return {
    type: 'view_closed',
    ...common(state, person, 'name'),
    api_app_id: state.records.bot.appId,
    view: viewShape(state, view),
    is_cleared: isCleared,
  };
}

export function commandPayload(
  state: State,
  {
    person,
    conversation,
    command,
    text,
  }: { person: Person; conversation: Conversation; command: string; text: string },
): Json {
  const { team, bot } = state.records;
  return {
    token: 'sandbox',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: conversation.id,
    channel_name: conversation.kind === 'private' ? 'privategroup' : conversation.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: bot.appId,
    is_enterprise_install: 'false',
    response_url: state.link.responseUrl(mintResponseUrl(state, person.id, conversation.id, null)),
    trigger_id: mintTrigger(state, person.id),
  };
}

export function globalShortcutPayload(state: State, person: Person, callbackId: string): Json {
  return {
    type: 'shortcut',
    ...common(state, person, 'username'),
    callback_id: callbackId,
    action_ts: nextTs(state),
    trigger_id: mintTrigger(state, person.id),
  };
}

export function messageShortcutPayload(
  state: State,
  callbackId: string,
  { person, conversation, message }: Pick<MessageClick, 'person' | 'conversation' | 'message'>,
): Json {
  return {
    type: 'message_action',
    ...common(state, person, 'username', 'name'),
    callback_id: callbackId,
    action_ts: nextTs(state),
    trigger_id: mintTrigger(state, person.id),
    response_url: state.link.responseUrl(mintResponseUrl(state, person.id, conversation.id, message.ts)),
    message_ts: message.ts,
    channel: channelShape(conversation),
    message: messageShape(state, message, true),
  };
}
