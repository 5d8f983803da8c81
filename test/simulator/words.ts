import { deviationTexts } from '../../src/deviations/texts/index.ts';
import { recordCallback } from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { speak } from '../../src/i18n/text.ts';
import { pulseTexts } from '../../src/pulse/texts/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { Acknowledgement } from './app.ts';

/** Whether the answer to a form says that it was taken: a thank-you, a recorded talk, a deviation a step further; in any language. */
export function accepts(answer: Acknowledgement): boolean {
  if (answer?.response_action !== 'update') return false;
  const { view } = answer;
  if (view.callback_id === recordCallback) return !isRefusal(view);
  return languages.some(language => {
    const say = speak(pulseTexts, language);
    const titles = [
      say('thanks.title'),
      say('brief.recorded_title'),
      speak(deviationTexts, language)('report.thanks_title'),
    ];
    return titles.includes(view.title.text);
  });
}

/** A record begins with its name, or with why nothing was changed. */
const isRefusal = ({ blocks }: ModalView): boolean => blocks[0]?.type !== 'header';
