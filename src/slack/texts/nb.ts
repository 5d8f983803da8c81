import type { en } from './en.ts';

export const nb = {
  'command.unknown': 'Jeg kjenner ikke «{word}». Skriv `/hats help` for å se hva jeg kan gjøre.',
  'help.title': 'Jeg kan hjelpe deg med:',
  'help.help': '`/hats help` – denne listen',
  'trouble.title': 'Noe gikk galt',
  'trouble.close': 'Lukk',
  'trouble.click': 'Det gikk ikke akkurat nå, og ingenting er endret. Prøv igjen om et minutt.',
  'trouble.submission':
    'Jeg fikk ikke lagret dette akkurat nå. Teksten din står her fortsatt – send den på nytt om et minutt.',
  'trouble.old_button': 'Denne knappen hører til en eldre melding og gjør ingenting lenger.',
  'trouble.stranger': 'Jeg kjenner bare folk fra dette arbeidsområdet i Slack, så jeg kan ikke hjelpe deg her.',
} as const satisfies Record<keyof typeof en, string>;
