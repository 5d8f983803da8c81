import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  type KnownBlock,
  type ModalView,
  modal,
  section,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Answer, formVersion, longestWhy } from '../rules.ts';
import { askTexts } from '../texts/index.ts';
import { type Moment, momentWords } from './moment.ts';

export const answerCallback = 'enps.answer.send';
/** the value is the round */
export const withdrawAction = 'enps.answer.withdraw';

type Words = Say<keyof typeof askTexts.en>;

export interface FormModel {
  readonly roundId: string;
  /** by her clock */
  readonly closes: Moment;
  /** with fewer answers nobody reads the comments */
  readonly leastComments: number;
  /** what she answered before; `declined`: that she would rather not */
  readonly before: Answer | 'declined' | undefined;
}

/** One question and why; what becomes of the answer stands above both. */
export function answerForm({ roundId, closes, leastComments, before }: FormModel, language: Language): ModalView {
  const say = speak(askTexts, language);
  const given = before === 'declined' ? undefined : before;
  return modal({
    callbackId: answerCallback,
    title: say('form.title'),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: JSON.stringify({ r: roundId, v: formVersion }),
    blocks: [
      section(say('form.stored', momentWords(closes, language))),
      selectInput({
        blockId: 'score',
        label: say('form.question'),
        placeholder: say('form.placeholder'),
        choices: scores.map(score => ({ value: String(score), text: scoreWords(score, say) })),
        initial: given && String(given.score),
      }),
      textInput({
        blockId: 'why',
        label: say('form.why'),
        hint: say('form.why_hint', { count: leastComments }),
        optional: true,
        maxLength: longestWhy,
        initial: given?.why ?? undefined,
      }),
      wayOut(roundId, before, say),
    ],
  });
}

const scores = Array.from({ length: 11 }, (_, score) => score);

const scoreWords = (score: number, say: Words): string =>
  score === 0 ? say('form.least') : score === 10 ? say('form.most') : String(score);

function wayOut(roundId: string, before: FormModel['before'], say: Words): KnownBlock {
  if (before === 'declined') return context(say('form.declined'));
  const text = say(before ? 'form.withdraw' : 'form.decline');
  return actions('way_out', button({ text, actionId: withdrawAction, value: roundId, sure: sureWords(say) }));
}

/** What she typed or answered is gone for good: asked of everybody in the same words. */
const sureWords = (say: Words) => ({
  title: say('sure.title'),
  text: say('sure.text'),
  yes: say('sure.yes'),
  no: say('sure.no'),
});

const Metadata = z.object({ r: z.uuid(), v: z.int() });

/** Which round a form is for, and whether its words are still the ones that are asked. Undefined for what no form of ours carries. */
export function formTarget(metadata: string): { readonly roundId: string; readonly isOutdated: boolean } | undefined {
  const { data } = Metadata.safeParse(parseJson(metadata));
  return data && { roundId: data.r, isOutdated: data.v !== formVersion };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Score = z
  .string()
  .regex(/^(\d|10)$/)
  .transform(Number);
const Why = z.string().refine(text => [...text].length <= longestWhy);

export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Reads the form back. Limits are counted in code points here: what the modal allows is no control. */
export function readAnswer(state: FormState, language: Language): ReadAnswer {
  const say = speak(askTexts, language);
  const { score: chosen, why: written = '' } = formValues(state);
  const score = Score.safeParse(chosen);
  const why = Why.safeParse(written);
  if (score.success && why.success) return { ok: true, answer: { score: score.data, why: why.data || null } };
  return {
    ok: false,
    errors: {
      ...(score.success ? {} : { score: say('form.missing') }),
      ...(why.success ? {} : { why: say('form.too_long', { limit: longestWhy }) }),
    },
  };
}
