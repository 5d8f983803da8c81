import { dayInWords } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Attachment, actions, button, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { keyValue } from './targets.ts';
import { type MeetingModel, meant, named, voice, type When, whenWords } from './words.ts';

/** The buttons of messages; those of a client's page are the same. The value is `keyValue`, of the overview the client's id. */
export const openBookingAction = 'meetings.booking.open';
export const openAgendaAction = 'meetings.agenda.open';
export const openOutcomeAction = 'meetings.outcome.open';
export const openCancelAction = 'meetings.cancelling.open';
export const openClientAction = 'meetings.client.open';

/** She is asked to book it, or reminded of it. `due`: the day until which it is to be held. */
export function bookMessage(
  about: MeetingModel & { readonly due: LocalDate },
  key: 'first' | 'reminder',
  language: Language,
): Message {
  const say = voice(language);
  const text = say(`book.${key}`, { ...meant(about), day: dayInWords(about.due, language) });
  const find = button({
    text: say('book.open'),
    actionId: openBookingAction,
    value: keyValue(about),
    style: 'primary',
  });
  return { text, blocks: [section(text, find)] };
}

/** On the working day before. */
export function agendaMessage(about: MeetingModel & When, language: Language): Message {
  const say = voice(language);
  const text = say('agenda.text', { ...meant(about), ...whenWords(about, language) });
  const look = button({ text: say('agenda.open'), actionId: openAgendaAction, value: keyValue(about) });
  return { text, blocks: [section(text, look)] };
}

/** On the working day after: was it held, moved or cancelled? */
export function outcomeMessage(
  about: MeetingModel & { readonly onDay: LocalDate },
  key: 'first' | 'reminder',
  language: Language,
): Message {
  const say = voice(language);
  const text = say(`outcome.${key}`, { ...meant(about), day: dayInWords(about.onDay, language) });
  const value = keyValue(about);
  const answers = actions(
    // Several may stand in one morning's message, where no two blocks are called the same.
    `outcome ${value}`,
    button({ text: say('outcome.held'), actionId: openOutcomeAction, value, style: 'primary' }),
    button({ text: say('outcome.moved'), actionId: openBookingAction, value }),
    button({ text: say('outcome.cancelled'), actionId: openCancelAction, value }),
  );
  return { text, blocks: [section(text), answers] };
}

/** With the file, to whoever comes, or no longer does. */
export function invitationMessage(
  about: MeetingModel & When & { readonly file: Attachment },
  key: 'booked' | 'moved' | 'cancelled',
  language: Language,
): Message {
  const text = voice(language)(`invitation.${key}`, { ...meant(about), ...whenWords(about, language) });
  return { text, blocks: [section(text)], file: about.file };
}

/** To the leadership contact. `lead`: who leads the client; `mayLook`: an admin in her place may not see how the client is met. */
export function longOverdueMessage(
  about: MeetingModel & { readonly lead: string | null; readonly mayLook: boolean },
  language: Language,
): Message {
  const say = voice(language);
  const { lead, mayLook } = about;
  const text = lead
    ? say('long_overdue.text', { ...meant(about), lead: named(lead) })
    : say('long_overdue.no_lead', meant(about));
  const look = button({ text: say('word.look'), actionId: openClientAction, value: about.clientId });
  return { text, blocks: [section(text, ...(mayLook ? [look] : []))] };
}

/** One line without a button: what a question becomes when a newer one takes its place. */
export function retiredMessage(language: Language): Message {
  const text = voice(language)('retired.text');
  return { text, blocks: [section(text)] };
}
