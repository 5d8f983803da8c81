export const en = {
  'language.help': '`/hats language` – choose the language I speak with you',
  'language.title': 'Language',
  'language.label': 'Which language should I speak with you?',
  'language.save': 'Save',
  'language.close': 'Close',
  'language.saved_title': 'Language',
  'language.saved': 'From now on I speak English with you.',
  'language.unknown': 'I speak English, Finnish, Swedish, Norwegian and Danish. Which one would you like?',
  'person.unknown': 'I don’t know you yet. Please try again tomorrow, or ask whoever installed me.',
} as const satisfies Record<string, string>;
