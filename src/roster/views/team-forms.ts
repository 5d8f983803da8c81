import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  dateInput,
  type ModalView,
  menu,
  modal,
  personInput,
  quoted,
  section,
  selectInput,
  textInput,
} from '../../slack/blocks.ts';
import type { FormState } from '../../slack/form.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Membership, teamRoles } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import { roleInWords } from './client-page.ts';
import {
  choiceField,
  dayField,
  type ErrorKey,
  personField,
  type Read,
  readForm,
  rosterForm,
  type Words,
} from './form.ts';

export const addAdvisorCallback = 'roster.advisor.add';
export const chooseSeatAction = 'roster.seat.choose';
export const changeSeatCallback = 'roster.seat.save';
export const leaveTeamCallback = 'roster.seat.end';

export interface AdvisorModel {
  readonly clientId: string;
  /** of the membership to be */
  readonly membershipId: string;
  readonly today: LocalDate;
}

export function advisorForm({ clientId, membershipId, today }: AdvisorModel, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: addAdvisorCallback, title: 'advisor_form.title', ids: [clientId, membershipId] },
    [
      personInput({ blockId: 'person', label: say('advisor_form.who') }),
      dateInput({ blockId: 'since', label: say('advisor_form.since'), initial: today }),
    ],
    say,
  );
}

const Advisor = z.object({ person: personField, since: dayField });

export const readAdvisor = (state: FormState, language: Language): Read<z.output<typeof Advisor>> =>
  readForm(Advisor, state, language);

export interface TeamModel {
  readonly clientId: string;
  /** at least one */
  readonly team: readonly Membership[];
  readonly today: LocalDate;
}

/** Whose role or share changes; choosing leads on to `seatForm`. */
export function chooseSeatView({ clientId, team }: Omit<TeamModel, 'today'>, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  const choices = seatChoices(team, say);
  return modal({
    callbackId: 'roster.seat.list',
    title: say('seat_form.title'),
    close: say('form.cancel'),
    metadata: clientId,
    blocks: [
      section(say('seat_form.whose')),
      actions('choose', menu({ actionId: chooseSeatAction, placeholder: say('seat_form.choose'), choices })),
    ],
  });
}

/** A choice is short: who, what, how much and where. People of one name are told apart by their addresses. */
function seatChoices(team: readonly Membership[], say: Words) {
  const byName = Map.groupBy(team, ({ person }) => person);
  const hasNamesake = ({ person }: Membership) => new Set(byName.get(person)?.map(({ personId }) => personId)).size > 1;
  return team.slice(0, 100).map(seat => {
    const person = hasNamesake(seat) && seat.mail ? `${seat.person} (${seat.mail})` : seat.person;
    const place = seat.engagement ? ` · ${seat.engagement}` : '';
    return { value: seat.id, text: `${roleInWords({ ...seat, person }, say)}${place}` };
  });
}

export interface SeatModel {
  readonly seat: Membership;
  /** of the membership that follows */
  readonly nextId: string;
  readonly today: LocalDate;
}

export function seatForm({ seat, nextId, today }: SeatModel, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  return rosterForm(
    { callbackId: changeSeatCallback, title: 'seat_form.title', ids: [seat.clientId, seat.id, nextId] },
    [
      quoted([seat.person, seat.client, ...(seat.engagement ? [seat.engagement] : [])].join(' · ')),
      selectInput({
        blockId: 'role',
        label: say('seat_form.role'),
        choices: teamRoles.map(role => ({ value: role, text: say(`role.${role}`) })),
        initial: seat.role,
      }),
      textInput({
        blockId: 'share',
        label: say('seat_form.share'),
        maxLength: 5,
        short: true,
        initial: String(seat.share),
      }),
      dateInput({
        blockId: 'from',
        label: say('seat_form.from'),
        hint: say('seat_form.from_hint'),
        initial: seat.since > today ? seat.since : today,
      }),
    ],
    say,
  );
}

const key = (error: ErrorKey) => ({ error });

const Seat = z.object({
  role: z.enum(teamRoles, key('error.choose')),
  share: z
    .string(key('error.share'))
    .regex(/^\d{1,3}\s?%?$/, key('error.share'))
    .transform(text => Number.parseInt(text, 10))
    .refine(share => share <= 100, key('error.share')),
  from: dayField,
});

export const readSeat = (state: FormState, language: Language): Read<z.output<typeof Seat>> =>
  readForm(Seat, state, language);

export function leaveForm({ clientId, team, today }: TeamModel, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  const [only, ...others] = team;
  return rosterForm(
    { callbackId: leaveTeamCallback, title: 'leave_form.title', ids: [clientId] },
    [
      selectInput({
        blockId: 'seat',
        label: say('leave_form.who'),
        choices: seatChoices(team, say),
        initial: others.length === 0 ? only?.id : undefined,
      }),
      dateInput({ blockId: 'last_day', label: say('leave_form.last_day'), initial: today }),
    ],
    say,
  );
}

const Leave = z
  .object({ seat: choiceField, last_day: dayField })
  .transform(({ seat, last_day }) => ({ membershipId: seat, lastDay: last_day }));

export const readLeave = (state: FormState, language: Language): Read<z.output<typeof Leave>> =>
  readForm(Leave, state, language);
