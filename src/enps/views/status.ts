import { dayInWords, fullDay, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { actions, button, divider, type KnownBlock, type ModalView, modal, section } from '../../slack/blocks.ts';
import { addDays, type LocalDate } from '../../time/calendar.ts';
import { closingTime, commentsFrom, displayed, openingTime, replyStep } from '../rules.ts';
import { openActionsAction, openAnswerAction, openCommentsAction, prepareAction } from './ids.ts';
import { dayAndTime, type RoundWords, roundVoice } from './prepare-words.ts';

/** The value is the planned round's id. */
export const askCallOffAction = 'enps.round.ask_call_off';
export const callOffCallback = 'enps.round.call_off';

/** A round that is planned or open, as leadership sees it. Nothing here follows from any answer but the step, which is counted once a day. */
export interface CurrentRound {
  readonly id: string;
  readonly isOpen: boolean;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly leastAnswers: number;
  readonly leastComments: number;
  /** undefined: not for her to see, or not open */
  readonly replies: { readonly invited: number; readonly step: number | null } | undefined;
}

export type Standing =
  | { readonly is: 'open'; readonly roundId: string; readonly closesOn: LocalDate }
  | { readonly is: 'planned' | 'expected'; readonly day: LocalDate }
  | { readonly is: 'counting' | 'nothing' };

/** What came out of the newest round. */
export interface NewestResult {
  readonly roundId: string;
  readonly year: number;
  /** undefined: too few have answered */
  readonly points: number | undefined;
  readonly caution: boolean;
  readonly mayRead: boolean;
  readonly mayAct: boolean;
}

export interface StatusModel {
  readonly standing: Standing;
  /** she works here: the button is the same for all who do, whatever they did with it */
  readonly mayAnswer: boolean;
  readonly current: CurrentRound | undefined;
  readonly result: NewestResult | undefined;
  /** she may plan it, change what is planned, and call that off */
  readonly mayPlan: boolean;
  readonly said: 'confirmed' | 'called_off' | 'opened' | undefined;
}

/** The yearly survey, for whoever asks: when it is, the way in while it is open, and for leadership how it stands. */
export function statusView(model: StatusModel, language: Language): ModalView {
  const say = roundVoice(language);
  const { standing, mayAnswer, current, result, said } = model;
  const answer =
    standing.is === 'open' && mayAnswer
      ? button({ text: say('status.answer'), actionId: openAnswerAction, value: standing.roundId, style: 'primary' })
      : undefined;
  return modal({
    callbackId: 'enps.round.close',
    title: say('status.title'),
    close: say('view.close'),
    blocks: [
      ...(said ? [section(say(`said.${said}`))] : []),
      section(standingWords(standing, say, language), answer),
      section(say('status.what')),
      ...(current ? [section(currentLines(current, say, language).join('\n'))] : []),
      ...planButtons(model, say),
      ...(result ? [divider(), ...resultBlocks(result, say)] : []),
    ],
  });
}

function standingWords(standing: Standing, say: RoundWords, language: Language): string {
  switch (standing.is) {
    case 'open':
      return say('status.open', { day: shortDay(standing.closesOn, language) });
    case 'planned':
    case 'expected':
      return say(`status.${standing.is}`, { day: fullDay(standing.day, language) });
    case 'counting':
    case 'nothing':
      return say(`status.${standing.is}`);
  }
}

function currentLines(round: CurrentRound, say: RoundWords, language: Language): string[] {
  const { isOpen, opensOn, closesOn, leastAnswers: answers, replies } = round;
  return [
    say(isOpen ? 'plan.opened' : 'plan.opens', dayAndTime(opensOn, openingTime, language)),
    say('plan.closes', dayAndTime(closesOn, closingTime, language)),
    say('plan.thresholds', { answers, comments: commentsFrom(round) }),
    ...(replies
      ? [say('status.invited', { count: replies.invited }), repliesWords(round, replies, say, language)]
      : []),
  ];
}

function repliesWords(
  { opensOn }: CurrentRound,
  { invited, step }: { readonly invited: number; readonly step: number | null },
  say: RoundWords,
  language: Language,
): string {
  if (replyStep(0, invited) === undefined) return say('replies.never');
  if (step === null) return say('replies.not_yet', { day: dayInWords(addDays(opensOn, 1), language) });
  if (step === 0) return say('replies.hardly');
  return say('replies.at_least', { percent: 10 * step });
}

function planButtons({ mayPlan, current }: StatusModel, say: RoundWords): KnownBlock[] {
  if (!mayPlan || current?.isOpen) return [];
  const prepare = button({
    text: say(current ? 'status.change' : 'status.prepare'),
    actionId: prepareAction,
    value: current?.id ?? 'new',
  });
  if (!current) return [actions('plan', prepare)];
  const callOff = button({ text: say('status.call_off'), actionId: askCallOffAction, value: current.id });
  return [actions('plan', prepare, callOff)];
}

function resultBlocks(
  { roundId, year, points, caution, mayRead, mayAct }: NewestResult,
  say: RoundWords,
): KnownBlock[] {
  if (points === undefined) return [section(say('result.too_few', { year: String(year) }))];
  const words = { year: String(year), score: displayed(points) };
  const buttons = [
    ...(mayRead ? [button({ text: say('result.comments'), actionId: openCommentsAction, value: roundId })] : []),
    ...(mayAct ? [button({ text: say('result.actions'), actionId: openActionsAction, value: roundId })] : []),
  ];
  return [
    section(say(caution ? 'result.caution' : 'result.score', words)),
    ...(buttons.length > 0 ? [actions('result', ...buttons)] : []),
  ];
}

/** Whether it is really to be called off. */
export function callOffView({ id, opensOn }: { readonly id: string; readonly opensOn: LocalDate }, language: Language) {
  const say = roundVoice(language);
  return modal({
    callbackId: callOffCallback,
    title: say('call_off.title'),
    submit: say('call_off.submit'),
    close: say('call_off.close'),
    metadata: id,
    blocks: [section(say('call_off.text', { day: fullDay(opensOn, language) }))],
  });
}
