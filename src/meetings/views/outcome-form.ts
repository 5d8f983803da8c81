import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  context,
  dateInput,
  divider,
  type KnownBlock,
  type ModalView,
  modal,
  peopleInput,
  section,
  selectInput,
  textInput,
  ticksInput,
  timeInput,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate, LocalTime, Zone } from '../../time/calendar.ts';
import type { MeetingRef, Point } from '../rules.ts';
import { dayChoice, dayChoices } from './booking-form.ts';
import { linesInput } from './lines.ts';
import { outcomeMetadata } from './targets.ts';
import { cityOf, headed, meant, textLimit, voice, type Words } from './words.ts';

export const outcomeCallback = 'meetings.outcome.save';

const scores = ['1', '2', '3', '4', '5'] as const;
/** Slack's boxes in one block, and as many blocks of them as a form has room for; the rest waits for the next meeting. */
export const ticksInBlock = 10;
export const tickBlocks = 3;
const mostAttended = 30;

export interface ScoreModel {
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  readonly value: number;
  readonly valueWhy: string | null;
}

interface SaidModel {
  readonly learnt: string | null;
  readonly explained: string | null;
  readonly actions: string | null;
}

export type RecordedModel =
  | (SaidModel & { readonly kind: 'follow_up'; readonly score: ScoreModel | undefined })
  | (SaidModel & { readonly kind: 'development'; readonly plans: string | null });

export interface NextModel {
  readonly needed: boolean;
  readonly latest: LocalDate;
  readonly proposals: readonly LocalDate[];
  readonly atTime: LocalTime;
  readonly minutes: number;
  readonly zone: Zone;
}

export interface OutcomeModel {
  readonly ref: MeetingRef;
  readonly client: string;
  readonly heldOn: LocalDate;
  readonly attended: readonly { readonly slackUserId: string }[];
  readonly recorded: RecordedModel | undefined;
  readonly points: readonly Point[];
  readonly broughtUp: readonly string[];
  readonly next: NextModel | undefined;
}

/** A meeting was held: what came of it, by its kind, and when the next one is. */
export function outcomeForm(model: OutcomeModel, language: Language): ModalView {
  const say = voice(language);
  const { ref, client, recorded, next } = model;
  return modal({
    callbackId: outcomeCallback,
    title: say(recorded ? 'held.correct_title' : 'held.title'),
    submit: say('word.save'),
    close: say('word.not_now'),
    metadata: outcomeMetadata(ref, next?.minutes),
    blocks: [
      section(say('held.intro', meant({ client, kind: ref.kind }))),
      context(say(`held.who_reads.${ref.kind}`)),
      dateInput({ blockId: 'held_on', label: say('held.on'), initial: model.heldOn }),
      peopleInput({
        blockId: 'attended',
        label: say('held.attended'),
        initial: model.attended.map(({ slackUserId }) => slackUserId),
        most: mostAttended,
      }),
      ...saidInputs(model, say),
      ...pointTicks(model, say),
      ...(next ? nextInputs(next, language, say) : []),
    ],
  });
}

/** What both kinds ask, and what only this one does. */
function saidInputs({ ref, recorded }: OutcomeModel, say: Words): KnownBlock[] {
  const prose = (blockId: ProseField, initial: string | null | undefined) =>
    textInput({
      blockId,
      label: say(`held.${blockId}`),
      optional: true,
      maxLength: textLimit,
      initial: initial ?? undefined,
    });
  const common = [prose('learnt', recorded?.learnt), prose('explained', recorded?.explained)];
  const lines = (blockId: LinesField) =>
    linesInput({ blockId, label: say(`held.${blockId}`), isCorrected: recorded !== undefined }, say);
  const last = [lines('suggestions'), prose('actions', recorded?.actions)];
  if (ref.kind === 'development') {
    const before = recorded?.kind === 'development' ? recorded : undefined;
    return [...common, prose('plans', before?.plans), lines('needs'), ...last];
  }
  const score = recorded?.kind === 'follow_up' ? recorded.score : undefined;
  return [
    ...common,
    scoreInput('satisfaction', score?.satisfaction, say),
    prose('satisfaction_why', score?.satisfactionWhy),
    scoreInput('value', score?.value, say),
    prose('value_why', score?.valueWhy),
    lines('promises'),
    ...last,
  ];
}

type ProseField = 'learnt' | 'explained' | 'actions' | 'plans' | 'satisfaction_why' | 'value_why';
type LinesField = 'promises' | 'needs' | 'suggestions';

const scoreInput = (blockId: 'satisfaction' | 'value', initial: number | undefined, say: Words): KnownBlock =>
  selectInput({
    blockId,
    label: say(`held.${blockId}`),
    choices: scores.map(score => ({ value: score, text: say(`${blockId}.${score}`) })),
    initial: initial === undefined ? undefined : String(initial),
  });

/** What colleagues wanted the client to hear: a tick for each that was told. */
function pointTicks({ points, broughtUp }: OutcomeModel, say: Words): KnownBlock[] {
  const shown = points.slice(0, ticksInBlock * tickBlocks);
  const rows = Array.from({ length: Math.ceil(shown.length / ticksInBlock) }, (_, row) =>
    ticksInput({
      blockId: `told_${row + 1}`,
      label: say(row === 0 ? 'held.told' : 'held.told_more'),
      choices: shown
        .slice(row * ticksInBlock, (row + 1) * ticksInBlock)
        .map(({ id, name, words }) => ({ value: id, text: `${truncate(name, 25)}: ${words}` })),
      initial: broughtUp,
    }),
  );
  const more = points.length - shown.length;
  return [...rows, ...(more > 0 ? [context(say('held.told_rest', { count: more }))] : [])];
}

/** So that it is not forgotten, the next one is booked with this. */
function nextInputs(next: NextModel, language: Language, say: Words): KnownBlock[] {
  return [
    divider(),
    headed(say('next.heading')),
    context(say(next.needed ? 'next.why' : 'next.work_ends')),
    ...dayChoice({ proposal: 'next_day', other: 'next_other_day' }, dayChoices(next.proposals, language), {
      label: say('next.day'),
      initial: undefined,
      hint: say('booking.latest', { day: fullDay(next.latest, language) }),
      optional: !next.needed,
      say,
    }),
    timeInput({
      blockId: 'next_time',
      label: say('booking.time', { city: cityOf(next.zone) }),
      initial: next.atTime,
      optional: !next.needed,
    }),
  ];
}
