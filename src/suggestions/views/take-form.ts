import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, notice, quoted, radioInput, section, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { SuggestionKind, Toward } from '../rules.ts';
import {
  choice,
  errorsIn,
  fewWords,
  numberedMetadata,
  type PassingRead,
  readPassing,
  someWords,
} from './passing-form.ts';
import { named, passingVoice } from './words.ts';

export const takeCallback = 'suggestions.hand_over.answer';

export interface TakeModel {
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly client: string;
  readonly words: string;
  readonly waiting: {
    readonly number: number;
    readonly from: string;
    readonly toward: Toward;
    readonly words: string | null;
  };
}

/** What she is asked to take, as the client said it, and what the one says who has it now. */
export function takeForm({ id, kind, client, words, waiting }: TakeModel, language: Language): ModalView {
  const say = passingVoice(language);
  const { number, toward } = waiting;
  const from = named(waiting.from);
  return modal({
    callbackId: takeCallback,
    title: say('take.title'),
    submit: say('take.submit'),
    close: say('word.not_now'),
    metadata: numberedMetadata(id, number),
    blocks: [
      section(say('take.intro', { from, kind, client: named(client), toward })),
      quoted(words),
      ...(waiting.words ? [context(say('take.says', { from })), quoted(waiting.words)] : []),
      radioInput({
        blockId: 'answer',
        label: say('take.answer'),
        choices: [
          { value: 'take', text: say('take.yes') },
          { value: 'return', text: say('take.no') },
        ],
      }),
      textInput({ blockId: 'words', label: say('take.words'), optional: true, maxLength: fewWords }),
    ],
  });
}

const TakeFields = z
  .object({ answer: choice(['take', 'return']), words: someWords })
  .transform(({ answer, words }) => ({ takes: answer === 'take', words }));

export const readTake = (state: FormState, language: Language): PassingRead<z.output<typeof TakeFields>> =>
  readPassing(TakeFields, formValues(state), language);

export const takeGone = (language: Language) => errorsIn(language, { answer: 'error.gone' });

/** After she gave it back, or where nothing waits for her any more. */
export function takeNotice(what: 'returned' | 'gone', language: Language): ModalView {
  const say = passingVoice(language);
  return notice(say('hand_over.title'), say(`take.${what}`), say('word.close'));
}
