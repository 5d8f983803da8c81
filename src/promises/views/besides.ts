import type { Language } from '../../i18n/language.ts';
import { clientPromisesAction } from './ids.ts';
import { keepingVoice } from './words.ts';

/** Under a client: what it was promised. */
export const promisesButton = {
  label: (language: Language): string => keepingVoice(language)('promises.button'),
  actionId: clientPromisesAction,
  act: 'promise.see',
} as const;
