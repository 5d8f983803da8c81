import fc from 'fast-check';
import { type Language, languages } from '../../src/i18n/language.ts';

/** What somebody might type to break what others see. Each must come out as the plain text that it is. */
export const hostile: Readonly<Record<string, string>> = {
  mentions: '<!channel> <!here> <@U0ELIN0000> <#C0LEADERS0|leadership> <!subteam^S0ALL>',
  links: '<https://evil.example|click here> & &amp; &lt;!channel&gt; &',
  '3,000 emoji': '😀'.repeat(3000),
  'joined emoji': '👩‍👩‍👧‍👦'.repeat(400),
  'right to left': '\u202Eyenom lla em evig\u202C \u2066left\u2069 \u200F',
  NUL: 'before\u0000after\u0000',
  formula: '=HYPERLINK("https://evil.example","Open")',
  'message syntax': "{name, plural, other {#}} <b>bold</b> '{quoted}'",
  'half characters': '\uD83D lone \uDE00 halves',
  mrkdwn: 'a\n\n>quote\n```code```\n• *bold* _it_ ~no~',
  nothing: '   \t\n ',
  'many ampersands': '&'.repeat(3000),
  'many brackets': '<'.repeat(3000),
  'loose accents': 'e\u0301'.repeat(1500),
  SQL: "';drop table person;--",
};

/**
 * What each language's screens are shown with: every text in one of them, since it is the text and not the language that breaks a screen; the
 * longest of what a screen can hold in all.
 */
export const hostileIn = (language: Language): [what: string, text: string][] =>
  Object.entries(hostile).filter(
    ([what], index) => what === '3,000 emoji' || index % languages.length === languages.indexOf(language),
  );

export const hostileTexts: readonly string[] = Object.values(hostile);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 3000 }),
);

/** What lies outside a legal `&amp;`, `&lt;` or `&gt;` and is read by Slack as markup of its own. */
const controls = /[<>]|&(?!amp;|lt;|gt;)/;

/** Every mrkdwn text of a message or view in which what a person wrote could still be read as a mention, a link or a control. */
export function livingMarkup(drawn: unknown): string[] {
  if (Array.isArray(drawn)) return drawn.flatMap(livingMarkup);
  if (typeof drawn !== 'object' || drawn === null) return [];
  const { type, text } = drawn as { type?: unknown; text?: unknown };
  // A cut at the limit may leave half an entity at the end, which is only text.
  const cut = typeof text === 'string' ? text.replace(/&[a-z]{0,3}…$/, '…') : '';
  const own = (type === 'mrkdwn' || type === undefined) && controls.test(cut) ? [cut] : [];
  return [...own, ...Object.values(drawn).flatMap(livingMarkup)];
}
