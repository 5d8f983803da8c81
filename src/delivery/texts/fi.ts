import type { en } from './en.ts';

export const fi = {
  'morning.greeting':
    '{count, plural, one {Huomenta. Yksi asia odottaa sinua:} other {Huomenta. # asiaa odottaa sinua:}}',
} as const satisfies Record<keyof typeof en, string>;
