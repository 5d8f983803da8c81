import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { actions, button, context, harmless, type KnownBlock, section, truncate } from '../../slack/blocks.ts';
import type { OfferState, SuggestionKind, SuggestionState, Toward } from '../rules.ts';
import { handOverAction, offerAction, similarAction, takeBackAction } from './ids.ts';
import { elsewhereLine } from './similar.ts';
import { named, type PassingWords, passingVoice } from './words.ts';

/** What a suggestion's page shows below its own course: to whom it is handed over, how far an offer is, what other clients said. */
export interface PagePartsModel {
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly open: boolean;
  readonly toward: Toward;
  /** undefined: nobody is asked to take it */
  readonly handOver: { readonly to: string; readonly toward: Toward } | undefined;
  /** the oldest first */
  readonly passingWords: readonly { readonly by: string; readonly words: string }[];
  /** null: it is no need */
  readonly offer: OfferState | null;
  readonly offerOn: string | null;
  readonly offerBy: string | null;
  /** those of other clients that are linked with it: their words without a client's name, and how they stand */
  readonly linked: readonly { readonly words: string; readonly state: SuggestionState }[];
  /** whether she may pass it on, change the offer, link it */
  readonly mayTreat: boolean;
}

/** As many linked ones as a page shows. */
const mostLinked = 5;

export function pageParts(model: PagePartsModel, language: Language): KnownBlock[] {
  const say = passingVoice(language);
  return [
    ...whereItIs(model, say),
    ...wordsBetween(model, say),
    ...offerLine(model, say, language),
    ...elsewhere(model, say),
    ...(model.mayTreat ? buttons(model, say) : []),
  ];
}

function whereItIs({ id, open, toward, handOver, mayTreat }: PagePartsModel, say: PassingWords): KnownBlock[] {
  const belongs = toward === 'lead' ? [] : [context(say('part.belongs', { toward }))];
  if (!open || !handOver) return belongs;
  const text = say('part.waiting', { to: named(handOver.to), toward: handOver.toward });
  const back = button({ text: say('part.take_back'), actionId: takeBackAction, value: id });
  return [...belongs, section(text, mayTreat ? back : undefined)];
}

/** As many of the words between colleagues as a page shows. */
const mostWords = 6;

const wordsBetween = ({ passingWords }: PagePartsModel, say: PassingWords): KnownBlock[] =>
  passingWords
    .slice(-mostWords)
    .map(({ by, words }) => context(`${say('take.says', { from: named(by) })} “${harmless(truncate(words, 1000))}”`));

/** How far the offer for a need is; nothing where it is none. */
function offerLine({ offer, offerOn, offerBy }: PagePartsModel, say: PassingWords, language: Language): KnownBlock[] {
  if (offer === null) return [];
  if (offer === 'none' || offerOn === null) return [section(say('part.offer_none'))];
  const day = shortDay(offerOn, language);
  return [section(say('part.offer_now', { offer, day, name: named(offerBy ?? '–') }))];
}

function elsewhere({ linked }: PagePartsModel, say: PassingWords): KnownBlock[] {
  if (linked.length === 0) return [];
  const rest = linked.length - mostLinked;
  return [
    section(say('part.linked')),
    ...linked.slice(0, mostLinked).map(other => context(elsewhereLine(other, say))),
    ...(rest > 0 ? [context(say('list.more', { count: rest }))] : []),
  ];
}

function buttons({ id, kind, open, handOver }: PagePartsModel, say: PassingWords): KnownBlock[] {
  const handOn = button({ text: say('part.hand_over'), actionId: handOverAction, value: id });
  const offer = button({ text: say('part.offer'), actionId: offerAction, value: id });
  const similar = button({ text: say('part.similar'), actionId: similarAction, value: id });
  return [actions('passing', ...(open && !handOver ? [handOn] : []), ...(kind === 'need' ? [offer] : []), similar)];
}
