import type { en } from './en.ts';

export const da = {
  'command.unknown': 'Jeg kender ikke »{word}«. Skriv `/hats help` for at se, hvad jeg kan gøre.',
  'help.title': 'Jeg kan hjælpe dig med:',
  'help.help': '`/hats help` – denne liste',
  'trouble.title': 'Noget gik galt',
  'trouble.close': 'Luk',
  'trouble.click': 'Det lykkedes ikke lige nu, og der er ikke ændret noget. Prøv igen om et minut.',
  'trouble.submission': 'Jeg kunne ikke gemme det lige nu. Din tekst står her stadig – send den igen om et minut.',
  'trouble.old_button': 'Knappen hører til en ældre besked og virker ikke længere.',
  'trouble.stranger': 'Jeg kender kun folk fra dette arbejdsområde i Slack, så jeg kan ikke hjælpe dig her.',
} as const satisfies Record<keyof typeof en, string>;
