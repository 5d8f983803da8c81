import { isLanguage, type Language, languages, ownNames } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { type ModalView, modal, notice, radioInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { rosterTexts } from '../texts/index.ts';

export const languageCallback = 'roster.language.choose';
const field = 'language';

/** Each language stands in its own words, so that somebody lost in another one finds hers. */
export function languageForm(current: Language): ModalView {
  const say = speak(rosterTexts, current);
  return modal({
    callbackId: languageCallback,
    title: say('language.title'),
    submit: say('language.save'),
    close: say('language.close'),
    blocks: [
      radioInput({
        blockId: field,
        label: say('language.label'),
        choices: languages.map(language => ({ value: language, text: ownNames[language] })),
        initial: current,
      }),
    ],
  });
}

/** The chosen language; undefined when the form holds none. */
export function readLanguage(state: FormState): Language | undefined {
  const value = formValues(state)[field];
  return typeof value === 'string' && isLanguage(value) ? value : undefined;
}

/** Said in the language that was just chosen. */
export function languageChosen(language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return notice(say('language.saved_title'), say('language.saved'), say('language.close'));
}
