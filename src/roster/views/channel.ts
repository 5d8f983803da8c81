import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { harmless, type Message, section } from '../../slack/blocks.ts';
import type { Finding } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';

export interface ChannelNews {
  readonly finding: Finding;
  /** who reads it without belonging to the leadership */
  readonly names: readonly string[];
  /** how many more do who are not known by name */
  readonly unknown: number;
}

/** How the leadership's channel was found, in a sentence or two. */
export function channelWords({ finding, names, unknown }: ChannelNews, language: Language): string {
  const say = speak(rosterTexts, language);
  const listed = { count: names.length, names: names.map(harmless).join(', ') };
  const sentences = [
    ...(finding !== 'fit' ? [say(`channel.${finding}`), say('channel.instead')] : []),
    ...(names.length > 0 ? [say('channel.outsiders', listed)] : []),
    ...(unknown > 0 ? [say('channel.strangers', { count: unknown })] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : say('channel.fit');
}

export function channelMessage(news: ChannelNews, language: Language): Message {
  const text = channelWords(news, language);
  return { text, blocks: [section(text)] };
}
