import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { type ModalView, personInput, quoted, textInput } from '../../slack/blocks.ts';
import type { FormState } from '../../slack/form.ts';
import { rosterTexts } from '../texts/index.ts';
import { type ErrorKey, personField, type Read, readForm, rosterForm } from './form.ts';

export const changeLeadCallback = 'roster.lead.change';
const longestReason = 1000;

/** Who leads the client from today on, and why; the form says who reads that. */
export function leadForm(client: { readonly id: string; readonly name: string }, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: changeLeadCallback, title: 'lead_form.title', ids: [client.id] },
    [
      quoted(client.name),
      personInput({ blockId: 'lead', label: say('lead_form.who') }),
      textInput({
        blockId: 'reason',
        label: say('lead_form.why'),
        hint: say('lead_form.why_hint'),
        maxLength: longestReason,
      }),
    ],
    say,
  );
}

const key = (error: ErrorKey) => ({ error });

const Fields = z.object({
  lead: personField,
  reason: z.string(key('error.missing')).refine(text => [...text].length <= longestReason, key('error.long_text')),
});

export const readLead = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readForm(Fields, state, language);
