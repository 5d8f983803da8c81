import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
} from '../../slack/blocks.ts';
import type { Page } from '../rules.ts';
import { voice, type Words, yearIn } from './actions-words.ts';
import { openActionsAction } from './ids.ts';

/** The value says which page of which shuffling. */
export const nextCommentsAction = 'enps.comments.next';
export const previousCommentsAction = 'enps.comments.previous';

export interface CommentsModel {
  readonly roundId: string;
  /** the round's */
  readonly period: string;
  /** decides the order within this opening */
  readonly seed: string;
  readonly page: Page<string>;
}

/** One page of what people wrote, word for word and in no order. */
export function commentsView(model: CommentsModel, language: Language): ModalView {
  const say = voice(language);
  const { roundId, period, page } = model;
  const { page: number, pages, count } = page;
  return framed(say, [
    section(say('comments.intro', { year: yearIn(period) })),
    context(say('comments.count', { count, page: number, pages })),
    ...page.things.flatMap(words => [divider(), quoted(words)]),
    divider(),
    actions('pages', ...turning(model, say), toActions(roundId, say)),
  ]);
}

export interface NoCommentsModel {
  readonly roundId: string;
  readonly why: 'too_few' | 'forgotten' | 'none_written';
  /** how many had to answer */
  readonly least: number;
}

/** Why there are none. */
export function noCommentsView({ roundId, why, least }: NoCommentsModel, language: Language): ModalView {
  const say = voice(language);
  return framed(say, [section(say(`comments.${why}`, { least })), actions('pages', toActions(roundId, say))]);
}

const framed = (say: Words, blocks: KnownBlock[]): ModalView =>
  modal({ callbackId: 'enps.comments.read', title: say('comments.title'), close: say('view.close'), blocks });

const toActions = (roundId: string, say: Words) =>
  button({ text: say('comments.actions'), actionId: openActionsAction, value: roundId });

function turning({ roundId, seed, page: { page, pages } }: CommentsModel, say: Words) {
  const value = (to: number) => `${roundId} ${seed} ${to}`;
  const previous = { text: say('comments.previous'), actionId: previousCommentsAction, value: value(page - 1) };
  const next = {
    text: say('comments.next'),
    actionId: nextCommentsAction,
    value: value(page + 1),
    style: 'primary',
  } as const;
  return [...(page > 1 ? [button(previous)] : []), ...(page < pages ? [button(next)] : [])];
}

/** Which page a button leads to. What is none of ours opens the comments anew, if it names a round at all. */
export function pageTarget(value: string): {
  readonly roundId: string;
  readonly seed?: string | undefined;
  readonly page?: number | undefined;
} {
  const [roundId = '', seed = '', page = ''] = value.split(' ');
  return /^[0-9a-f]{32}$/.test(seed) && /^\d{1,5}$/.test(page) ? { roundId, seed, page: Number(page) } : { roundId };
}
