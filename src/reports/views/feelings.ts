import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { harmless, truncate } from '../../slack/blocks.ts';
import type { Feeling, Figure, Health } from '../rules.ts';
import { healthTexts } from '../texts/index.ts';

/** A section holds 3000 characters. */
const mostGroups = 25;

/** How people are doing, a line for each group of which it may be told. */
export function feelingLines({ feelings }: Health, language: Language): string[] {
  const { groups, others, all, tooFew } = feelings;
  const say = speak(healthTexts, language);
  const figures = figuresIn(say, language);
  const isAlone = groups.length === 0;
  const lines = [
    ...groups.slice(0, mostGroups).map(({ name, answers, ...feeling }) => {
      const shown = harmless(truncate(name ?? say('table.nobody'), 40));
      return say('feelings.group', { name: shown, answers, ...figures(feeling) });
    }),
    ...(groups.length > mostGroups ? [say('names.others', { count: groups.length - mostGroups })] : []),
    ...(others
      ? [say('feelings.together', { name: say(isAlone ? 'feelings.all' : 'feelings.others'), ...figures(others) })]
      : []),
    ...(all && groups.length > 1
      ? [say('feelings.group', { name: say('feelings.all'), answers: all.answers, ...figures(all) })]
      : []),
    ...(tooFew ? [say('feelings.too_few')] : []),
  ];
  return lines.length > 0 ? lines : [say('feelings.nobody')];
}

type Key = keyof typeof healthTexts.en;

const figuresIn = (say: Say<Key>, language: Language) => {
  const tenth = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const figure = ({ is }: Figure, value: string) => (is === 'exactly' ? value : say(`figure.${is}`, { value }));
  return ({ score, tooMuch }: Feeling) => ({
    score: figure(score, tenth.format(score.value)),
    share: figure(tooMuch, percent.format(tooMuch.value / 100)),
  });
};
