import type { en } from './en.ts';

export const da = {
  'morning.greeting':
    '{count, plural, one {Godmorgen. Der er én ting, der venter på dig:} other {Godmorgen. Der er # ting, der venter på dig:}}',
} as const satisfies Record<keyof typeof en, string>;
