import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import type { Verdict, YearPoint } from '../rules.ts';
import { numberTexts } from '../texts/index.ts';
import { signed } from './points.ts';
import { scoreLine } from './summary.ts';

/** As many years as stand legibly below each other: the newest ones. */
const mostYears = 8;

const classes = [
  ['critics', '0–6'],
  ['passives', '7–8'],
  ['promoters', '9–10'],
] as const;

/** What the picture of a year among the years shows, and the same in words. */
export function pictureOf(verdict: Verdict, trend: readonly YearPoint[], language: Language) {
  const say = speak(numberTexts, language);
  const bars = barsOf(verdict);
  const years = trend.slice(-mostYears).map(({ year, points, likely, caution }) => ({
    label: String(year),
    points,
    shown: signed(points),
    interval: likely,
    grey: caution,
  }));
  const titles = { answersTitle: say('picture.answers'), yearsTitle: say('picture.years') };
  const greyed = (isGrey: boolean, words: string) => (isGrey ? say('alt.grey', { words }) : words);
  const barWords = bars.map(({ label, count }) => say('alt.bar', { label, count })).join('; ');
  const yearWords = years.map(({ label, shown, interval, grey }) => greyed(grey, yearInWords(label, shown, interval)));
  const alt = [
    `${scoreLine(verdict, language)}.`,
    `${greyed(verdict.caution, titles.answersTitle)}: ${barWords}.`,
    `${titles.yearsTitle}: ${yearWords.join('; ')}.`,
  ].join(' ');
  return { drawn: { ...titles, bars, years, grey: verdict.caution }, alt };

  function yearInWords(year: string, score: string, interval: YearPoint['likely']): string {
    if (!interval) return say('alt.year', { year, score });
    return say('alt.year_likely', { year, score, low: signed(interval[0]), high: signed(interval[1]) });
  }
}

/** One for each score; where there are few answers, or only the classes are known, one for each class. */
function barsOf({ counters, classes: counts }: Verdict) {
  if (!counters) return classes.map(([name, label]) => ({ label, count: counts[name], class: name }));
  return counters.map((count, score) => ({ label: String(score), count, class: classOf(score) }));
}

function classOf(score: number): 'critics' | 'passives' | 'promoters' {
  if (score <= 6) return 'critics';
  return score <= 8 ? 'passives' : 'promoters';
}
