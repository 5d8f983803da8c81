import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  harmless,
  type KnownBlock,
  type ModalView,
  menu,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import { openHers, openPageAction } from './messages.ts';
import { startAction } from './page.ts';
import { named, type PlacementModel, projectLine, stateLine, voice, type Words } from './words.ts';

/** Opens the proposal for a client: its id is the value, from a menu here or a button on the client's page. */
export const beginProposalAction = 'placement.proposal.begin';
/** The same as the client's page offers it: label, action and the act of the permission table. */
export const proposalButton = {
  label: (language: Language): string => voice(language)('proposal.title'),
  actionId: beginProposalAction,
  act: 'placement.propose',
} as const;

export const helpLine = (language: Language): string => voice(language)('placement.help');

export const unknownClient = (word: string, language: Language): string =>
  voice(language)('overview.unknown', { word: harmless(truncate(word, 40)) });

/** A view holds a hundred blocks and a menu a hundred choices. */
const mostOf = { placements: 40, starts: 20, hers: 20, clients: 100 };

export interface OverviewModel {
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  readonly toStart: readonly { readonly id: string; readonly name: string; readonly client: string }[];
  readonly placements: readonly PlacementModel[];
  readonly hers: readonly PlacementModel[];
}

/** All that waits: what she is asked, what is open for her clients, what has not started. */
export function overviewView(model: OverviewModel, language: Language): ModalView {
  const say = voice(language);
  const blocks = [...hers(model, say), ...propose(model, say), ...open(model, say, language), ...starts(model, say)];
  return modal({
    callbackId: 'placement.overview.close',
    title: say('overview.title'),
    close: say('word.close'),
    blocks: blocks.length > 0 ? blocks : [section(say('overview.nothing'))],
  });
}

function hers({ hers: asked }: OverviewModel, say: Words): KnownBlock[] {
  if (asked.length === 0) return [];
  const lines = asked
    .slice(0, mostOf.hers)
    .map(each =>
      section(projectLine(each, say), button({ text: say('overview.look'), actionId: openHers, value: each.id })),
    );
  return [section(say('overview.hers')), ...lines];
}

function propose({ clients }: OverviewModel, say: Words): KnownBlock[] {
  if (clients.length === 0) return [];
  const choices = clients.slice(0, mostOf.clients).map(({ id, name }) => ({ value: id, text: name }));
  return [
    section(say('overview.propose')),
    actions('propose', menu({ actionId: beginProposalAction, placeholder: say('overview.choose'), choices })),
    ...more(clients.length - mostOf.clients, say),
  ];
}

function open({ placements }: OverviewModel, say: Words, language: Language): KnownBlock[] {
  if (placements.length === 0) return [];
  const lines = placements.slice(0, mostOf.placements).map(each => {
    const { name, client, engagement } = each;
    const words = { name: named(name), client: named(client), engagement: named(engagement) };
    return section(
      say('overview.line', { ...words, state: stateLine(each, say, language) }),
      button({ text: say('overview.look'), actionId: openPageAction, value: each.id }),
    );
  });
  return [section(say('overview.open')), ...lines, ...more(placements.length - mostOf.placements, say)];
}

function starts({ toStart }: OverviewModel, say: Words): KnownBlock[] {
  if (toStart.length === 0) return [];
  const lines = toStart
    .slice(0, mostOf.starts)
    .map(({ id, name, client }) =>
      section(
        say('terms.project', { client: named(client), engagement: named(name) }),
        button({ text: say('page.start'), actionId: startAction, value: id }),
      ),
    );
  return [section(say('overview.start')), ...lines, ...more(toStart.length - mostOf.starts, say)];
}

const more = (count: number, say: Words): KnownBlock[] => (count > 0 ? [context(say('overview.more', { count }))] : []);
