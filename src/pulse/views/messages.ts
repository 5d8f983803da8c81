import { monthInWords, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, context, givenName, harmless, type Message, section } from '../../slack/blocks.ts';
import { pulseTexts } from '../texts/index.ts';

export const openForm = 'pulse.check_in.open';
export const openBriefAction = 'pulse.brief.open';

/** First contact: purpose, who reads what, how long, how to stop. */
export function introductionMessage(name: string, language: Language): Message {
  const say = speak(pulseTexts, language);
  const text = say('introduction.text', { name: harmless(givenName(name)) });
  const blocks = [section(text), section(say('introduction.who_reads')), context(say('introduction.how_to_stop'))];
  return { text, blocks };
}

/** Which check-in a message is about; `closesOn` is a local date of hers. */
export interface AboutCheckIn {
  readonly occurrenceId: string;
  readonly period: string;
  readonly closesOn: string;
}

type Invitation = 'prompt.text' | 'reminder.text' | 'answered.text';

/** The prompt, its reminder, and what they become once answered: one line and a button. */
export function invitation(key: Invitation, about: AboutCheckIn, language: Language): Message {
  const say = speak(pulseTexts, language);
  const text = say(key, { month: monthInWords(about.period, language), closes: shortDay(about.closesOn, language) });
  const label = say(key === 'answered.text' ? 'answered.change' : 'prompt.answer');
  const open = button({
    text: label,
    actionId: openForm,
    value: about.occurrenceId,
    ...(key === 'answered.text' ? {} : { style: 'primary' as const }),
  });
  return { text, blocks: [section(text, open)] };
}

/** One line without a button: what a prompt becomes when a newer message takes its place, or its time is over. */
export function retired(key: 'prompt.retired' | 'closed.text', period: string, language: Language): Message {
  const text = speak(pulseTexts, language)(key, { month: monthInWords(period, language) });
  return { text, blocks: [section(text)] };
}

/** A talk that waits for a lead: a name, a month, a button. `due`: local date, for the reminder. */
export function talkMessage(
  about: { readonly name: string; readonly personId: string; readonly period: string; readonly due?: string },
  language: Language,
): Message {
  const say = speak(pulseTexts, language);
  const named = { name: harmless(about.name), month: monthInWords(about.period, language) };
  const text = about.due
    ? say('talk.remind', { ...named, day: shortDay(about.due, language) })
    : say('brief.ready', named);
  const open = button({
    text: say('brief.open'),
    actionId: openBriefAction,
    value: `${about.personId} ${about.period}`,
  });
  return { text, blocks: [section(text, open)] };
}
