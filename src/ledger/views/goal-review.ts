import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  divider,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  radioInput,
  textInput,
  truncate,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { GoalReview, GoalViews } from '../rules.ts';
import {
  choiceField,
  type Errors,
  lineLimit,
  optional,
  proseField,
  proseLimit,
  type Read,
  readFields,
} from './form.ts';
import { named, voice, type Words } from './words.ts';

export const reviewCallback = 'ledger.goals.review';

export interface ReviewedGoal {
  readonly id: string;
  readonly version: number;
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  readonly review: GoalReview | undefined;
}

export interface ReviewModel {
  readonly clientId: string;
  readonly client: string;
  /** the client's present one; what was said in it stands in the form */
  readonly quarter: string;
  readonly goals: readonly ReviewedGoal[];
}

/** Once a quarter: is each goal still right for us, and for the client? */
export function reviewForm({ clientId, client, quarter, goals }: ReviewModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: reviewCallback,
    title: say('review.title'),
    submit: say('view.save'),
    close: say('view.cancel'),
    metadata: clientId,
    blocks: [
      context(say('review.intro', { client: named(client) })),
      ...goals.flatMap(goal => [divider(), ...goalInputs(goal, { client, quarter }, say)]),
    ],
  });
}

/** A field knows its goal and the version that is shown. */
const fieldOf = (what: 'ours' | 'theirs' | 'note', { id, version }: Pick<ReviewedGoal, 'id' | 'version'>): string =>
  `${what} ${id} ${version}`;

function goalInputs(
  goal: ReviewedGoal,
  { client, quarter }: Pick<ReviewModel, 'client' | 'quarter'>,
  say: Words,
): KnownBlock[] {
  const said = goal.review?.quarter === quarter ? goal.review : undefined;
  const agreement = (what: 'ours' | 'theirs', initial: boolean | undefined) =>
    radioInput({
      blockId: fieldOf(what, goal),
      label: say(`review.${what}`, { client: truncate(client, 80) }),
      choices: verdicts.map(verdict => ({ value: verdict, text: say(`review.${verdict}`) })),
      initial: initial === undefined ? undefined : initial ? 'agree' : 'disagree',
    });
  return [
    quoted(
      `${truncate(goal.words, proseLimit)}\n${truncate(goal.measure, lineLimit)}: ${truncate(goal.target, lineLimit)}`,
    ),
    agreement('ours', said?.ours),
    agreement('theirs', said?.theirs),
    textInput({
      blockId: fieldOf('note', goal),
      label: say('review.note'),
      optional: true,
      maxLength: proseLimit,
      initial: said?.note ?? undefined,
    }),
  ];
}

const verdicts = ['agree', 'disagree'] as const;
const Verdict = choiceField(verdicts).transform(verdict => verdict === 'agree');
const Views = z.object({ ours: Verdict, theirs: Verdict, note: optional(proseField) });
const Shown = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** What was said of one goal, in the version that was shown. */
export interface ReadReview extends GoalViews {
  readonly goalId: string;
  readonly version: number;
}

/** Which goals it is about, the form itself says: some may have ended since it was drawn. */
export function readReview(state: FormState, language: Language): Read<readonly ReadReview[]> {
  const values = formValues(state);
  const said: ReadReview[] = [];
  const errors: Record<string, string> = {};
  for (const goal of goalsIn(state)) {
    const own = { ours: values[fieldOf('ours', goal)], theirs: values[fieldOf('theirs', goal)] };
    const read = readFields(Views, { ...own, note: values[fieldOf('note', goal)] }, language);
    if (read.ok) said.push({ goalId: goal.id, version: goal.version, ...read.value });
    else Object.assign(errors, ofGoal(goal, read.errors));
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: said };
}

function goalsIn(state: FormState): z.output<typeof Shown>[] {
  return Object.keys(state).flatMap(field => {
    const [what, id, version] = field.split(' ');
    const shown = Shown.safeParse({ id, version });
    return what === 'ours' && shown.success ? [shown.data] : [];
  });
}

const ofGoal = (goal: Pick<ReviewedGoal, 'id' | 'version'>, { ours, theirs, note }: Errors): Errors => ({
  ...(ours ? { [fieldOf('ours', goal)]: ours } : {}),
  ...(theirs ? { [fieldOf('theirs', goal)]: theirs } : {}),
  ...(note ? { [fieldOf('note', goal)]: note } : {}),
});

/**
 * These goals are otherwise than they were shown, or all are somebody else's to review now; what was said is not lost, since nothing was stored.
 */
export function reviewRefused(
  said: readonly ReadReview[],
  why: 'not_yours' | { readonly outdated: readonly string[] },
  language: Language,
): Errors {
  const words = voice(language)(why === 'not_yours' ? 'error.not_yours' : 'error.goal_outdated');
  const meant = said.filter(({ goalId }) => why === 'not_yours' || why.outdated.includes(goalId));
  return Object.fromEntries(meant.map(({ goalId: id, version }) => [fieldOf('ours', { id, version }), words]));
}
