import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { dateInput, type ModalView, personInput, radioInput, selectInput, textInput } from '../../slack/blocks.ts';
import type { FormState } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Engagement, longestName } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import {
  choiceField,
  dayField,
  type ErrorKey,
  nameField,
  optional,
  personField,
  type Read,
  readForm,
  rosterForm,
} from './form.ts';

export const newEngagementCallback = 'roster.engagement.create';
export const endEngagementCallback = 'roster.engagement.close';

export interface NewEngagementModel {
  readonly clientId: string;
  /** the new one's */
  readonly engagementId: string;
  readonly today: LocalDate;
}

/** A new engagement. The people on it are asked first, so `proposed` is what is offered. */
export function newEngagementForm(
  { clientId, engagementId, today }: NewEngagementModel,
  language: Language,
): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: newEngagementCallback, title: 'engagement_form.title', ids: [clientId, engagementId] },
    [
      textInput({ blockId: 'name', label: say('engagement_form.name'), maxLength: longestName, short: true }),
      radioInput({
        blockId: 'state',
        label: say('engagement_form.state'),
        choices: startStates.map(state => ({ value: state, text: say(`engagement_form.${state}`) })),
        initial: 'proposed',
      }),
      dateInput({ blockId: 'starts_on', label: say('engagement_form.starts'), initial: today }),
      dateInput({
        blockId: 'ends_on',
        label: say('engagement_form.ends'),
        hint: say('engagement_form.ends_hint'),
        optional: true,
      }),
      personInput({
        blockId: 'seller',
        label: say('engagement_form.seller'),
        hint: say('engagement_form.seller_hint'),
        optional: true,
      }),
    ],
    say,
  );
}

const startStates = ['proposed', 'active'] as const;
const key = (error: ErrorKey) => ({ error });

const New = z
  .object({
    name: nameField,
    state: z.enum(startStates, key('error.choose')),
    starts_on: dayField,
    ends_on: optional(dayField),
    seller: optional(personField),
  })
  .refine(({ starts_on, ends_on }) => ends_on === null || ends_on >= starts_on, {
    path: ['ends_on'],
    ...key('error.before_first'),
  })
  .transform(({ starts_on, ends_on, ...rest }) => ({ ...rest, startsOn: starts_on, endsOn: ends_on }));

export const readEngagement = (state: FormState, language: Language): Read<z.output<typeof New>> =>
  readForm(New, state, language);

export interface EndEngagementModel {
  readonly clientId: string;
  /** those that are not over; at least one */
  readonly engagements: readonly Engagement[];
  readonly today: LocalDate;
}

export function endEngagementForm({ clientId, engagements, today }: EndEngagementModel, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  const [only, ...others] = engagements;
  const choices = engagements.slice(0, 100).map(({ id, name, startsOn }) => {
    return { value: id, text: `${name} (${fullDay(startsOn, language)})` };
  });
  return rosterForm(
    { callbackId: endEngagementCallback, title: 'ending_form.title', ids: [clientId] },
    [
      selectInput({
        blockId: 'engagement',
        label: say('ending_form.which'),
        choices,
        initial: others.length === 0 ? only?.id : undefined,
      }),
      dateInput({ blockId: 'last_day', label: say('ending_form.last_day'), initial: today }),
    ],
    say,
  );
}

const End = z
  .object({ engagement: choiceField, last_day: dayField })
  .transform(({ engagement, last_day }) => ({ engagementId: engagement, lastDay: last_day }));

export const readEnding = (state: FormState, language: Language): Read<z.output<typeof End>> =>
  readForm(End, state, language);
