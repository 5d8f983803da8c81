import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, context, type Message, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { commentsFrom } from '../rules.ts';
import { askTexts } from '../texts/index.ts';
import { openAnswerAction } from './ids.ts';

export interface AboutRound {
  readonly roundId: string;
  /** local date of the workspace */
  readonly closesOn: LocalDate;
  /** with fewer answers there is no result */
  readonly leastAnswers: number;
  /** with fewer answers nobody reads the comments */
  readonly leastComments: number;
}

/** The question comes: what for, who reads what, until when, and from whom. The same for everybody who is invited, whatever she does with it. */
export function invitationMessage(about: AboutRound, language: Language): Message {
  const say = speak(askTexts, language);
  const text = say('invitation.text');
  const whoReads = say('invitation.who_reads', { answers: about.leastAnswers, comments: commentsFrom(about) });
  const until = say('invitation.until', { day: shortDay(about.closesOn, language) });
  const answer = answerButton(about.roundId, language);
  return {
    text,
    blocks: [section(text), section(whoReads), section(until, answer), context(say('invitation.who_i_am'))],
  };
}

/** The same, shorter, and how not to be reminded again. */
export function reminderMessage(
  { roundId, closesOn }: Pick<AboutRound, 'roundId' | 'closesOn'>,
  language: Language,
): Message {
  const say = speak(askTexts, language);
  const text = say('reminder.text', { day: shortDay(closesOn, language) });
  return { text, blocks: [section(text), section(say('reminder.choice'), answerButton(roundId, language))] };
}

/** Nobody can read the answers any more, and nothing comes of them. */
export function voidMessage(language: Language): Message {
  const text = speak(askTexts, language)('void.text');
  return { text, blocks: [section(text)] };
}

const answerButton = (roundId: string, language: Language) =>
  button({
    text: speak(askTexts, language)('invitation.answer'),
    actionId: openAnswerAction,
    value: roundId,
    style: 'primary',
  });
