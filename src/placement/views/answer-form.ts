import { z } from 'zod';
import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  givenName,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  radioInput,
  section,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { Answer } from '../rules.ts';
import { type Errors, errorsOf, MaybeProse, type Read } from './fields.ts';
import { type OpenPromise, openPromiseBlocks } from './open-promises.ts';
import { roundMetadata } from './targets.ts';
import { answerLines, type PlacementModel, termsBlocks, textLimit, voice, type Words } from './words.ts';

export const answerCallback = 'placement.answer.send';
export const confirmCallback = 'placement.note.confirm';

export interface HersModel extends PlacementModel {
  /** who reads her answer; undefined when it is she herself, or nobody leads the client */
  readonly reader: string | undefined;
  /** what this client was promised already and has not got yet */
  readonly openPromises: readonly OpenPromise[];
}

/** What she is asked, or how it stands where there is nothing left to ask. */
export function hersView(model: HersModel, language: Language): ModalView {
  switch (model.state) {
    case 'asked':
    case 'accepted':
    case 'objected':
      return answerForm(model, language);
    case 'to_confirm':
      return confirmForm(model, language);
    case 'talked_through':
    case 'begun':
    case 'withdrawn':
      return settledView(model, language);
  }
}

const leadOf = ({ round }: PlacementModel) => ({ lead: harmless(givenName(round.proposer)) });

/** Above everything else: that a "no" costs nothing, and who reads it. */
const promise = ({ reader }: HersModel, say: Words): KnownBlock =>
  context(
    reader
      ? `${say('form.no_penalty')} ${say('form.who_reads', { reader: harmless(reader) })}`
      : say('form.no_penalty'),
  );

const noteBlocks = (model: PlacementModel, say: Words): KnownBlock[] =>
  model.round.note ? [context(say('hers.note', leadOf(model))), quoted(model.round.note)] : [];

function answerForm(model: HersModel, language: Language): ModalView {
  const say = voice(language);
  const before = model.round.answer;
  return modal({
    callbackId: answerCallback,
    title: say('form.title'),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: roundMetadata(model),
    blocks: [
      promise(model, say),
      section(say('form.intro', leadOf(model))),
      ...termsBlocks(model, say, language),
      ...noteBlocks(model, say),
      ...openPromiseBlocks(model.openPromises, language),
      yesNo('wants', say('form.wants'), before?.wants, say),
      yesNo('schedule', say('form.schedule'), before?.scheduleRealistic, say),
      yesNo('technology', say('form.technology'), before?.technologyFits, say),
      textInput({
        blockId: 'reason',
        label: say('form.reason'),
        optional: true,
        maxLength: textLimit,
        initial: before?.reason ?? undefined,
      }),
    ],
  });
}

const yesNo = (blockId: string, label: string, initial: boolean | undefined, say: Words): KnownBlock =>
  radioInput({
    blockId,
    label,
    choices: [
      { value: 'yes', text: say('form.yes') },
      { value: 'no', text: say('form.no') },
    ],
    initial: initial === undefined ? undefined : initial ? 'yes' : 'no',
  });

const YesNo = z.enum(['yes', 'no']).transform(word => word === 'yes');
const AnswerFields = z.object({ wants: YesNo, schedule: YesNo, technology: YesNo, reason: MaybeProse });

export function readAnswer(state: FormState, language: Language): Read<{ readonly answer: Answer }> {
  const parsed = AnswerFields.safeParse(formValues(state));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, ['reason'], voice(language)) };
  const { wants, schedule, technology, reason } = parsed.data;
  return { ok: true, answer: { wants, scheduleRealistic: schedule, technologyFits: technology, reason } };
}

/** She had not wanted it; what the lead wrote since counts only with her word. */
function confirmForm(model: HersModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: confirmCallback,
    title: say('form.title'),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: roundMetadata(model),
    blocks: [
      promise(model, say),
      section(say('confirm.intro', leadOf(model))),
      ...(model.round.note ? [quoted(model.round.note)] : []),
      ...termsBlocks(model, say, language),
      ...openPromiseBlocks(model.openPromises, language),
      radioInput({
        blockId: 'agreed',
        label: say('confirm.agreed'),
        choices: [
          { value: 'yes', text: say('confirm.yes') },
          { value: 'no', text: say('confirm.no') },
        ],
      }),
    ],
  });
}

export function readAgreed(state: FormState, language: Language): Read<{ readonly agreed: boolean }> {
  const parsed = z.object({ agreed: YesNo }).safeParse(formValues(state));
  if (parsed.success) return { ok: true, agreed: parsed.data.agreed };
  return { ok: false, errors: errorsOf(parsed.error, [], voice(language)) };
}

/** Why her answer could not be taken, under the form's first question. */
export const answerErrors = (fault: 'closed' | 'outdated', form: 'wants' | 'agreed', language: Language): Errors => ({
  [form]: voice(language)(`error.${fault}`),
});

function settledView(model: HersModel, language: Language): ModalView {
  const say = voice(language);
  const { state, begunOn, round } = model;
  const settled = state === 'withdrawn' || state === 'begun' ? state : 'talked_through';
  return modal({
    callbackId: 'placement.hers.close',
    title: say('form.title'),
    close: say('word.close'),
    blocks: [
      section(
        settled === 'begun'
          ? say('hers.begun', { day: begunOn ? shortDay(begunOn, language) : '' })
          : say(`hers.${settled}`),
      ),
      ...noteBlocks(model, say),
      ...termsBlocks(model, say, language),
      ...(round.answer ? [context(answerLines(round.answer, say).join('\n'))] : []),
      ...(round.answer?.reason ? [quoted(round.answer.reason)] : []),
    ],
  });
}
