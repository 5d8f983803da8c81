import type { Language } from '../../i18n/language.ts';
import {
  context,
  divider,
  harmless,
  type KnownBlock,
  type Message,
  type ModalView,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import { longestWords, type PostLine, type PostWords } from '../rules.ts';
import { dayOr, named, voice, type Words, yearIn } from './actions-words.ts';

export const sendPostCallback = 'enps.post.send';

/** Code points of one section. */
const mostInSection = 3000;
/** Of the 13,200 that Slack takes in a message; the rest is for the words around them. */
const mostInPost = 11_000;
/** What the words of one line have around them in the message's JSON, in any language. */
const aroundLine = 280;

/** Whether so many lines go into one message. One alone always does. */
export const fitsInPost = (lines: readonly PostLine[]): boolean =>
  lines.reduce((sum, line) => sum + sizeOf(line), 0) <= mostInPost;

const sizeOf = ({ said, answer, owner }: PostLine): number =>
  JSON.stringify([inMessage(said), inMessage(answer), named(owner)]).length + aroundLine;

const inMessage = (text: string): string => harmless(truncate(text, longestWords));

export interface PostModel extends PostWords {
  /** the round's */
  readonly period: string;
  /** from 1 */
  readonly number: number;
}

/** To everybody: what was said, and what comes of it. */
export function postMessage(model: PostModel, language: Language): Message {
  const say = voice(language);
  return { text: introOf(model, say), blocks: postBlocks(model, say, language) };
}

const introOf = ({ number, period }: PostModel, say: Words): string =>
  say(number === 1 ? 'post.first' : 'post.again', { year: yearIn(period) });

function postBlocks(model: PostModel, say: Words, language: Language): KnownBlock[] {
  const { lines, more } = model;
  return [
    section(introOf(model, say)),
    ...lines.flatMap(line => lineBlocks(line, say, language)),
    ...(more > 0 ? [section(say('post.more', { count: more }))] : []),
    context(say('post.nobody')),
  ];
}

/** Both sides under one another; apart where they are too long to stand together. */
function lineBlocks({ said, answer, state, owner, dueOn }: PostLine, say: Words, language: Language): KnownBlock[] {
  const heard = say('post.said', { said: inMessage(said) });
  const values = { answer: inMessage(answer), owner: named(owner), day: dayOr(dueOn, language) };
  const comes = say(`post.${state}`, values);
  const together = `${heard}\n${comes}`;
  return [...together].length <= mostInSection ? [section(together)] : [section(heard), section(comes)];
}

export interface PreviewModel extends PostModel {
  readonly roundId: string;
  readonly receivers: number;
  /** stands for these words */
  readonly seen: string;
}

/** What everybody is about to get, to be read before it is sent. `isNew`: it was changed while she read. */
export function postPreview(model: PreviewModel, language: Language, isNew = false): ModalView {
  const say = voice(language);
  const { roundId, number, seen, receivers } = model;
  return modal({
    callbackId: sendPostCallback,
    title: say('preview.title'),
    submit: say('preview.submit'),
    close: say('view.not_now_close'),
    metadata: `${roundId} ${number} ${seen}`,
    blocks: [
      ...(isNew ? [section(`*${say('preview.outdated')}*`)] : []),
      context(say('preview.intro', { count: receivers })),
      divider(),
      ...postBlocks(model, say, language),
    ],
  });
}

/** What she read. What is none of ours was never read by anybody. */
export function seenPost(metadata: string): {
  readonly roundId: string;
  readonly number: number;
  readonly seen: string;
} {
  const [roundId = '', number = '', seen = ''] = metadata.split(' ');
  return { roundId, number: /^\d{1,4}$/.test(number) ? Number(number) : 0, seen };
}
