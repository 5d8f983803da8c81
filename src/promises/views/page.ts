import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { AwayNow } from '../rules.ts';
import { type HistoryLine, historyBlocks } from './history.ts';
import {
  clientPromisesAction,
  completePromiseAction,
  keepPromiseAction,
  movePromiseAction,
  openOfferAction,
  reassignPromiseAction,
  warnPromiseAction,
  withdrawPromiseAction,
} from './ids.ts';
import { type PromiseLine, stateInWords, type TermsLine } from './keeping-state.ts';
import { type TermsModel, termsBlocks } from './offer-terms.ts';
import { type KeepingWords, keepingVoice, named } from './words.ts';

export interface TermsInFull extends TermsLine, TermsModel {
  readonly giver: string;
  readonly givenOn: LocalDate;
  readonly reason: string | null;
  readonly answerWords: string | null;
}

export interface PromisePage extends PromiseLine {
  readonly clientId: string;
  readonly goal: string | null;
  readonly newest: TermsInFull | undefined;
  readonly inForce: TermsInFull | undefined;
  readonly lateWords: string | null;
  readonly why: string | null;
}

export interface PageModel {
  readonly promise: PromisePage;
  /** the oldest first */
  readonly history: readonly HistoryLine[];
  readonly acts: Readonly<Record<Act | 'list', boolean>>;
  /** whoever is asked for a word is; undefined: she is there, or nobody is asked */
  readonly keeperAway: AwayNow | undefined;
}

const acts = ['answer', 'keep', 'warn', 'move', 'reassign', 'complete', 'withdraw'] as const;
type Act = (typeof acts)[number];

const actionOf = {
  answer: openOfferAction,
  keep: keepPromiseAction,
  warn: warnPromiseAction,
  move: movePromiseAction,
  reassign: reassignPromiseAction,
  complete: completePromiseAction,
  withdraw: withdrawPromiseAction,
} as const satisfies Readonly<Record<Act, string>>;

/** Everything about one promise: where it stands, its terms, what she may do, and what happened to it. */
export function promiseView({ promise, history, acts: allowed, keeperAway }: PageModel, language: Language): ModalView {
  const say = keepingVoice(language);
  return modal({
    callbackId: 'promises.promise.close',
    title: say('page.title'),
    close: say('word.close'),
    blocks: [
      section(`*${named(promise.client)}*\n${stateInWords(promise, language)}`),
      ...awayBlocks(promise, keeperAway, language),
      ...saidBlocks(promise, say),
      ...termsOf(promise, say, language),
      ...buttons(promise, allowed, say),
      ...historyBlocks(history, language),
    ],
  });
}

/** A word that is waited for comes later than that. */
function awayBlocks({ newest }: PromisePage, away: AwayNow | undefined, language: Language): KnownBlock[] {
  if (!away || !newest) return [];
  const name = named(newest.keeper);
  const say = keepingVoice(language);
  return [
    context(
      away.until ? say('page.away', { name, day: fullDay(away.until, language) }) : say('page.away_open', { name }),
    ),
  ];
}

/** What its keeper sees coming, or why it ended. */
function saidBlocks({ lateWords, inForce, why }: PromisePage, say: KeepingWords): KnownBlock[] {
  return [
    ...(lateWords ? [context(say('page.late_words', { name: named(inForce?.keeper ?? '') })), quoted(lateWords)] : []),
    ...(why ? [context(say('page.why')), quoted(why)] : []),
  ];
}

/** Those in force and, where they are others, the newest. */
function termsOf(
  { state, noted, goal, newest, inForce }: PromisePage,
  say: KeepingWords,
  language: Language,
): KnownBlock[] {
  const first = inForce ?? newest;
  if (!first) return [context(say('page.noted')), quoted(noted ?? ''), ...goalBlocks(goal)];
  const isOther = newest !== undefined && newest.number !== first.number;
  return [
    ...termsBlocks(first, goal, language),
    ...besides(first, say, language),
    ...(isOther ? othersOf(newest, { waits: state === 'moving' && newest.answer === null }, language) : []),
  ];
}

const goalBlocks = (goal: string | null): KnownBlock[] => (goal === null ? [] : [quoted(goal)]);

/** Terms that do not hold: they wait for a word, or there was no yes to them. Where only the keeper would be another, that is all there is to say. */
function othersOf(terms: TermsInFull, { waits }: { readonly waits: boolean }, language: Language): KnownBlock[] {
  const say = keepingVoice(language);
  const name = named(terms.keeper);
  if (terms.handsOver)
    return [context(say(waits ? 'page.handing' : 'page.not_handed', { name })), ...theirWords(terms, say)];
  const heading = waits ? say('page.new_terms', { name }) : say('page.refused_terms');
  return [context(heading), ...termsBlocks(terms, null, language), ...besides(terms, say, language)];
}

const theirWords = ({ keeper, answerWords }: TermsInFull, say: KeepingWords): KnownBlock[] =>
  answerWords ? [context(say('page.their_words', { name: named(keeper) })), quoted(answerWords)] : [];

/** Who keeps them and who gave them, why they moved, and what was said to them. */
function besides(terms: TermsInFull, say: KeepingWords, language: Language): KnownBlock[] {
  const { keeper, giver, givenOn, reason, answer } = terms;
  const given = say('page.given', { name: named(giver), day: fullDay(givenOn, language) });
  return [
    section(`${say(answer === null ? 'page.asked_keeper' : 'page.keeper', { name: named(keeper) })}\n${given}`),
    ...(reason ? [context(say('page.why')), quoted(reason)] : []),
    ...theirWords(terms, say),
  ];
}

function buttons({ id, clientId, state }: PromisePage, allowed: PageModel['acts'], say: KeepingWords): KnownBlock[] {
  const offered = acts
    .filter(act => allowed[act])
    // What waits for a word already is put forward anew only in other words.
    .map(act => (act === 'complete' && state === 'offered' ? (['reword', act] as const) : ([act, act] as const)))
    .map(([label, act]) => button({ text: say(`page.${label}`), actionId: actionOf[act], value: id }));
  const list = button({ text: say('page.list'), actionId: clientPromisesAction, value: clientId });
  const all = [...offered, ...(allowed.list ? [list] : [])];
  return all.length > 0 ? [actions('acts', ...all)] : [];
}
