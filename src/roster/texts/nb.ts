import type { en } from './en.ts';

export const nb = {
  'language.help': '`/hats language` – velg hvilket språk jeg skal snakke med deg',
  'language.title': 'Språk',
  'language.label': 'Hvilket språk skal jeg snakke med deg?',
  'language.save': 'Lagre',
  'language.close': 'Lukk',
  'language.saved_title': 'Språk',
  'language.saved': 'Fra nå av snakker jeg norsk med deg.',
  'language.unknown': 'Jeg snakker engelsk, finsk, svensk, norsk og dansk. Hvilket språk vil du ha?',
  'person.unknown': 'Jeg kjenner deg ikke ennå. Prøv igjen i morgen, eller spør den som installerte meg.',
} as const satisfies Record<keyof typeof en, string>;
