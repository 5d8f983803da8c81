import type { Language } from '../i18n/language.ts';
import { speak } from '../i18n/text.ts';
import { harmless, truncate } from './blocks.ts';
import type { Command, CommandReply } from './listeners.ts';
import { slackTexts } from './texts/index.ts';

/** `/hats <word> <rest>`: finds the sub-command and runs it; without a word, or for `help`, lists them all. */
export async function runCommand(
  commands: Readonly<Record<string, Command>>,
  languageOf: (slackUserId: string) => Promise<Language>,
  call: { readonly slackUserId: string; readonly text: string },
): Promise<CommandReply> {
  const [word = '', ...rest] = call.text.trim().split(/\s+/);
  const command = Object.hasOwn(commands, word.toLowerCase()) ? commands[word.toLowerCase()] : undefined;
  if (command) return command.run({ slackUserId: call.slackUserId, rest: rest.join(' ') });
  const language = await languageOf(call.slackUserId);
  const say = speak(slackTexts, language);
  if (word === '' || word.toLowerCase() === 'help') return { say: helpText(commands, language) };
  return { say: say('command.unknown', { word: harmless(truncate(word, 40)) }) };
}

function helpText(commands: Readonly<Record<string, Command>>, language: Language): string {
  const say = speak(slackTexts, language);
  const lines = Object.values(commands).map(command => command.help(language));
  return [say('help.title'), ...lines, say('help.help')].join('\n');
}
