import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, harmless, type Message, section } from '../../slack/blocks.ts';
import type { HandOverPart } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import { openClientAction } from './clients.ts';

export interface LeadNews {
  readonly clientId: string;
  readonly client: string;
  readonly lead: string;
}

/** A client's new lead, in one line; why stands on the client's page, for those who may read it. */
export function leadMessage(part: HandOverPart, { clientId, client, lead }: LeadNews, language: Language): Message {
  const say = speak(rosterTexts, language);
  const text = say(`message.${part}`, { client: harmless(client), lead: harmless(lead) });
  const open = button({ text: say('button.open_client'), actionId: openClientAction, value: clientId });
  return { text, blocks: [part === 'old' ? section(text) : section(text, open)] };
}
