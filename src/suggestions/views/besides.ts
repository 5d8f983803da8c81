import type { Language } from '../../i18n/language.ts';
import { clientSuggestionsAction } from './ids.ts';
import { intakeVoice } from './words.ts';

/** Under a client: what it suggested and needs. */
export const suggestionsButton = {
  label: (language: Language): string => intakeVoice(language)('suggestions.button'),
  actionId: clientSuggestionsAction,
  act: 'suggestion.see',
} as const;
