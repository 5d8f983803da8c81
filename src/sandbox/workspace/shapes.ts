import { tzOffset } from '@date-fns/tz';
import { counterpart } from './counterpart.ts';
import type { Conversation, Message, Person, View } from './records.ts';
import type { State } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

/** A person as `users.info` and the user events show her; the mail address only to an app that may read it. */
export function userShape(state: State, person: Person): Json {
  const { team, app } = state.records;
  const isFull = !person.deactivated;
  return {
    id: person.id,
    team_id: team.id,
    name: person.name,
    deleted: person.deactivated,
    real_name: person.realName,
    tz: person.zone,
    tz_label: person.zone,
    tz_offset: tzOffset(person.zone, state.clock.now()) * 60,
    profile: profileShape(state, person, app.scopes.includes('users:read.email')),
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
    ...(isFull && {
      is_admin: person.isAdmin,
      is_owner: person.isOwner,
      is_primary_owner: false,
      is_restricted: person.isGuest || person.isSingleChannelGuest,
      is_ultra_restricted: person.isSingleChannelGuest,
    }),
    ...(person.isStranger && { is_stranger: true }),
  };
}

function profileShape({ records: { team } }: State, person: Person, withMail: boolean): Json {
  return {
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    title: person.title,
    team: team.id,
    ...(withMail && person.mail !== null && { email: person.mail }),
  };
}

export function conversationShape(state: State, conversation: Conversation): Json {
  const { id, kind, created, archived, members } = conversation;
  const common = { id, created, is_archived: archived, is_org_shared: false, context_team_id: state.records.team.id };
  if (kind === 'app') {
    return { ...common, is_im: true, user: counterpart(state, conversation), priority: 0 };
  }
  const blank = { value: '', creator: '', last_set: 0 };
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: members.has(state.records.bot.userId),
    topic: blank,
    purpose: blank,
  };
}

/** A message as history shows it; the payload of its metadata only when asked for. */
export function messageShape(state: State, message: Message, allMetadata: boolean): Json {
  const { bot, team } = state.records;
  const isBot = message.author === bot.userId;
  const { metadata, editedTs, threadTs } = message;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(isBot && { bot_id: bot.botId, app_id: bot.appId }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(metadata !== null && { metadata: allMetadata ? metadata : { event_type: metadata.event_type } }),
    ...(editedTs !== null && { edited: { user: message.author, ts: editedTs } }),
    ...(threadTs !== null && { thread_ts: threadTs }),
    ...(message.fileIds.length > 0 && { files: message.fileIds.map(id => fileShape(state, id)) }),
  };
}

export function fileShape(state: State, id: string): Json {
  const file = state.records.files.get(id);
  return { id, name: file?.name ?? '', title: file?.title ?? '', size: file?.length ?? 0 };
}

/** A view as payloads and `views.*` show it. */
export function viewShape(state: State, view: View): Json {
  const { team, bot } = state.records;
  const { content } = view;
  const words = (text: string | null) => (text === null ? null : { type: 'plain_text', text, emoji: true });
  return {
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: content.blocks,
    private_metadata: content.privateMetadata,
    callback_id: content.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: words(content.title),
    submit: words(content.submit),
    close: words(content.close),
    clear_on_close: content.clearOnClose,
    notify_on_close: content.notifyOnClose,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    external_id: content.externalId,
    app_id: bot.appId,
    app_installed_team_id: team.id,
    bot_id: bot.botId,
  };
}
