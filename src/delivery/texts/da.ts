import type { en } from './en.ts';

export const da = {
  'morning.greeting':
    '{count, plural, one {Godmorgen. Der er én ting, der venter på dig:} other {Godmorgen. Der er # ting, der venter på dig:}}',
  'trouble.text':
    '{count, plural, one {En besked nåede ikke frem.} other {# beskeder nåede ikke frem.}} `npm run cli -- trouble` viser hvilke, og hvorfor.',
} as const satisfies Record<keyof typeof en, string>;
