import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, quoted, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Errors, errorsUnder, maybeProse, proseLimit, type Read, readBy } from './giving-fields.ts';
import { givingVoice, named } from './words.ts';

export const withdrawCallback = 'promises.promise.take_back';

/** What is not promised yet is taken back, with a word about why if she likes. */
export function withdrawForm(
  model: { readonly id: string; readonly version: number; readonly client: string; readonly words: string },
  language: Language,
): ModalView {
  const say = givingVoice(language);
  const { id, version, client, words } = model;
  return modal({
    callbackId: withdrawCallback,
    title: say('withdraw.title'),
    submit: say('withdraw.submit'),
    close: say('word.cancel'),
    metadata: `${id} ${version}`,
    blocks: [
      context(say('withdraw.intro', { client: named(client) })),
      quoted(words),
      textInput({ blockId: 'why', label: say('withdraw.why'), optional: true, maxLength: proseLimit }),
    ],
  });
}

const Fields = z.object({ why: maybeProse });

export const readWithdrawal = (state: FormState, language: Language): Read<z.output<typeof Fields>> =>
  readBy(Fields, formValues(state), language);

/** `closed`: somebody said yes meanwhile, and it can be moved or let go, not taken back. */
export const withdrawRefused = (why: 'closed' | 'outdated' | 'not_yours', language: Language): Errors =>
  errorsUnder(language, { why: why === 'closed' ? 'error.not_withdrawn' : `error.${why}` });
