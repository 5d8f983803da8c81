import type { Language } from '../../i18n/language.ts';
import { type KnownBlock, type ModalView, modal, section } from '../../slack/blocks.ts';
import { mayStart } from '../rules.ts';
import { named, type PlacementModel, seatLine, voice, type Words } from './words.ts';

export const startCallback = 'placement.engagement.start';
/** People named in one form. */
const mostNames = 40;

export interface StartModel {
  readonly engagementId: string;
  readonly client: string;
  readonly engagement: string;
  readonly engagementState: 'proposed' | 'active' | 'ended';
  readonly placements: readonly PlacementModel[];
}

/** Who joins when the project starts, or whose answer is missing, by name; then there is nothing to press. */
export function startForm(model: StartModel, language: Language): ModalView {
  const say = voice(language);
  const verdict = mayStart(model);
  const words = { client: named(model.client), engagement: named(model.engagement) };
  const form = { callbackId: startCallback, title: say('start.title'), close: say('proposal.close') };
  switch (verdict.start) {
    case 'over':
      return modal({ ...form, blocks: [section(say('start.over'))] });
    case 'missing':
      return modal({
        ...form,
        blocks: [section(say('start.missing', words)), ...names(verdict.missing, each => missingLine(each, say))],
      });
    case 'yes':
      return modal({
        ...form,
        submit: say('start.submit'),
        metadata: model.engagementId,
        blocks: [
          section(say(verdict.joining.length > 0 ? 'start.ready' : 'start.nobody', words)),
          ...names(verdict.joining, ({ name, round }) => `${named(name)} – ${seatLine(round.terms, say, language)}`),
        ],
      });
  }
}

function missingLine({ name, state }: PlacementModel, say: Words): string {
  const words = { name: named(name) };
  if (state === 'objected') return say('start.missing.objected', words);
  return say(state === 'to_confirm' ? 'start.missing.to_confirm' : 'start.missing.asked', words);
}

const names = (placements: readonly PlacementModel[], line: (placement: PlacementModel) => string): KnownBlock[] =>
  placements.slice(0, mostNames).map(placement => section(`• ${line(placement)}`));
