import type { en } from './en.ts';

export const sv = {
  'command.unknown': 'Jag känner inte till ”{word}”. Skriv `/hats help` så ser du vad jag kan göra.',
  'help.title': 'Det här kan jag göra för dig:',
  'help.help': '`/hats help` – den här listan',
  'trouble.title': 'Något gick fel',
  'trouble.close': 'Stäng',
  'trouble.click': 'Det gick inte just nu, och inget har ändrats. Försök igen om en liten stund.',
  'trouble.submission': 'Jag kunde inte spara just nu. Din text finns kvar här – skicka den igen om en liten stund.',
  'trouble.old_button': 'Knappen hör till ett äldre meddelande och gör inget längre.',
  'trouble.stranger': 'Jag känner bara dem som hör till den här arbetsytan, så jag kan inte hjälpa till här.',
} as const satisfies Record<keyof typeof en, string>;
