export const en = {
  'morning.greeting':
    '{count, plural, one {Good morning. One thing waits for you:} other {Good morning. # things wait for you:}}',
} as const satisfies Record<string, string>;
