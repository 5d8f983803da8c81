import type { Language } from '../../i18n/language.ts';
import { button, type Message, section } from '../../slack/blocks.ts';
import type { SuggestionKind, SuggestionState } from '../rules.ts';
import { fileSuggestionAction, openHandOverAction, openSuggestionAction } from './ids.ts';
import { named, type PassingWords, passingVoice } from './words.ts';

interface About {
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly client: string;
}

/** She is asked to look after a suggestion: who asks, whose it is, a button. */
export function handOverMessage(
  { id, from, ...about }: About & { readonly from: string },
  language: Language,
): Message {
  const say = passingVoice(language);
  const text = say('message.hand_over', { ...wordsOf(about), from: named(from) });
  return oneButton(text, { text: say('word.look'), actionId: openHandOverAction, value: id, style: 'primary' });
}

/** It was taken, or came back. `maySee`: whether she still sees it herself. */
export function handedOverMessage(
  { id, to, isTaken, ...about }: About & { readonly to: string; readonly isTaken: boolean },
  maySee: boolean,
  language: Language,
): Message {
  const say = passingVoice(language);
  const text = say(isTaken ? 'message.taken' : 'message.returned', { ...wordsOf(about), to: named(to) });
  return maySee ? oneButton(text, looking(id, say)) : { text, blocks: [section(text)] };
}

/** What comes next with it. `isLast`: she is not asked again. */
export function nextMessage(
  { id, state, ...about }: About & { readonly state: SuggestionState },
  isLast: boolean,
  language: Language,
): Message {
  const say = passingVoice(language);
  // Whoever has answered is asked nothing: such a message is never drawn.
  const asked = say(`message.next.${state === 'answered' ? 'done' : state}`, wordsOf(about));
  return oneButton(isLast ? `${asked} ${say('message.last')}` : asked, looking(id, say));
}

/** A client suggested nothing for a quarter: the lead may ask. */
export function askMessage(
  { clientId, client }: { readonly clientId: string; readonly client: string },
  language: Language,
): Message {
  const say = passingVoice(language);
  const open = { text: say('message.ask_open'), actionId: fileSuggestionAction, value: clientId };
  return oneButton(say('message.ask', { client: named(client) }), open);
}

/** One line without a button: what a message becomes when a newer one takes its place. */
export function retiredMessage(language: Language): Message {
  const text = passingVoice(language)('message.retired');
  return { text, blocks: [section(text)] };
}

const wordsOf = ({ kind, client }: Omit<About, 'id'>) => ({ kind, client: named(client) });
const looking = (id: string, say: PassingWords) => ({
  text: say('word.look'),
  actionId: openSuggestionAction,
  value: id,
});

function oneButton(text: string, words: Parameters<typeof button>[0]): Message {
  return { text, blocks: [section(text, button(words))] };
}
