import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { type ModalView, notice } from '../../slack/blocks.ts';
import type { Refusal } from '../rules.ts';
import { askTexts } from '../texts/index.ts';
import { type Moment, momentWords } from './moment.ts';

/** After sending, and after withdrawing: until when she can think otherwise, by her clock. */
export function replied(key: 'thanks.answered' | 'thanks.withdrawn', until: Moment, language: Language): ModalView {
  const say = speak(askTexts, language);
  return notice(say('form.title'), say(key, momentWords(until, language)), say('thanks.close'));
}

/** Why there is nothing to answer, in a modal of its own. */
export function refusedNotice(why: Refusal, language: Language): ModalView {
  const say = speak(askTexts, language);
  return notice(say('form.title'), say(`refused.${why}`), say('thanks.close'));
}

/** The same inside the form, so that what she wrote stays. `outdated`: its words are no longer the ones that are asked. */
export const refusedErrors = (why: Refusal | 'outdated', language: Language): Record<string, string> => ({
  score: speak(askTexts, language)(`kept.${why}`),
});
