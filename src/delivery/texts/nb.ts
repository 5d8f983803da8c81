import type { en } from './en.ts';

export const nb = {
  'morning.greeting':
    '{count, plural, one {God morgen. Én ting venter på deg:} other {God morgen. # ting venter på deg:}}',
  'trouble.text':
    '{count, plural, one {Én melding kom ikke fram.} other {# meldinger kom ikke fram.}} `npm run cli -- trouble` viser hvilke, og hvorfor.',
} as const satisfies Record<keyof typeof en, string>;
