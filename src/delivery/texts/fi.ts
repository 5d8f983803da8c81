import type { en } from './en.ts';

export const fi = {
  'morning.greeting':
    '{count, plural, one {Huomenta. Yksi asia odottaa sinua:} other {Huomenta. # asiaa odottaa sinua:}}',
  'trouble.text':
    '{count, plural, one {Yhtä viestiä ei saatu perille.} other {# viestiä ei saatu perille.}} `npm run cli -- trouble` näyttää mitkä ja miksi.',
} as const satisfies Record<keyof typeof en, string>;
