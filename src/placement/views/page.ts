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
import {
  answerLines,
  named,
  type PlacementModel,
  type RoundModel,
  saidBlocks,
  seatLine,
  stateLine,
  termsBlocks,
  voice,
  type Words,
} from './words.ts';

export const changeAction = 'placement.terms.open';
export const talkAction = 'placement.talk.open';
export const withdrawAction = 'placement.withdrawal.open';
export const startAction = 'placement.start.open';
/** Earlier rounds that are shown; older ones stay in the database. */
const mostEarlier = 5;

export interface PageModel extends PlacementModel {
  readonly engagementId: string;
  readonly earlier: readonly RoundModel[];
  readonly acts: {
    readonly change: boolean;
    readonly talk: boolean;
    readonly withdraw: boolean;
    readonly start: boolean;
  };
}

/** A placement as the lead sees it: how it stands, what was said, what can be done about it. */
export function pageView(model: PageModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: 'placement.page.close',
    title: say('page.title'),
    close: say('word.close'),
    blocks: [
      section(`*${named(model.name)}*\n${stateLine(model, say, language)}`),
      ...saidBlocks(model.name, model.round, say),
      ...buttons(model, say),
      divider(),
      ...termsBlocks(model, say, language),
      ...earlierBlocks(model, say, language),
    ],
  });
}

function buttons({ id, engagementId, acts }: PageModel, say: Words): KnownBlock[] {
  const row = [
    ...(acts.start
      ? [button({ text: say('page.start'), actionId: startAction, value: engagementId, style: 'primary' })]
      : []),
    ...(acts.talk ? [button({ text: say('page.talk'), actionId: talkAction, value: id })] : []),
    ...(acts.change ? [button({ text: say('page.change'), actionId: changeAction, value: id })] : []),
    ...(acts.withdraw ? [button({ text: say('page.withdraw'), actionId: withdrawAction, value: id })] : []),
  ];
  return row.length > 0 ? [actions('acts', ...row)] : [];
}

/** What she was asked before, and said to it: nothing is overwritten. */
function earlierBlocks({ earlier, name }: PageModel, say: Words, language: Language): KnownBlock[] {
  if (earlier.length === 0) return [];
  const rounds = earlier
    .slice(0, mostEarlier)
    .flatMap(({ terms, answer, note }) => [
      context(
        [seatLine(terms, say, language), ...(answer ? answerLines(answer, say) : [say('state.asked')])].join('\n'),
      ),
      ...(answer?.reason ? [quoted(answer.reason)] : []),
      ...(note ? [context(say('answer.note', { name: named(name) })), quoted(note)] : []),
    ]);
  return [divider(), section(`*${say('page.earlier')}*`), ...rounds];
}
