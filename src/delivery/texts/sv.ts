import type { en } from './en.ts';

export const sv = {
  'morning.greeting':
    '{count, plural, one {God morgon. En sak väntar på dig:} other {God morgon. # saker väntar på dig:}}',
  'trouble.text':
    '{count, plural, one {Ett meddelande kom inte fram.} other {# meddelanden kom inte fram.}} `npm run cli -- trouble` visar vilka, och varför.',
} as const satisfies Record<keyof typeof en, string>;
