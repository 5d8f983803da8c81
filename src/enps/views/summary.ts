import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { actions, button, context, header, type Message, section } from '../../slack/blocks.ts';
import type { Verdict } from '../rules.ts';
import { numberTexts } from '../texts/index.ts';
import { openActionsAction, openCommentsAction } from './ids.ts';
import { signed } from './points.ts';

type Key = keyof typeof numberTexts.en;

/** What a round has brought, for leadership. */
export interface Summary {
  readonly roundId: string;
  readonly verdict: Verdict;
  /** something that was written can be read */
  readonly hasComments: boolean;
}

/** The number, what it means, and what can be done about it. Nothing that anybody wrote. */
export function summaryMessage({ roundId, verdict, hasComments }: Summary, language: Language): Message {
  const say = speak(numberTexts, language);
  const line = scoreLine(verdict, language);
  const comments = button({ text: say('button.comments'), actionId: openCommentsAction, value: roundId });
  const act = button({ text: say('button.actions'), actionId: openActionsAction, value: roundId });
  return {
    text: line,
    blocks: [
      header(line),
      section([responseLine(verdict, language), say('summary.classes', { ...verdict.classes })].join('\n')),
      ...sections(doubtLines(verdict, say)),
      ...sections(comparisonLines(verdict, say)),
      context(`${say('summary.how')} ${say('summary.bands')}`),
      actions('enps_summary', ...(hasComments ? [comments] : []), act),
    ],
  };
}

const sections = (lines: readonly string[]) => (lines.length > 0 ? [section(lines.join('\n'))] : []);

/** The year's score and its band in a few words: `eNPS 2027: just over +30, very good`. */
export function scoreLine(verdict: Verdict, language: Language): string {
  const say = speak(numberTexts, language);
  const { year, points, band, side } = verdict;
  const score = side ? say(`score.${side}`, { score: signed(points) }) : signed(points);
  const told = { year: String(year), score };
  return band ? say('score.line_band', { ...told, band: say(`band.${band}`) }) : say('score.line', told);
}

function responseLine({ answers, invited, percent, everybody }: Verdict, language: Language): string {
  const say = speak(numberTexts, language);
  if (invited === null || percent === undefined) return say('summary.answers', { answers });
  if (everybody) return say('summary.everybody', { invited });
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(percent / 100);
  return say('summary.response', { answers, invited, percent: share });
}

/** How sure the number is. */
function doubtLines({ caution, band, likely, bounds, oneAnswer }: Verdict, say: Say<Key>): string[] {
  // Where those who are missing can't move it further than that, the bounds say all.
  const isWithin = likely && likely.join() !== bounds?.join();
  return [
    ...(caution ? [say(band ? 'summary.caution' : 'summary.no_band')] : []),
    ...(oneAnswer ? [say('summary.one_answer', { points: oneAnswer })] : []),
    ...(isWithin ? [say('summary.likely', { low: signed(likely[0]), high: signed(likely[1]) })] : []),
    ...(bounds ? [say('summary.bounds', { low: signed(bounds[0]), high: signed(bounds[1]) })] : []),
  ];
}

function comparisonLines({ comparison }: Verdict, say: Say<Key>): string[] {
  if (!comparison) return [];
  const { is, year, points } = comparison;
  return [say(`change.${is}`, { year: String(year), score: signed(points) })];
}

/** Why there is no result. */
export type Nothing = 'too_few' | 'too_few_invited' | 'not_opened' | 'keys_lost';

/** A round that brought no result: why, and no number of any kind. */
export function nothingMessage(outcome: Nothing, language: Language): Message {
  const say = speak(numberTexts, language);
  const title = say(`${outcome}.heading`);
  return { text: title, blocks: [header(title), section(say(`${outcome}.body`))] };
}
