export const en = {
  'command.unknown': 'I don’t know “{word}”. Type `/hats help` to see what I can do.',
  'help.title': 'What I can do for you:',
  'help.help': '`/hats help` – this list',
  'trouble.title': 'Something went wrong',
  'trouble.close': 'Close',
  'trouble.click': 'That didn’t work just now, and nothing was changed. Please try again in a minute.',
  'trouble.submission': 'I couldn’t save this just now. Your text is still here – please send it again in a minute.',
  'trouble.old_button': 'This button belongs to an older message and no longer does anything.',
  'trouble.stranger': 'I only know people of this workspace, so I can’t help here.',
} as const satisfies Record<string, string>;
