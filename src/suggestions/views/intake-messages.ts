import type { Language } from '../../i18n/language.ts';
import { button, type Message, section } from '../../slack/blocks.ts';
import type { SuggestionKind } from '../rules.ts';
import { openSuggestionAction } from './ids.ts';
import { intakeVoice, named } from './words.ts';

export interface ReceivedModel {
  readonly id: string;
  readonly client: string;
  readonly kind: SuggestionKind;
  /** who passed it on */
  readonly filer: string;
}

/** To whoever looks after it: it came in. */
export function receivedMessage({ id, client, kind, filer }: ReceivedModel, language: Language): Message {
  const say = intakeVoice(language);
  return withButton(say('message.received', { client: named(client), kind, name: named(filer) }), id, language);
}

export interface AnsweredModel {
  readonly id: string;
  readonly client: string;
  readonly kind: SuggestionKind;
  readonly outcome: 'done' | 'declined';
}

/** To whoever passed it on: the client knows what became of it. */
export function answeredMessage({ id, client, kind, outcome }: AnsweredModel, language: Language): Message {
  const say = intakeVoice(language);
  return withButton(say('message.answered', { client: named(client), kind, outcome }), id, language);
}

function withButton(text: string, id: string, language: Language): Message {
  const open = button({ text: intakeVoice(language)('word.look'), actionId: openSuggestionAction, value: id });
  return { text, blocks: [section(text, open)] };
}
