/** The five languages, each spoken in full: a text that lacks one does not compile. */
export const languages = ['en', 'fi', 'sv', 'nb', 'da'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words, for choosing it. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  sv: 'Svenska',
  nb: 'Norsk bokmål',
  da: 'Dansk',
};

export const isLanguage = (text: string): text is Language => languages.some(language => language === text);

/** What is known about the language of a person; all may be missing. */
export interface LanguageFacts {
  /** her own choice, by `/hats language` */
  readonly chosen: Language | undefined;
  /** the roster's column */
  readonly roster: Language | undefined;
  /** Slack's locale, such as `fi-FI` */
  readonly slackLocale: string | undefined;
  readonly workspace: Language | undefined;
}

/**
 * Own choice → roster → Slack's locale if it is one of ours and not English → workspace → English.
 * Slack's interface has no Nordic languages, so an English locale says nothing about the person.
 */
export function pickLanguage(facts: LanguageFacts): Language {
  return facts.chosen ?? facts.roster ?? languageOfLocale(facts.slackLocale) ?? facts.workspace ?? 'en';
}

/** `nn` and `no` are read in bokmål. */
function languageOfLocale(locale: string | undefined): Language | undefined {
  const tag = locale?.slice(0, 2).toLowerCase() ?? '';
  if (tag === 'no' || tag === 'nn') return 'nb';
  return isLanguage(tag) && tag !== 'en' ? tag : undefined;
}
