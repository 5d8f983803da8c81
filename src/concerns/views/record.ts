import { z } from 'zod';
import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
  textInput,
  tickInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Progress, textLimit } from '../rules.ts';
import { concernTexts } from '../texts/index.ts';
import { addCallback, answerCallback, chooseAction, listAction, takeBackAction, takeBackCallback } from './actions.ts';
import { Prose, type Read, textError, type Words } from './form.ts';

/** A concern as its author or its reader sees it. Days are local dates of whoever looks. */
export interface RecordModel {
  readonly concernId: string;
  readonly authorName: string;
  readonly readerName: string;
  readonly aboutName: string | null;
  readonly toldOn: string;
  readonly progress: Progress;
  readonly words: readonly WordLine[];
  /** how many words there are, those that she is not shown among them */
  readonly last: number;
}

export interface WordLine {
  readonly on: string;
  readonly writerName: string;
  readonly text: string;
}

/** The newest, of two blocks each: a modal holds 250,000 bytes, and each character of a text may take six of them. */
const mostWords = 18;

/** For her who told it: how far it has come, every word, and what she can do. */
export function authorView(model: RecordModel, language: Language): ModalView {
  const say = speak(concernTexts, language);
  const { concernId, progress } = model;
  const day = shortDay(model.toldOn, language);
  return modal({
    callbackId: addCallback,
    title: say('form.title'),
    submit: say('record.add_submit'),
    close: say('record.close'),
    metadata: target(model),
    blocks: [
      section(`${say('list.to', { name: harmless(model.readerName), day })}\n${say(`progress.${progress}`)}`),
      ...head(model, say, language),
      actions(
        'change',
        button({ text: say('record.choose'), actionId: chooseAction, value: concernId }),
        button({ text: say('record.take_back'), actionId: takeBackAction, value: concernId }),
        button({ text: say('record.list'), actionId: listAction, value: 'list' }),
      ),
      textInput({ blockId: 'text', label: say('record.add'), maxLength: textLimit }),
    ],
  });
}

/** For the chosen one: what was told to her, and her answer. */
export function readerView(model: RecordModel, language: Language): ModalView {
  const say = speak(concernTexts, language);
  const day = shortDay(model.toldOn, language);
  return modal({
    callbackId: answerCallback,
    title: say('form.title'),
    submit: say('record.answer_submit'),
    close: say('record.close'),
    metadata: target(model),
    blocks: [
      section(say('list.from', { name: harmless(model.authorName), day })),
      context(say('record.only_you')),
      ...head(model, say, language),
      textInput({
        blockId: 'text',
        label: say('record.answer'),
        hint: say('record.answer_hint', { name: model.authorName }),
        maxLength: textLimit,
      }),
      tickInput({
        blockId: 'closes',
        label: say('record.closing'),
        tick: say('record.closes'),
        initial: model.progress === 'closed',
      }),
    ],
  });
}

function head(model: RecordModel, say: Words, language: Language): KnownBlock[] {
  const about = model.aboutName === null ? [] : [context(say('record.about', { name: harmless(model.aboutName) }))];
  const words = model.words
    .slice(-mostWords)
    .flatMap(({ on, writerName, text }) => [
      context(say('record.wrote', { day: shortDay(on, language), name: harmless(writerName) })),
      quoted(text),
    ]);
  return [...about, divider(), ...words, divider()];
}

const target = ({ concernId, last }: RecordModel): string => JSON.stringify({ c: concernId, n: last });

const Target = z.object({ c: z.uuid(), n: z.int().min(0) });

/** Which concern a form is for, and how many words it had then. Undefined for what no form of ours carries. */
export function recordTarget(metadata: string): { concernId: string; after: number } | undefined {
  const { data } = Target.safeParse(parseJson(metadata));
  return data && { concernId: data.c, after: data.n };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What she wrote, and whether it closes the matter. */
export function readWritten(state: FormState, language: Language): Read<{ text: string; closes: boolean }> {
  const { text, closes } = formValues(state);
  const prose = Prose.safeParse(text).data;
  if (!prose) return { ok: false, errors: textError(text, language) };
  return { ok: true, value: { text: prose, closes: Array.isArray(closes) && closes.includes('yes') } };
}

/** Asked before it is gone. */
export function takeBackForm(concernId: string, language: Language): ModalView {
  const say = speak(concernTexts, language);
  return modal({
    callbackId: takeBackCallback,
    title: say('form.title'),
    submit: say('back.submit'),
    close: say('form.close'),
    metadata: concernId,
    blocks: [section(say('back.ask'))],
  });
}
