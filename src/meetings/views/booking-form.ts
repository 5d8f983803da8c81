import { z } from 'zod';
import { capitalised, dayInWords, fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  type Choice,
  context,
  dateInput,
  type KnownBlock,
  type ModalView,
  modal,
  peopleInput,
  radioInput,
  section,
  selectInput,
  textInput,
  timeInput,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import type { LocalDate, Zone } from '../../time/calendar.ts';
import type { MeetingRef, Slot } from '../rules.ts';
import { anotherDay, chosenDay, type Errors, errorsOf, MaybeProse, People, type Read, Time } from './fields.ts';
import { refMetadata } from './targets.ts';
import { cityOf, type Meanwhile, meant, meanwhileError, voice, type Words, whenWords } from './words.ts';

export const bookingCallback = 'meetings.booking.save';

const lengths = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480] as const;
const usualTime = '10:00';
const usualMinutes = 60;
/** Slack ids in one field; more would not be a meeting. */
const mostGuests = 20;
export const longestPlace = 200;

export interface BookingModel {
  readonly ref: MeetingRef;
  readonly client: string;
  readonly booking: (Slot & { readonly place: string | null; readonly zone: Zone }) | undefined;
  readonly latest: LocalDate;
  readonly proposals: readonly LocalDate[];
  readonly zone: Zone;
  readonly guests: readonly { readonly slackUserId: string }[];
}

/** When and where, and who comes: to book a meeting, or to move it. */
export function bookingForm(model: BookingModel, language: Language): ModalView {
  const say = voice(language);
  const { booking, client, ref } = model;
  const words = meant({ client, kind: ref.kind });
  return modal({
    callbackId: bookingCallback,
    title: say(booking ? 'moving.title' : 'booking.title'),
    submit: say(booking ? 'moving.submit' : 'booking.submit'),
    close: say('word.not_now'),
    metadata: refMetadata(ref),
    blocks: [
      section(
        booking ? say('moving.intro', { ...words, ...whenWords(booking, language) }) : say('booking.intro', words),
      ),
      ...dayInputs(model, language, say),
      ...timeInputs(model, say),
      textInput({
        blockId: 'place',
        label: say('booking.place'),
        short: true,
        optional: true,
        maxLength: longestPlace,
        initial: booking?.place ?? undefined,
      }),
      peopleInput({
        blockId: 'guests',
        label: say('booking.guests'),
        hint: say('booking.guests_hint'),
        optional: true,
        initial: model.guests.map(({ slackUserId }) => slackUserId),
        most: mostGuests,
      }),
      ...(booking
        ? [textInput({ blockId: 'reason', label: say('moving.reason'), optional: true, maxLength: 300, short: true })]
        : []),
      context(say('booking.file')),
    ],
  });
}

/** The day it is booked for stays the choice unless she chooses another. */
function dayInputs({ booking, proposals, latest }: BookingModel, language: Language, say: Words): KnownBlock[] {
  const hint = say('booking.latest', { day: fullDay(latest, language) });
  const present = booking
    ? [{ value: booking.onDay, text: say('booking.as_now', { day: dayText(booking.onDay, language) }) }]
    : [];
  return dayChoice({ proposal: 'day', other: 'other_day' }, [...present, ...dayChoices(proposals, language)], {
    label: say('booking.day'),
    initial: booking?.onDay,
    hint,
    say,
  });
}

const dayText = (day: LocalDate, language: Language): string => capitalised(dayInWords(day, language), language);

export const dayChoices = (days: readonly LocalDate[], language: Language): Choice[] =>
  days.map(day => ({ value: day, text: dayText(day, language) }));

interface DayWords {
  readonly label: string;
  readonly initial: LocalDate | undefined;
  /** under the date */
  readonly hint: string;
  readonly optional?: boolean;
  readonly say: Words;
}

/** Proposed days and *another day*, which the date beside them tells; without proposals the date alone. */
export function dayChoice(
  fields: { readonly proposal: string; readonly other: string },
  choices: readonly Choice[],
  { label, initial, hint, optional, say }: DayWords,
): KnownBlock[] {
  const may = optional ? { optional } : {};
  if (choices.length === 0) return [dateInput({ blockId: fields.other, label, hint, ...may })];
  return [
    radioInput({
      blockId: fields.proposal,
      label,
      choices: [...choices, { value: anotherDay, text: say('booking.another_day') }],
      initial,
      ...may,
    }),
    dateInput({ blockId: fields.other, label: say('booking.which_day'), hint, optional: true }),
  ];
}

function timeInputs({ booking, zone }: BookingModel, say: Words): KnownBlock[] {
  const minutes = booking?.minutes ?? usualMinutes;
  const offered = [...new Set<number>([...lengths, minutes])].sort((a, b) => a - b);
  return [
    timeInput({
      blockId: 'time',
      label: say('booking.time', { city: cityOf(zone) }),
      initial: booking?.atTime ?? usualTime,
    }),
    selectInput({
      blockId: 'minutes',
      label: say('booking.minutes'),
      choices: offered.map(each => ({ value: String(each), text: say('booking.length', { minutes: each }) })),
      initial: String(minutes),
    }),
  ];
}

export interface BookingRead extends Slot {
  readonly place: string | null;
  /** Slack user ids */
  readonly guests: readonly string[];
  readonly reason: string | null;
  /** the field in which the day stands */
  readonly dayField: string;
}

const Fields = z.object({
  time: Time,
  minutes: z.string().transform(Number).pipe(z.int()),
  place: MaybeProse,
  guests: People,
  reason: MaybeProse,
});

/** What the form holds; a length that is not among the choices is left to the verb. */
export function readBooking(state: FormState, language: Language): Read<BookingRead> {
  const say = voice(language);
  const values = formValues(state);
  const day = chosenDay(values, { proposal: 'day', other: 'other_day' }, say);
  const parsed = Fields.safeParse(values);
  if (!day.ok) return day;
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, say) };
  if (!day.value) return { ok: false, errors: { ['day' in state ? 'day' : 'other_day']: say('error.which_day') } };
  const { time, ...rest } = parsed.data;
  return { ok: true, value: { ...rest, onDay: day.value.day, atTime: time, dayField: day.value.field } };
}

export type BookingFault =
  | 'past'
  | 'guest_gone'
  | { readonly refused: 'too_late'; readonly latest: LocalDate }
  | (Meanwhile & { readonly refused: 'changed_meanwhile' });

/** Why it could not be booked, under the field that mends it. */
export function bookingErrors(fault: BookingFault, dayField: string, language: Language): Errors {
  const say = voice(language);
  if (fault === 'past') return { [dayField]: say('error.past') };
  if (fault === 'guest_gone') return { guests: say('error.guest_gone') };
  return {
    [dayField]:
      fault.refused === 'too_late'
        ? say('error.too_late', { day: fullDay(fault.latest, language) })
        : meanwhileError(fault, language),
  };
}
