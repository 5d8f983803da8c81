import type { Language } from '../../i18n/language.ts';
import { beginContactAction } from './contact.ts';
import { openLedgerAction } from './page.ts';
import { voice } from './words.ts';

/** Under a client: somebody was in touch. */
export const contactButton = {
  label: (language: Language): string => voice(language)('contact.button'),
  actionId: beginContactAction,
  act: 'contact.log',
} as const;

/** Under a client: what is known with it. */
export const ledgerButton = {
  label: (language: Language): string => voice(language)('ledger.button'),
  actionId: openLedgerAction,
  act: 'ledger.see',
} as const;
