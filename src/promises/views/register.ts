import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import { isOpen, type KeptRate, type PromiseState } from '../rules.ts';
import { clientPromisesAction, givePromiseAction, openPromiseAction } from './ids.ts';
import { excerptOf, type PromiseLine, stateInWords } from './keeping-state.ts';
import { type KeepingWords, keepingVoice, named } from './words.ts';

export interface ClientRegisterModel {
  readonly client: { readonly id: string; readonly name: string };
  readonly promises: readonly PromiseLine[];
  readonly rate: KeptRate;
  readonly mayGive: boolean;
}

export interface RegisterModel {
  readonly toKeep: readonly PromiseLine[];
  readonly clients: readonly ClientRegisterModel[];
  /** what she typed, if it names none of her clients */
  readonly unknown: string | undefined;
}

/** A view holds a hundred blocks; some are for headings and buttons. */
const mostBlocks = 90;
const mostEnded = 5;

export const promisesHelp = (language: Language): string => keepingVoice(language)('promises.help');

/** What she has to keep, then what the clients that she leads were promised. */
export function registerView({ toKeep, clients, unknown }: RegisterModel, language: Language): ModalView {
  const say = keepingVoice(language);
  const blocks = [
    ...(unknown ? [context(say('register.unknown', { name: harmless(truncate(unknown, 60)) }))] : []),
    section(`*${say('register.to_keep')}*`),
    ...(toKeep.length === 0 ? [section(say('register.nothing_to_keep'))] : []),
    ...toKeep.map(promise => line(promise, named(promise.client), language)),
    ...clients.flatMap(model => [divider(), ...clientBlocks(model, language)]),
  ];
  return drawn(blocks, say);
}

/** All of one client, and a way to promise it something. */
export function clientRegisterView(model: ClientRegisterModel, language: Language): ModalView {
  const say = keepingVoice(language);
  const { client, promises, rate, mayGive } = model;
  const give = button({ text: say('register.give'), actionId: givePromiseAction, value: client.id });
  const blocks = [
    header(client.name),
    context(rateInWords(rate, say)),
    ...(mayGive ? [actions('give', give)] : []),
    ...(promises.length === 0 ? [section(say('register.none'))] : []),
    ...groupsOf(model.promises, language),
  ];
  return drawn(blocks, say);
}

function clientBlocks({ client, promises, rate }: ClientRegisterModel, language: Language): KnownBlock[] {
  const say = keepingVoice(language);
  const see = button({ text: say('register.see_client'), actionId: clientPromisesAction, value: client.id });
  return [section(`*${named(client.name)}*\n${rateInWords(rate, say)}`, see), ...groupsOf(promises, language)];
}

const isWaiting = (state: PromiseState): boolean => ['noted', 'offered', 'declined'].includes(state);
const isEnded = (state: PromiseState): boolean => !isOpen(state) && !isWaiting(state);

/** Open ones, those that are not promised yet, and a few that ended last. */
function groupsOf(promises: readonly PromiseLine[], language: Language): KnownBlock[] {
  const ended = promises
    .filter(({ state }) => isEnded(state))
    .toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? 1 : -1));
  return [
    ...group(
      'register.open',
      promises.filter(({ state }) => isOpen(state)),
      language,
    ),
    ...group(
      'register.waiting',
      promises.filter(({ state }) => isWaiting(state)),
      language,
    ),
    ...group('register.ended', ended.slice(0, mostEnded), language),
  ];
}

type GroupKey = 'register.open' | 'register.waiting' | 'register.ended';

function group(heading: GroupKey, promises: readonly PromiseLine[], language: Language): KnownBlock[] {
  if (promises.length === 0) return [];
  const say = keepingVoice(language);
  const lines = promises.map(promise => line(promise, keeperOf(promise, say), language));
  return [context(`*${say(heading)}*`), ...lines];
}

/** Who keeps it; nothing, where the state names her already or nobody does. */
function keeperOf({ state, inForce }: PromiseLine, say: KeepingWords): string | undefined {
  return inForce && state !== 'released' ? say('line.keeper', { keeper: named(inForce.keeper) }) : undefined;
}

function line(promise: PromiseLine, beside: string | undefined, language: Language): KnownBlock {
  const state = stateInWords(promise, language);
  const text = `${excerptOf(promise)}\n${[state, ...(beside ? [beside] : [])].join(' · ')}`;
  const open = { text: keepingVoice(language)('word.open'), actionId: openPromiseAction, value: promise.id };
  return section(text, button(open));
}

/** Kept of those that came due, and how many were moved in time. */
export function rateInWords({ kept, broken, moved }: KeptRate, say: KeepingWords): string {
  const all = kept + broken;
  return all === 0 ? say('register.no_rate') : say('register.rate', { kept, all, moved });
}

function drawn(blocks: readonly KnownBlock[], say: KeepingWords): ModalView {
  const rest = blocks.slice(mostBlocks).filter(isLine).length;
  return modal({
    callbackId: 'promises.register.close',
    title: say('register.title'),
    close: say('word.close'),
    blocks: [...blocks.slice(0, mostBlocks), ...(rest > 0 ? [context(say('register.more', { count: rest }))] : [])],
  });
}

/** A promise with its button, and no heading. */
const isLine = (block: KnownBlock): boolean =>
  block.type === 'section' && block.accessory?.type === 'button' && block.accessory.action_id === openPromiseAction;
