import type { en } from './en.ts';

export const sv = {
  'morning.greeting':
    '{count, plural, one {God morgon. En sak väntar på dig:} other {God morgon. # saker väntar på dig:}}',
} as const satisfies Record<keyof typeof en, string>;
