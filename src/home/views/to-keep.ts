import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, context, divider, harmless, type KnownBlock, section, truncate } from '../../slack/blocks.ts';
import { homeTexts } from '../texts/index.ts';

/** What she has promised to keep; `openPromiseAction` leads to each by its id. */
export interface ToKeepModel {
  readonly toKeep: readonly {
    readonly id: string;
    readonly client: string;
    readonly words: string;
    readonly dueOn: string;
    /** its day has passed */
    readonly isOverdue: boolean;
  }[];
  readonly openPromiseAction: string;
}

const mostShown = 8;
const longest = { name: 60, words: 150 };

/** The one that is due first before the others; nothing, where there is nothing to keep. */
export function toKeepBlocks({ toKeep, openPromiseAction }: ToKeepModel, language: Language): KnownBlock[] {
  if (toKeep.length === 0) return [];
  const say = speak(homeTexts, language);
  const lines = toKeep.slice(0, mostShown).map(({ id, client, words, dueOn, isOverdue }) => {
    const about = { client: harmless(truncate(client, longest.name)), day: shortDay(dueOn, language) };
    const line = say(isOverdue ? 'me.keep_overdue' : 'me.keep', about);
    const open = button({ text: say('me.look'), actionId: openPromiseAction, value: id });
    return section(`${line}\n${harmless(truncate(words, longest.words))}`, open);
  });
  const more = toKeep.length - mostShown;
  return [
    divider(),
    section(`*${say('me.to_keep')}*`),
    ...lines,
    ...(more > 0 ? [context(say('me.keep_more', { count: more }))] : []),
  ];
}
