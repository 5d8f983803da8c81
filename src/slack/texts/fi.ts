import type { en } from './en.ts';

export const fi = {
  'command.unknown': 'En tunne sanaa ”{word}”. Kirjoita `/hats help`, niin näet, mitä osaan.',
  'help.title': 'Näin voin auttaa:',
  'help.help': '`/hats help` – tämä luettelo',
  'trouble.title': 'Jokin meni vikaan',
  'trouble.close': 'Sulje',
  'trouble.click': 'Se ei onnistunut juuri nyt, eikä mikään muuttunut. Kokeile hetken päästä uudelleen.',
  'trouble.submission':
    'En saanut tätä nyt tallennettua. Tekstisi on tallella tässä – lähetä se hetken päästä uudelleen.',
  'trouble.old_button': 'Tämä painike kuuluu vanhempaan viestiin eikä tee enää mitään.',
  'trouble.stranger': 'Tunnen vain tämän työtilan väen, joten en voi auttaa tässä.',
} as const satisfies Record<keyof typeof en, string>;
