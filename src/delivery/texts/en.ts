export const en = {
  'morning.greeting':
    '{count, plural, one {Good morning. One thing waits for you:} other {Good morning. # things wait for you:}}',
  'trouble.text':
    '{count, plural, one {A message could not be delivered.} other {# messages could not be delivered.}} `npm run cli -- trouble` shows which, and why.',
} as const satisfies Record<string, string>;
