import type { Language } from '../../i18n/language.ts';
import { button, type KnownBlock, type ModalView, notice, section } from '../../slack/blocks.ts';
import type { MeetingKey } from '../rules.ts';
import { type ClientModel, openWordAction } from './overview.ts';
import { keyValue } from './targets.ts';
import { meant, named, voice, type Words, whenWords } from './words.ts';

/** For whoever has lost the matter, and for whoever never had it. */
export function notYours(language: Language): ModalView {
  const say = voice(language);
  return notice(say('overview.title'), say('notice.not_yours'), say('word.close'));
}

/** What stands above the client’s page: what was just done, or why it was not. */
export type Note = (model: ClientModel, language: Language) => KnownBlock[];

/** The button was an old one. */
export const lateNote =
  (why: 'held' | 'gone'): Note =>
  (_, language) => [section(voice(language)(why === 'held' ? 'notice.held_already' : 'notice.gone'))];

export const bookedNote =
  ({ kind }: MeetingKey, key: 'booked' | 'moved'): Note =>
  (model, language) => {
    const say = voice(language);
    const { booking } = model.kinds[kind];
    if (!booking) return [];
    const words = { ...meant({ client: model.client, kind }), ...whenWords(booking, language) };
    return [section(say(`notice.${key}`, words)), section(say('notice.file'))];
  };

/** A register to which something of a meeting went, and the button that opens it for the client. */
export interface NotedIn {
  readonly what: 'promises' | 'suggestions';
  readonly label: (language: Language) => string;
  readonly actionId: string;
}

/** It is written down; and had the client something to say about somebody’s work? `noted`: where something waits for more. */
export const heldNote =
  (key: MeetingKey, outcome: 'held' | 'corrected', noted: readonly NotedIn[]): Note =>
  (model, language) => {
    const say = voice(language);
    const words = { client: model.client, kind: key.kind };
    const { booking } = model.kinds[key.kind];
    const next =
      outcome === 'held' && booking
        ? [section(say('notice.next', { ...meant(words), ...whenWords(booking, language) }))]
        : [];
    const registers = noted.map(({ what, label, actionId }) =>
      section(say(`notice.${what}`), button({ text: label(language), actionId, value: key.clientId })),
    );
    return [section(say(`notice.${outcome}`), wordButton(key, 'button.word', say)), ...registers, ...next];
  };

/** The client’s words wait for her talk; there may be more of them. */
export const wordNote =
  (key: MeetingKey): Note =>
  (_, language) => {
    const say = voice(language);
    return [section(say('notice.word'), wordButton(key, 'button.another_word', say))];
  };

const wordButton = (key: MeetingKey, label: 'button.word' | 'button.another_word', say: Words) =>
  button({ text: say(label), actionId: openWordAction, value: keyValue(key) });

/** Nobody is on the team about whose work anything could be said. */
export const nobodyNote: Note = ({ client }, language) => [
  section(voice(language)('words.nobody', { client: named(client) })),
];

export const cancelledNote =
  ({ kind }: MeetingKey): Note =>
  ({ client }, language) => [section(voice(language)('notice.cancelled', meant({ client, kind })))];

export const rhythmNote: Note = ({ client }, language) => [
  section(voice(language)('notice.rhythm', { client: named(client) })),
];
