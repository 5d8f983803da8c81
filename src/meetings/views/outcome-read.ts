import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { MeetingKind, Slot } from '../rules.ts';
import { chosenDay, Day, type Errors, errorsOf, MaybeProse, People, type Read, Time } from './fields.ts';
import { Lines } from './lines.ts';
import { type RecordedModel, type ScoreModel, tickBlocks } from './outcome-form.ts';
import { type Meanwhile, meanwhileError, voice, type Words } from './words.ts';

/** What came of a meeting, by its kind: as the form shows it, but that the scores are there, and what is new in registers of its own. */
export type ResultRead = { readonly suggestions: readonly string[] } & (
  | (Extract<RecordedModel, { kind: 'follow_up' }> & {
      readonly score: ScoreModel;
      readonly promises: readonly string[];
    })
  | (Extract<RecordedModel, { kind: 'development' }> & { readonly needs: readonly string[] })
);

export interface OutcomeRead {
  readonly heldOn: LocalDate;
  /** Slack user ids */
  readonly attended: readonly string[];
  readonly result: ResultRead;
  /** ids of talking points */
  readonly broughtUp: readonly string[];
  readonly next: Slot | undefined;
  /** the field in which the next day stands */
  readonly nextField: string;
}

const Score = z.enum(['1', '2', '3', '4', '5']).transform(Number);
const Ticks = z
  .array(z.uuid())
  .optional()
  .transform(ids => ids ?? []);
const tickFields = Object.fromEntries(Array.from({ length: tickBlocks }, (_, row) => [`told_${row + 1}`, Ticks]));
const common = {
  held_on: Day,
  attended: People,
  learnt: MaybeProse,
  explained: MaybeProse,
  actions: MaybeProse,
  suggestions: Lines,
  next_time: Time.optional(),
};
const FollowUp = z
  .object({
    ...common,
    satisfaction: Score,
    satisfaction_why: MaybeProse,
    value: Score,
    value_why: MaybeProse,
    promises: Lines,
  })
  .transform(({ satisfaction, satisfaction_why, value, value_why, ...rest }) => ({
    ...rest,
    score: { satisfaction, satisfactionWhy: satisfaction_why, value, valueWhy: value_why },
  }));
const Development = z.object({ ...common, plans: MaybeProse, needs: Lines });

/** What the form of that kind holds. `nextMinutes`: the length of the next meeting; undefined where this form books none. */
export function readOutcome(
  state: FormState,
  about: { readonly kind: MeetingKind; readonly nextMinutes: number | undefined },
  language: Language,
): Read<OutcomeRead> {
  const say = voice(language);
  const values = formValues(state);
  const told = z.object(tickFields).safeParse(values);
  const parsed = about.kind === 'follow_up' ? followUp(values) : development(values);
  const next = nextSlot(values, about.nextMinutes, say);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, say) };
  if (!next.ok) return next;
  const { held_on: heldOn, attended, result } = parsed.data;
  const broughtUp = told.success ? Object.values(told.data).flat() : [];
  return { ok: true, value: { heldOn, attended, result, broughtUp, ...next.value } };
}

type Values = ReturnType<typeof formValues>;

const followUp = (values: Values) =>
  FollowUp.transform(({ held_on, attended, next_time: _, ...result }) => ({
    held_on,
    attended,
    result: { kind: 'follow_up' as const, ...result },
  })).safeParse(values);

const development = (values: Values) =>
  Development.transform(({ held_on, attended, next_time: _, ...result }) => ({
    held_on,
    attended,
    result: { kind: 'development' as const, ...result },
  })).safeParse(values);

const nextFields = { proposal: 'next_day', other: 'next_other_day' } as const;

function nextSlot(
  values: Values,
  minutes: number | undefined,
  say: Words,
): Read<Pick<OutcomeRead, 'next' | 'nextField'>> {
  const field = nextFields.proposal in values ? nextFields.proposal : nextFields.other;
  if (minutes === undefined) return { ok: true, value: { next: undefined, nextField: field } };
  const day = chosenDay(values, nextFields, say);
  if (!day.ok) return day;
  if (!day.value) return { ok: true, value: { next: undefined, nextField: field } };
  const { data: atTime } = Time.safeParse(values.next_time);
  if (!atTime) return { ok: false, errors: { next_time: say('error.choose') } };
  return { ok: true, value: { next: { onDay: day.value.day, atTime, minutes }, nextField: day.value.field } };
}

export type OutcomeFault =
  | 'in_future'
  | 'before_last'
  | 'gone'
  | 'not_yours'
  | 'guest_gone'
  | 'next_missing'
  | 'next_past'
  | { readonly refused: 'next_too_late'; readonly latest: LocalDate }
  | (Meanwhile & { readonly refused: 'changed_meanwhile' });

/** Why it could not be written down, under the field that mends it. */
export function outcomeErrors(fault: OutcomeFault, nextField: string, language: Language): Errors {
  const say = voice(language);
  if (typeof fault === 'object')
    return fault.refused === 'next_too_late'
      ? { [nextField]: say('error.too_late', { day: fullDay(fault.latest, language) }) }
      : { held_on: meanwhileError(fault, language) };
  switch (fault) {
    case 'in_future':
    case 'before_last':
    case 'gone':
    case 'not_yours':
      return { held_on: say(`error.${fault}`) };
    case 'guest_gone':
      return { attended: say('error.guest_gone') };
    case 'next_missing':
      return { [nextField]: say('error.next_missing') };
    case 'next_past':
      return { [nextField]: say('error.past') };
  }
}
