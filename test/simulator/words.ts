import { recordNotice } from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { speak } from '../../src/i18n/text.ts';
import { pulseTexts } from '../../src/pulse/texts/index.ts';
import type { Acknowledgement } from './app.ts';

/** Whether the answer to a form says that it was taken: a thank-you, a recorded talk, a closed deviation; in any language. */
export function accepts(answer: Acknowledgement): boolean {
  if (answer?.response_action !== 'update') return false;
  const { title } = answer.view;
  return languages.some(language => {
    const say = speak(pulseTexts, language);
    return (
      title.text === say('thanks.title') ||
      title.text === say('brief.recorded_title') ||
      JSON.stringify(answer.view) === JSON.stringify(recordNotice('record.closed', language))
    );
  });
}
