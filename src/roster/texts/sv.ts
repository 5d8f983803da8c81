import type { en } from './en.ts';

export const sv = {
  'language.help': '`/hats language` – välj vilket språk jag ska tala med dig',
  'language.title': 'Språk',
  'language.label': 'Vilket språk ska jag tala med dig?',
  'language.save': 'Spara',
  'language.close': 'Stäng',
  'language.saved_title': 'Språk',
  'language.saved': 'Från och med nu talar jag svenska med dig.',
  'language.unknown': 'Jag talar engelska, finska, svenska, norska och danska. Vilket språk vill du ha?',
  'person.unknown': 'Jag känner dig inte än. Försök igen i morgon, eller fråga den som installerade mig.',
} as const satisfies Record<keyof typeof en, string>;
