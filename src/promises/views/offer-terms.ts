import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { context, harmless, type KnownBlock, quoted, section } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type GivingWords, givingVoice } from './words.ts';

/** Everything that whoever is to keep a promise is shown. */
export interface TermsModel {
  readonly words: string;
  readonly toWhom: string;
  readonly written: string;
  readonly dueOn: LocalDate;
  readonly estimateDays: number;
}

/** Terms in full: the words exactly as they were written, and the facts to them. */
export function termsBlocks(terms: TermsModel, goal: string | null, language: Language): KnownBlock[] {
  const say = givingVoice(language);
  const { words, toWhom, dueOn, estimateDays } = terms;
  const facts = [
    say('terms.due', { day: fullDay(dueOn, language) }),
    say('terms.to_whom', { name: harmless(toWhom) }),
    say('terms.estimate', { days: estimateDays }),
  ];
  return [
    quoted(words),
    section(facts.join('\n')),
    ...writtenBlocks(terms.written, say),
    ...(goal === null ? [] : [context(say('terms.goal')), quoted(goal)]),
  ];
}

/** A link that can be followed, or the words as they stand. */
function writtenBlocks(written: string, say: GivingWords): KnownBlock[] {
  const link = linkOf(written);
  if (link) return [section(`<${harmless(link)}|${say('terms.written')}>`)];
  return [context(say('terms.written')), quoted(written)];
}

/** Longer ones would be cut where a text ends, and lead nowhere. */
const longestLink = 2500;

/** An address on the web, with nothing in it that could end a link early; undefined: words. */
function linkOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  const isSafe = protocol === 'https:' && username === '' && password === '';
  const link = href.replaceAll('|', '%7C').replaceAll('>', '%3E');
  return isSafe && link.length <= longestLink ? link : undefined;
}
