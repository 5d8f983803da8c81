import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  harmless,
  type KnownBlock,
  type Message,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { agreedBy, type GoalReview, mostGoals } from '../rules.ts';
import { named, voice, type Words } from './words.ts';

/** Opens what the quarter asks of a client; the value is the client's id. */
export const askGoalsAction = 'ledger.goals.ask';
export const openGoalAction = 'ledger.goal.open';
/** The value is the client's id. */
export const addGoalAction = 'ledger.goal.begin';

export interface GoalLine {
  readonly id: string;
  readonly words: string;
  readonly measure: string;
  readonly target: string;
  readonly owner: string;
  readonly theirOwner: string;
  readonly review: GoalReview | undefined;
}

export interface GoalsModel {
  readonly clientId: string;
  readonly client: string;
  readonly goals: readonly GoalLine[];
  /** a few, the newest first */
  readonly ended: readonly {
    readonly words: string;
    readonly endedOn: LocalDate;
    readonly outcome: 'reached' | 'dropped';
  }[];
  readonly mayChange: boolean;
}

/** The goals that we share with a client, as its page shows them; one without any is flagged (4.04). */
export function goalBlocks(model: GoalsModel, language: Language): KnownBlock[] {
  const say = voice(language);
  const { client, goals, ended } = model;
  return [
    section(say('goal.heading')),
    ...(goals.length === 0 ? [section(say('goal.none', { client: named(client) }))] : []),
    ...goals.map(goal => goalSection(goal, model, say)),
    ...buttons(model, say),
    ...ended.map(({ words, endedOn, outcome }) =>
      context(say(`goal.${outcome}`, { day: shortDay(endedOn, language), words: harmless(truncate(words, 150)) })),
    ),
  ];
}

function goalSection(goal: GoalLine, { client, mayChange }: GoalsModel, say: Words): KnownBlock {
  const { id, words, measure, target, owner, theirOwner, review } = goal;
  const owners = { ours: named(owner), client: named(client), theirs: named(theirOwner) };
  const lines = [
    harmless(truncate(words, 400)),
    say('goal.measured', { measure: named(measure), target: named(target) }),
    say('goal.owners', owners),
    ...reviewLines(review, client, say),
  ];
  const change = button({ text: say('goal.open'), actionId: openGoalAction, value: id });
  return section(lines.join('\n'), mayChange ? change : undefined);
}

/** Who still agreed when it was last asked, and the note to it; a disagreement stands out. */
function reviewLines(review: GoalReview | undefined, client: string, say: Words): string[] {
  if (!review) return [say('review.not_yet')];
  const agreed = agreedBy(review);
  const line = say(`review.said.${agreed}`, { quarter: quarterInWords(review.quarter, say), client: named(client) });
  return [
    agreed === 'both' ? line : `*${line}*`,
    ...(review.note ? [`“${harmless(truncate(review.note, 300))}”`] : []),
  ];
}

/** `2026-Q4` as people say it. */
const quarterInWords = (quarter: string, say: Words): string =>
  say('review.quarter', { year: quarter.slice(0, 4), number: quarter.slice(-1) });

function buttons({ clientId, goals, mayChange }: GoalsModel, say: Words): KnownBlock[] {
  if (!mayChange) return [];
  const offered = [
    ...(goals.length < mostGoals ? [button({ text: say('goal.add'), actionId: addGoalAction, value: clientId })] : []),
    ...(goals.length > 0 ? [button({ text: say('review.open'), actionId: askGoalsAction, value: clientId })] : []),
  ];
  return [actions('goals', ...offered)];
}

export interface AskedGoals {
  readonly clientId: string;
  readonly client: string;
  readonly question: 'begin' | 'agree';
}

/** The quarter's question, to whoever answers for the client: a name and a button. */
export function goalsMessage({ clientId, client, question }: AskedGoals, language: Language): Message {
  const say = voice(language);
  const text = say(`goal.ask.${question}`, { client: harmless(client) });
  const open = button({
    text: say(`goal.ask.open_${question}`),
    actionId: askGoalsAction,
    value: clientId,
    style: 'primary',
  });
  return { text, blocks: [section(text, open)] };
}
