import type { en } from './en.ts';

export const fi = {
  'language.help': '`/hats language` – valitse, mitä kieltä puhun kanssasi',
  'language.title': 'Kieli',
  'language.label': 'Mitä kieltä puhun kanssasi?',
  'language.save': 'Tallenna',
  'language.close': 'Sulje',
  'language.saved_title': 'Kieli',
  'language.saved': 'Tästä lähtien puhun kanssasi suomea.',
  'language.unknown': 'Puhun englantia, suomea, ruotsia, norjaa ja tanskaa. Minkä niistä valitset?',
  'person.unknown': 'En tunne sinua vielä. Kokeile huomenna uudelleen tai kysy siltä, joka asensi minut.',
} as const satisfies Record<keyof typeof en, string>;
