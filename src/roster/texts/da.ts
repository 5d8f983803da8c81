import type { en } from './en.ts';

export const da = {
  'language.help': '`/hats language` – vælg, hvilket sprog jeg skal tale med dig',
  'language.title': 'Sprog',
  'language.label': 'Hvilket sprog skal jeg tale med dig?',
  'language.save': 'Gem',
  'language.close': 'Luk',
  'language.saved_title': 'Sprog',
  'language.saved': 'Fra nu af taler jeg dansk med dig.',
  'language.unknown': 'Jeg taler engelsk, finsk, svensk, norsk og dansk. Hvilket sprog vil du helst have?',
  'person.unknown': 'Jeg kender dig ikke endnu. Prøv igen i morgen, eller spørg den, der har installeret mig.',
} as const satisfies Record<keyof typeof en, string>;
