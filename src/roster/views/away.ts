import { z } from 'zod';
import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  dateInput,
  divider,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  personInput,
  section,
} from '../../slack/blocks.ts';
import type { FormState } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { Absence } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import { dayField, type ErrorKey, personField, type Read, readForm, rosterForm, type Words } from './form.ts';

export const addAbsenceAction = 'roster.absence.begin';
export const addAbsenceCallback = 'roster.absence.add';
export const removeAbsenceAction = 'roster.absence.remove';
export const chooseDeputyAction = 'roster.deputy.begin';
export const chooseDeputyCallback = 'roster.deputy.name';
export const dropDeputyAction = 'roster.deputy.drop';
export const forOtherAction = 'roster.away.other';
export const forOtherCallback = 'roster.away.show';

export interface AwayModel {
  readonly personId: string;
  readonly name: string;
  readonly absences: readonly (Absence & { readonly id: string })[];
  readonly deputy: string | undefined;
  /** how many clients she leads */
  readonly leads: number;
  readonly mayNameDeputy: boolean;
  readonly forOthers: boolean;
}

const mostShown = 40;

/** Somebody's days away from today on, and who stands in for her. */
export function awayView(model: AwayModel, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return modal({
    callbackId: 'roster.away.list',
    title: say('away.title'),
    close: say('view.close'),
    metadata: model.personId,
    blocks: [
      header(model.name),
      ...absenceBlocks(model, language, say),
      divider(),
      section(deputyLine(model, say)),
      actions('acts', ...acts(model, say)),
    ],
  });
}

function absenceBlocks({ absences }: AwayModel, language: Language, say: Words): KnownBlock[] {
  if (absences.length === 0) return [section(say('away.none'))];
  const shown = absences.slice(0, mostShown).map(({ id, first, last }) => {
    const days = [...new Set([first, last])].map(day => fullDay(day, language)).join(' – ');
    return section(days, button({ text: say('away.remove'), actionId: removeAbsenceAction, value: id }));
  });
  return [...shown, ...(absences.length > mostShown ? [context(say('away.more'))] : [])];
}

function deputyLine({ deputy, leads }: AwayModel, say: Words): string {
  if (deputy) return say('away.deputy', { name: harmless(deputy) });
  return leads > 0 ? say('away.no_deputy_leads', { count: leads }) : say('away.no_deputy');
}

function acts({ personId, deputy, mayNameDeputy, forOthers }: AwayModel, say: Words) {
  const act = (text: Parameters<Words>[0], actionId: string) => button({ text: say(text), actionId, value: personId });
  return [
    act('away.add', addAbsenceAction),
    ...(mayNameDeputy ? [act('away.choose_deputy', chooseDeputyAction)] : []),
    ...(mayNameDeputy && deputy ? [act('away.drop_deputy', dropDeputyAction)] : []),
    ...(forOthers ? [act('away.for_other', forOtherAction)] : []),
  ];
}

export function absenceForm(
  { personId, name, today }: { readonly personId: string; readonly name: string; readonly today: LocalDate },
  language: Language,
): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: addAbsenceCallback, title: 'absence_form.title', ids: [personId] },
    [
      header(name),
      dateInput({ blockId: 'first', label: say('absence_form.first'), initial: today }),
      dateInput({ blockId: 'last', label: say('absence_form.last'), initial: today }),
    ],
    say,
  );
}

const key = (error: ErrorKey) => ({ error });

const Days = (today: LocalDate) =>
  z
    .object({ first: dayField, last: dayField })
    .refine(({ first, last }) => last >= first, { path: ['last'], ...key('error.before_first') })
    .refine(({ last }) => last >= today, { path: ['last'], ...key('error.past_day') });

export const readAbsence = (state: FormState, today: LocalDate, language: Language): Read<Absence> =>
  readForm(Days(today), state, language);

export function deputyForm(
  model: { readonly personId: string; readonly name: string; readonly deputy: string | undefined },
  language: Language,
): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: chooseDeputyCallback, title: 'deputy_form.title', ids: [model.personId] },
    [
      header(model.name),
      personInput({
        blockId: 'deputy',
        label: say('deputy_form.who'),
        hint: say('deputy_form.who_hint'),
        initial: model.deputy,
      }),
    ],
    say,
  );
}

const Deputy = z.object({ deputy: personField });

export const readDeputy = (state: FormState, language: Language): Read<z.output<typeof Deputy>> =>
  readForm(Deputy, state, language);

/** For whom somebody records days away who may do so for others. */
export function whoseForm(language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: forOtherCallback, title: 'whose_form.title', submit: 'whose_form.submit', ids: [] },
    [personInput({ blockId: 'person', label: say('whose_form.who') })],
    say,
  );
}

const Whose = z.object({ person: personField });

export const readWhose = (state: FormState, language: Language): Read<z.output<typeof Whose>> =>
  readForm(Whose, state, language);
