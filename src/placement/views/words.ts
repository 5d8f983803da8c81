import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import { context, harmless, type KnownBlock, quoted, section, truncate } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { Answer, PlacementState, Terms } from '../rules.ts';
import { placementTexts } from '../texts/index.ts';

export type Words = Say<keyof typeof placementTexts.en>;

export const voice = (language: Language): Words => speak(placementTexts, language);

/** As much as a plain text block and a form's field hold without being cut. */
export const textLimit = 2000;

/** A placement as the views draw it: one shape for whoever looks. */
export interface PlacementModel {
  readonly id: string;
  readonly client: string;
  readonly engagement: string;
  /** who is asked */
  readonly name: string;
  readonly state: PlacementState;
  readonly why: 'lead' | 'left' | 'engagement_ended' | undefined;
  readonly begunOn: LocalDate | null;
  readonly round: RoundModel;
}

export interface RoundModel {
  readonly number: number;
  readonly proposer: string;
  readonly terms: Terms;
  readonly answer: Answer | undefined;
  readonly note: string | null;
}

/** A name in a line among many: forms hold 250 kB in all, whatever people are called. */
export const named = (name: string): string => harmless(truncate(name, 80));

export const projectLine = ({ client, engagement }: PlacementModel, say: Words): string =>
  say('terms.project', { client: named(client), engagement: named(engagement) });

export const seatLine = ({ role, share, since }: Terms, say: Words, language: Language): string =>
  say('terms.seat', { role: say(`role.${role}`), share, day: shortDay(since, language) });

/** All that she is shown before she answers, each text exactly as the lead wrote it. */
export function termsBlocks(model: PlacementModel, say: Words, language: Language): KnownBlock[] {
  const { terms } = model.round;
  return [
    section(`${projectLine(model, say)}\n${seatLine(terms, say, language)}`),
    section(say('terms.goal')),
    quoted(terms.goal),
    section(say('terms.promised')),
    quoted(terms.promised),
    section(say('terms.schedule')),
    quoted(terms.schedule),
    section(say('terms.technology')),
    quoted(terms.technology),
  ];
}

export const yesOrNo = (is: boolean, say: Words): string => say(is ? 'word.yes' : 'word.no');

export const answerLines = ({ wants, scheduleRealistic, technologyFits }: Answer, say: Words): string[] => [
  say('answer.wants', { answer: yesOrNo(wants, say) }),
  say('answer.schedule', { answer: yesOrNo(scheduleRealistic, say) }),
  say('answer.technology', { answer: yesOrNo(technologyFits, say) }),
];

/** What she said to a round, and what the lead wrote about it. */
export function saidBlocks(name: string, { answer, note }: RoundModel, say: Words): KnownBlock[] {
  const words = { name: named(name) };
  return [
    ...(answer ? [section(answerLines(answer, say).join('\n'))] : []),
    ...(answer?.reason ? [context(say('answer.reason', words)), quoted(answer.reason)] : []),
    ...(note ? [context(say('answer.note', words)), quoted(note)] : []),
  ];
}

/** How it stands, in one sentence. */
export function stateLine({ state, name, why, begunOn }: PlacementModel, say: Words, language: Language): string {
  const words = { name: named(name) };
  switch (state) {
    case 'withdrawn':
      return say(`state.withdrawn.${why ?? 'lead'}`, words);
    case 'begun':
      return say('state.begun', { day: begunOn ? shortDay(begunOn, language) : '' });
    case 'to_confirm':
      return say('state.to_confirm', words);
    default:
      return say(`state.${state}`);
  }
}
