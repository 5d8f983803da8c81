import type { Language } from '../../i18n/language.ts';
import { button, givenName, harmless, type Message, section } from '../../slack/blocks.ts';
import type { TermsKind } from '../rules.ts';
import { clientPromisesAction, openOfferAction, openPromiseAction } from './ids.ts';
import { givingVoice, named } from './words.ts';

const asked = { new: 'offer.text', moved: 'offer.moved', handed: 'offer.handed' } as const;
const accepted = { new: 'lead.accepted', moved: 'lead.accepted_moved', handed: 'lead.accepted_handed' } as const;
/** What holds where there was no yes. */
const still = { new: 'lead.not_promised', moved: 'lead.former_holds', handed: 'lead.stays' } as const;

/** She is asked, or asked again, whether she keeps it: names and a button. */
export function offerMessage(
  about: { readonly id: string; readonly client: string; readonly giver: string; readonly about: TermsKind },
  key: 'first' | 'reminder',
  language: Language,
): Message {
  const say = givingVoice(language);
  const sentence = key === 'reminder' ? 'offer.reminder' : asked[about.about];
  const text = say(sentence, { lead: harmless(givenName(about.giver)), client: named(about.client) });
  const open = { text: say('offer.open'), actionId: openOfferAction, value: about.id, style: 'primary' } as const;
  return { text, blocks: [section(text, button(open))] };
}

/** One line without a button: what such a message becomes when it is settled, or a newer one takes its place. */
export function offerOverMessage(language: Language): Message {
  const text = givingVoice(language)('offer.retired');
  return { text, blocks: [section(text)] };
}

export interface AnsweredModel {
  readonly id: string;
  readonly client: string;
  readonly keeper: string;
  readonly how: 'accepted' | 'declined' | 'lapsed' | 'left';
  readonly about: TermsKind;
}

/** What the lead hears of terms: who, for which client, and what holds now. */
export function answeredMessage({ id, client, keeper, how, about }: AnsweredModel, language: Language): Message {
  const say = givingVoice(language);
  const names = { keeper: harmless(givenName(keeper)), client: named(client) };
  const text = how === 'accepted' ? say(accepted[about], names) : `${say(`lead.${how}`, names)} ${say(still[about])}`;
  return { text, blocks: [section(text, button({ text: say('lead.open'), actionId: openPromiseAction, value: id }))] };
}

/** What was written down in a meeting waits for a keeper and a day. */
export function notedMessage(
  { clientId, client, count }: { readonly clientId: string; readonly client: string; readonly count: number },
  language: Language,
): Message {
  const say = givingVoice(language);
  const text = say('noted.text', { client: named(client), count });
  const open = button({ text: say('noted.open'), actionId: clientPromisesAction, value: clientId });
  return { text, blocks: [section(text, open)] };
}
