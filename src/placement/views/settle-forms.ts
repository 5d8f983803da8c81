import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { context, type ModalView, modal, section, textInput } from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { type Errors, errorsOf, MaybeProse, Prose, type Read } from './fields.ts';
import { roundMetadata } from './targets.ts';
import { named, type PlacementModel, projectLine, saidBlocks, textLimit, voice } from './words.ts';

export const talkCallback = 'placement.talk.save';
export const withdrawCallback = 'placement.withdrawal.save';

/** What came of the talk about her "no". The form says that she reads it. */
export function talkForm(model: PlacementModel, language: Language): ModalView {
  const say = voice(language);
  const words = { name: named(model.name) };
  const isUnwanted = model.round.answer?.wants === false;
  return modal({
    callbackId: talkCallback,
    title: say('talk.title'),
    submit: say('talk.submit'),
    close: say('proposal.close'),
    metadata: roundMetadata(model),
    blocks: [
      context(say(isUnwanted ? 'talk.intro_unwanted' : 'talk.intro', words)),
      ...saidBlocks(model.name, { ...model.round, note: null }, say),
      textInput({
        blockId: 'note',
        label: say('talk.note'),
        maxLength: textLimit,
        initial: model.round.note ?? undefined,
      }),
    ],
  });
}

export function readTalkNote(state: FormState, language: Language): Read<{ readonly note: string }> {
  const parsed = z.object({ note: Prose }).safeParse(formValues(state));
  if (parsed.success) return { ok: true, note: parsed.data.note };
  return { ok: false, errors: errorsOf(parsed.error, ['note'], voice(language)) };
}

/** The lead takes it back; a word about why is optional. */
export function withdrawForm(model: PlacementModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: withdrawCallback,
    title: say('withdraw.title'),
    submit: say('withdraw.submit'),
    close: say('proposal.close'),
    metadata: roundMetadata(model),
    blocks: [
      context(say('withdraw.intro', { name: named(model.name) })),
      section(projectLine(model, say)),
      textInput({ blockId: 'note', label: say('withdraw.note'), optional: true, maxLength: textLimit }),
    ],
  });
}

export function readWithdrawal(state: FormState, language: Language): Read<{ readonly note: string | null }> {
  const parsed = z.object({ note: MaybeProse }).safeParse(formValues(state));
  if (parsed.success) return { ok: true, note: parsed.data.note };
  return { ok: false, errors: errorsOf(parsed.error, ['note'], voice(language)) };
}

/** Somebody was faster, or she answered meanwhile. */
export const noteErrors = (fault: 'closed' | 'outdated', language: Language): Errors => ({
  note: voice(language)(`error.${fault}`),
});
