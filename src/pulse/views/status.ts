import { dayInWords, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  harmless,
  type ModalView,
  modal,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import { pulseTexts } from '../texts/index.ts';

export const stopAction = 'pulse.prompts.stop';
export const resumeAction = 'pulse.prompts.resume';

/** When she is asked next, and her choice to be asked. `nextOn`: local date of hers. */
export function statusView(
  model: { readonly nextOn: string | undefined; readonly stopped: boolean },
  language: Language,
): ModalView {
  const say = speak(pulseTexts, language);
  const choice = model.stopped
    ? button({ text: say('status.resume'), actionId: resumeAction, value: 'resume' })
    : button({ text: say('status.stop'), actionId: stopAction, value: 'stop' });
  const next = model.nextOn ? say('status.next', { day: dayInWords(model.nextOn, language) }) : say('status.none');
  return modal({
    callbackId: 'pulse.status.close',
    title: say('status.title'),
    close: say('thanks.close'),
    blocks: [
      section(model.stopped ? say('status.stopped') : `${next}\n${say('status.asking')}`),
      actions('choice', choice),
    ],
  });
}

/** What was agreed in her talks, written about her, and said about her work by clients. Days are local dates of hers. */
export function notesView(
  notes: readonly { readonly on: string; readonly text: string; readonly client?: string }[],
  language: Language,
): ModalView {
  const say = speak(pulseTexts, language);
  const lines = notes.flatMap(({ on, text, client }) => {
    const day = shortDay(on, language);
    return [
      context(client ? say('notes.client_said', { day, client: harmless(truncate(client, 80)) }) : day),
      quoted(text),
    ];
  });
  return modal({
    callbackId: 'pulse.notes.close',
    title: say('notes.title'),
    close: say('thanks.close'),
    blocks: [section(say(notes.length > 0 ? 'notes.intro' : 'notes.none')), ...lines],
  });
}
