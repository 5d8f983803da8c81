import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { SuggestionState } from '../rules.ts';
import { linkAction, openSuggestionAction, unlinkAction } from './ids.ts';
import { type PassingWords, passingVoice } from './words.ts';

/** What another client said, without names. */
export interface ElsewhereModel {
  readonly id: string;
  readonly words: string;
  readonly state: SuggestionState;
}

export interface SimilarModel {
  readonly id: string;
  readonly words: string;
  readonly linked: readonly ElsewhereModel[];
  readonly found: readonly ElsewhereModel[];
}

/** As many linked ones as are shown. */
const mostLinked = 20;

/** What other clients said that is linked with this one, or may be the same. */
export function similarView({ id, words, linked, found }: SimilarModel, language: Language): ModalView {
  const say = passingVoice(language);
  const back = button({ text: say('word.back'), actionId: openSuggestionAction, value: id });
  return modal({
    callbackId: 'suggestions.similar.close',
    title: say('similar.title'),
    close: say('word.close'),
    blocks: [
      quoted(truncate(words, 600)),
      context(say('similar.intro')),
      ...(linked.length > 0 ? [section(say('similar.linked'))] : []),
      ...linked.slice(0, mostLinked).map(other => line(id, other, 'unlink', say)),
      ...more(linked.length - mostLinked, say),
      ...(found.length > 0 ? [section(say('similar.found'))] : []),
      ...found.map(other => line(id, other, 'link', say)),
      ...(linked.length + found.length === 0 ? [section(say('similar.none'))] : []),
      divider(),
      actions('back', back),
    ],
  });
}

function line(id: string, other: ElsewhereModel, what: 'link' | 'unlink', say: PassingWords): KnownBlock {
  const actionId = what === 'link' ? linkAction : unlinkAction;
  return section(
    elsewhereLine(other, say),
    button({ text: say(`similar.${what}`), actionId, value: `${id} ${other.id}` }),
  );
}

/** What was said, and how it stands there. */
export const elsewhereLine = ({ words, state }: Omit<ElsewhereModel, 'id'>, say: PassingWords): string =>
  `“${harmless(truncate(words, 400))}”\n_${say(`stands.${state}`)}_`;

const more = (count: number, say: PassingWords): KnownBlock[] =>
  count > 0 ? [context(say('list.more', { count }))] : [];

/** The two of whom one is to be linked with the other, as `id other`. */
export function pairOf(value: string): { readonly id: string; readonly other: string } {
  const [id = '', other = ''] = value.split(' ');
  return { id, other };
}
