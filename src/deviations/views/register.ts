import { z } from 'zod';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  type Choice,
  context,
  harmless,
  type KnownBlock,
  type Message,
  type ModalView,
  menu,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import {
  ages,
  type Category,
  type ClientFigures,
  type DeviationState,
  type Filters,
  firstPlace,
  type Page,
  type Place,
  type Severity,
  shownStates,
} from '../rules.ts';
import { carried } from './metadata.ts';
import { voice, type Words } from './words.ts';

export const registerCallback = 'deviations.register.close';
/** From a record back to the list. */
export const registerAction = 'deviations.register.open';
export const lookAction = 'deviations.register.show';
export const filterAction = 'deviations.register.filter';
export const pageAction = 'deviations.register.turn';
export const exportAction = 'deviations.register.export';

export const filterNames = ['client', 'owner', 'state', 'age'] as const satisfies readonly (keyof Filters)[];
export type FilterName = (typeof filterNames)[number];

export const pageTurns = ['newer', 'older'] as const;

/** Slack shows no more choices than that in one menu; one of them is *all*. */
export const mostChosen = 99;
const anyOfThem = 'any';

/** The register as one reader sees it; everything in it she may see. */
export interface RegisterModel {
  readonly place: Place;
  /** ids and names that she can filter by, at most `mostChosen` each */
  readonly clients: readonly Choice[];
  readonly owners: readonly Choice[];
  readonly lines: Page<RegisterLine>;
  /** of the chosen client */
  readonly figures: (ClientFigures & { readonly name: string }) | null;
  /** the file to be, if she may have one: the same button twice is one file */
  readonly orderId: string | null;
  /** she has just asked for a file */
  readonly ordered: boolean;
}

export interface RegisterLine {
  readonly deviationId: string;
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly state: DeviationState;
  readonly private: boolean;
  readonly days: number;
  /** days for which the client has been without word; null: she waits for none */
  readonly untold: number | null;
  /** what was reported; null for what rules opened */
  readonly actual: string | null;
}

export function registerView(model: RegisterModel, language: Language): ModalView {
  const say = voice(language);
  const { place, lines, ordered, orderId } = model;
  return modal({
    callbackId: registerCallback,
    title: say('register.title'),
    close: say('record.close'),
    metadata: JSON.stringify(carried(place)),
    blocks: [
      ...(ordered ? [section(`:information_source: ${say('register.exporting')}`)] : []),
      filterMenus(model, say),
      ...figureBlocks(model, say),
      context(countOf(lines, say)),
      ...lines.rows.map(line => lineBlock(line, say)),
      ...pageButtons(lines, say),
      ...(orderId ? [exportButtons(orderId, say)] : []),
    ],
  });
}

function filterMenus({ place, clients, owners }: RegisterModel, say: Words): KnownBlock {
  const all = (text: string): Choice => ({ value: anyOfThem, text });
  const choices: Readonly<Record<FilterName, readonly Choice[]>> = {
    client: [all(say('register.any_client')), ...clients],
    owner: [all(say('register.any_owner')), ...owners],
    state: shownStates.map(value => ({ value, text: say(`register.${value}`) })),
    age: ages.map(days => ({
      value: String(days),
      text: days === 0 ? say('register.any_age') : say('register.older', { days }),
    })),
  };
  const menus = filterNames.map(name =>
    menu({
      actionId: `${filterAction}.${name}`,
      placeholder: say(`register.filter.${name}`),
      choices: choices[name],
      initial: String(place[name] ?? anyOfThem),
    }),
  );
  return actions('filters', ...menus);
}

/** The place to which a choice in one of the menus leads; what no menu of ours offers changes nothing. */
export function chosenPlace(place: Place, name: FilterName, value: string): Place {
  const from = { ...place, page: 0 };
  if (name === 'state') return { ...from, state: shownStates.find(state => state === value) ?? place.state };
  if (name === 'age') return { ...from, age: ages.find(age => String(age) === value) ?? place.age };
  return { ...from, [name]: value === anyOfThem ? firstPlace[name] : value };
}

const OrderId = z.uuid();
const PageNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);

/** Undefined: no button of ours carries it. */
export const readOrder = (value: string): string | undefined => OrderId.safeParse(value).data;
export const readPage = (value: string): number => PageNumber.safeParse(value).data ?? 0;

/** How the house stands toward the chosen client (3.07). */
function figureBlocks({ figures }: RegisterModel, say: Words): KnownBlock[] {
  if (!figures) return [];
  const { waitsFor, toldAfter } = figures;
  const name = harmless(figures.name);
  const sentences = [
    ...(waitsFor === null ? [] : [say('register.waiting_longest', { name, days: waitsFor })]),
    ...(toldAfter === null ? [] : [say('register.told_after', { name, days: toldAfter })]),
  ];
  return sentences.length > 0 ? [context(sentences.join('\n'))] : [];
}

function countOf({ before, rows, all }: Page<unknown>, say: Words): string {
  if (all === 0) return say('register.none');
  return say('register.count', { shown: `${before + 1}–${before + rows.length}`, all });
}

const excerptLength = 120;

function lineBlock(line: RegisterLine, say: Words): KnownBlock {
  const { name, category, severity, state, days, untold, actual, deviationId } = line;
  const words = say('register.line', {
    name: harmless(name),
    category: say(`record.category.${category}`),
    severity: say(`record.severity.${severity}`),
    state: say(`state.${state}`),
    days,
  });
  const waits = untold === null ? '' : ` · ${say('register.untold', { days: untold })}`;
  // One glance over a shoulder is enough to read a list.
  const excerpt = line.private ? say('record.private') : actual && excerptOf(actual);
  const text = [words + waits, ...(excerpt ? [excerpt] : [])].join('\n');
  return section(text, button({ text: say('alert.open'), actionId: lookAction, value: deviationId }));
}

const excerptOf = (actual: string): string => harmless(truncate(actual.replace(/\s+/g, ' ').trim(), excerptLength));

function pageButtons({ page, before, rows, all }: Page<unknown>, say: Words): KnownBlock[] {
  const turn = (text: string, to: number, way: (typeof pageTurns)[number]) =>
    button({ text, actionId: `${pageAction}.${way}`, value: String(to) });
  const buttons = [
    ...(page > 0 ? [turn(say('register.newer_page'), page - 1, 'newer')] : []),
    ...(before + rows.length < all ? [turn(say('register.older_page'), page + 1, 'older')] : []),
  ];
  return buttons.length > 0 ? [actions('pages', ...buttons)] : [];
}

const exportButtons = (orderId: string, say: Words): KnownBlock =>
  actions(
    'export',
    button({ text: say('register.csv'), actionId: `${exportAction}.csv`, value: orderId }),
    button({ text: say('register.json'), actionId: `${exportAction}.json`, value: orderId }),
  );

/** The words beside the file, and the file's title. */
export function exportMessage(language: Language): Message & { readonly title: string } {
  const say = voice(language);
  const text = say('register.export');
  return { text, blocks: [section(text)], title: say('register.title') };
}
