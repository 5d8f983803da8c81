import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  harmless,
  type ModalView,
  modal,
  quoted,
  radioInput,
  section,
  textInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { clarities, type GoalAnswer } from '../rules.ts';
import { errorsOf, MaybeProse, type Read } from './fields.ts';
import { type PlacementModel, projectLine, textLimit, voice } from './words.ts';

export const goalCallback = 'placement.goal.answer';

export interface GoalModel extends PlacementModel {
  readonly goalAnswer: GoalAnswer | undefined;
  readonly reader: string | undefined;
}

/** One question after her first days, with the goal as it was written when she was asked. */
export function goalForm(model: GoalModel, language: Language): ModalView {
  const say = voice(language);
  const { reader, goalAnswer } = model;
  return modal({
    callbackId: goalCallback,
    title: say('goal.title'),
    submit: say('form.submit'),
    close: say('form.close'),
    metadata: model.id,
    blocks: [
      ...(reader ? [context(say('form.who_reads', { reader: harmless(reader) }))] : []),
      section(projectLine(model, say)),
      context(say('goal.as_written')),
      quoted(model.round.terms.goal),
      radioInput({
        blockId: 'clear',
        label: say('goal.clear'),
        choices: clarities.map(clear => ({ value: clear, text: say(`goal.clear.${clear}`) })),
        initial: goalAnswer?.clear,
      }),
      textInput({
        blockId: 'words',
        label: say('goal.words'),
        optional: true,
        maxLength: textLimit,
        initial: goalAnswer?.words ?? undefined,
      }),
    ],
  });
}

const GoalFields = z.object({ clear: z.enum(clarities), words: MaybeProse });

export function readGoal(state: FormState, language: Language): Read<{ readonly answer: GoalAnswer }> {
  const parsed = GoalFields.safeParse(formValues(state));
  if (parsed.success) return { ok: true, answer: parsed.data };
  return { ok: false, errors: errorsOf(parsed.error, ['words'], voice(language)) };
}

/** What the lead finds: her words beside the goal as it was written. */
export function goalView(model: GoalModel, language: Language): ModalView {
  const say = voice(language);
  const { goalAnswer } = model;
  const answer = goalAnswer ? say(`word.${goalAnswer.clear}`) : '–';
  const words = { name: harmless(model.name), client: harmless(model.client), answer };
  return modal({
    callbackId: 'placement.goal.close',
    title: say('goal.lead_title'),
    close: say('word.close'),
    blocks: [
      section(say('goal.lead_answer', words)),
      ...(goalAnswer?.words ? [context(say('goal.lead_words')), quoted(goalAnswer.words)] : []),
      context(say('goal.as_written')),
      quoted(model.round.terms.goal),
    ],
  });
}
