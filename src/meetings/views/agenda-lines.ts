import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { harmless, type KnownBlock, quoted, section, truncate } from '../../slack/blocks.ts';
import type {
  AgendaAgreement,
  AgendaDeviation,
  AgendaGoal,
  AgendaPlan,
  AgendaPromise,
  AgendaSatisfaction,
  AgendaSuggestion,
} from '../rules.ts';
import { named, voice, type Words } from './words.ts';

/** Characters of a line among many. */
const mostInLine = 500;

/** What a person wrote, on one line among many. */
export const line = (text: string): string => harmless(truncate(text, mostInLine));

/** What went otherwise than agreed, and whether the client knows. */
export function deviationLine(each: AgendaDeviation, language: Language): KnownBlock {
  const say = voice(language);
  const { actual, severity, openedOn, closedOn, clientWord } = each;
  const state = closedOn
    ? say('deviation.closed', { severity, day: fullDay(closedOn, language) })
    : say('deviation.open', { severity, day: fullDay(openedOn, language) });
  return section(`${line(actual ?? '–')}\n_${state}, ${say('deviation.client', { word: clientWord })}_`);
}

/** How content the client was, and why. */
export function satisfactionLine(each: AgendaSatisfaction, language: Language): KnownBlock {
  const say = voice(language);
  const { onDay, satisfaction, value, satisfactionWhy, valueWhy } = each;
  const scores = say('satisfaction.line', { day: fullDay(onDay, language), satisfaction, value });
  const whys = [satisfactionWhy, valueWhy].filter(why => why !== null).map(line);
  return section([scores, ...whys].join('\n'));
}

/** What is agreed, for how long, and that nobody has signed it off yet. */
export function agreementLine(each: AgendaAgreement, language: Language): KnownBlock {
  const say = voice(language);
  const { content, level, fromDay, untilDay, isSigned } = each;
  const from = fullDay(fromDay, language);
  const time = untilDay
    ? say('agreement.until', { from, until: fullDay(untilDay, language) })
    : say('agreement.from', { from });
  const signed = isSigned ? '' : ` · ${say('agreement.unsigned')}`;
  return section(`${line(content)}\n${line(level)}\n_${time}${signed}_`);
}

/** A goal that we share, who looks after it on both sides, and whether both agree. */
export function goalBlocks(each: AgendaGoal, language: Language): KnownBlock[] {
  const say = voice(language);
  const { words, measure, target, owner, theirOwner, review } = each;
  const owners = say('goal.owners', { owner: named(owner), their_owner: named(theirOwner) });
  const view = review
    ? say('goal.review', {
        quarter: quarterWords(review.quarter, say),
        ours: review.ours ? 'yes' : 'no',
        theirs: review.theirs ? 'yes' : 'no',
      })
    : say('goal.not_reviewed');
  return [
    section(`${line(words)}\n${line(measure)}: ${line(target)}\n${owners}\n${view}`),
    ...(review?.note ? [quoted(truncate(review.note, mostInLine))] : []),
  ];
}

/** `2026-Q4` in words. */
function quarterWords(quarter: string, say: Words): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return say('goal.quarter', { quarter: number, year });
}

/** What the client plans. */
export const planLine = ({ words, saidOn }: AgendaPlan, language: Language): KnownBlock =>
  section(`${line(words)}\n_${voice(language)('agenda.said_on', { day: fullDay(saidOn, language) })}_`);

/** What was promised, by whom it is kept, and whether its day has passed. */
export function promiseLine(promise: AgendaPromise, language: Language): KnownBlock {
  const say = voice(language);
  const { words, movedOn, brokenOn, standing } = promise;
  const isLate = brokenOn !== null && standing !== 'overdue';
  const state = [
    standingWords(promise, language, say),
    ...(movedOn ? [say('promise.moved', { day: fullDay(movedOn, language) })] : []),
    ...(isLate ? [say('promise.broken')] : []),
  ];
  return section(`${line(words)}\n_${state.join(' · ')}_`);
}

function standingWords({ standing, keeper, dueOn, endedOn }: AgendaPromise, language: Language, say: Words): string {
  const day = fullDay(endedOn ?? dueOn, language);
  return say(`promise.${standing}`, { day, keeper: named(keeper) });
}

/** What the client said, what became of it so far, and for a need how far an offer is. */
export function suggestionLine(suggestion: AgendaSuggestion, language: Language): KnownBlock {
  const say = voice(language);
  const { words, state, saidOn, dueOn, answeredOn, offer } = suggestion;
  const meant = { decided: dueOn, answered: answeredOn };
  const day = (state === 'decided' || state === 'answered' ? meant[state] : null) ?? saidOn;
  const standing = say(`suggestion.${state}`, { day: fullDay(day, language) });
  const lines = [standing, ...(offer ? [say(`offer.${offer}`)] : [])];
  return section(`${line(words)}\n_${lines.join(' · ')}_`);
}
