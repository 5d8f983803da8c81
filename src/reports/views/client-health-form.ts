import type { Language } from '../../i18n/language.ts';
import { header, type ModalView, modal, radioInput, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type ClientView, clientViews } from '../rules.ts';
import { clientVoice } from './client-health.ts';

export const sayViewCallback = 'reports.view.say';

const longestWords = 1000;

export interface ViewFormModel {
  readonly clientId: string;
  readonly client: string;
  /** which one it is to be */
  readonly number: number;
}

/** How she sees it, and why. */
export function viewForm({ clientId, client, number }: ViewFormModel, language: Language): ModalView {
  const say = clientVoice(language);
  const choices = clientViews.map(view => ({ value: view, text: say(`view.${view}`) }));
  return modal({
    callbackId: sayViewCallback,
    title: say('view.form.title'),
    submit: say('word.save'),
    close: say('word.cancel'),
    metadata: `${clientId} ${number}`,
    blocks: [
      header(client),
      radioInput({ blockId: 'view', label: say('view.question'), choices }),
      textInput({
        blockId: 'words',
        label: say('view.why'),
        hint: say('view.who_reads'),
        optional: true,
        maxLength: longestWords,
      }),
    ],
  });
}

export type ReadView =
  | { readonly ok: true; readonly value: { readonly view: ClientView; readonly words: string | null } }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export function readView(state: FormState, language: Language): ReadView {
  const say = clientVoice(language);
  const { view: word, words } = formValues(state);
  const view = clientViews.find(known => known === word);
  const text = typeof words === 'string' ? words : null;
  if (!view) return { ok: false, errors: { view: say('error.choose') } };
  if (text !== null && [...text].length > longestWords) return { ok: false, errors: { words: say('error.long') } };
  return { ok: true, value: { view, words: text } };
}

/** Which client, and which number; what no form of ours carries is found nowhere. */
export function viewTarget(metadata: string): Pick<ViewFormModel, 'clientId' | 'number'> {
  const [clientId = '', number = ''] = metadata.split(' ');
  return { clientId, number: /^\d{1,4}$/.test(number) ? Number(number) : 0 };
}

/** Why it was not kept; what she wrote stays. */
export const viewRefused = (why: 'meanwhile' | 'not_yours', language: Language): Readonly<Record<string, string>> => ({
  view: clientVoice(language)(`error.${why}`),
});
