import type { en } from './en.ts';

export const nb = {
  'morning.greeting':
    '{count, plural, one {God morgen. Én ting venter på deg:} other {God morgen. # ting venter på deg:}}',
} as const satisfies Record<keyof typeof en, string>;
