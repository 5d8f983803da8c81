import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { harmless, type ModalView, notice } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { voice } from './words.ts';

/** For whoever has lost the matter, and for whoever never had it. */
export function notYours(language: Language): ModalView {
  const say = voice(language);
  return notice(say('page.title'), say('page.not_yours'), say('word.close'));
}

export function proposedNotice(name: string, isHerself: boolean, language: Language): ModalView {
  const say = voice(language);
  const text = isHerself ? say('proposed.self') : say('proposed.text', { name: harmless(name) });
  return notice(say('proposed.title'), text, say('word.close'));
}

/** After her answer. `begun`: her first day, where her yes was all that was missing. */
export function thanksNotice(
  answer: 'yes' | 'no' | 'agreed' | { readonly begun: LocalDate },
  language: Language,
): ModalView {
  const say = voice(language);
  const text =
    typeof answer === 'object'
      ? say('thanks.begun', { day: shortDay(answer.begun, language) })
      : say(`thanks.${answer}`);
  return notice(say('thanks.title'), text, say('word.close'));
}

export function goalNotice(key: 'thanks_yes' | 'thanks_other' | 'closed', language: Language): ModalView {
  const say = voice(language);
  return notice(say(key === 'closed' ? 'goal.title' : 'thanks.title'), say(`goal.${key}`), say('word.close'));
}

export function startedNotice(engagement: string, language: Language): ModalView {
  const say = voice(language);
  return notice(say('started.title'), say('started.text', { engagement: harmless(engagement) }), say('word.close'));
}
