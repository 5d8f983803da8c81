import { capitalised, monthInWords, shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import {
  context,
  dateInput,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  notice,
  quoted,
  section,
  textInput,
  truncate,
} from '../../slack/blocks.ts';
import { type FormState, formValues } from '../../slack/form.ts';
import { isLocalDate, type LocalDate } from '../../time/calendar.ts';
import type { CheckIn } from '../rules/check-in.ts';
import { pulseTexts } from '../texts/index.ts';

export const briefCallback = 'pulse.talk.hold';
const textLimit = 2000;
type Words = Say<keyof typeof pulseTexts.en>;

export interface BriefModel {
  readonly personId: string;
  readonly name: string;
  readonly period: string;
  /** oldest first, the newest is the one the talk is about */
  readonly lines: readonly BriefPeriod[];
  readonly lastActions: string | undefined;
  /** what clients said about her work, the oldest first */
  readonly fromClients: readonly { readonly client: string; readonly words: string; readonly saidOn: LocalDate }[];
  readonly heldOn: string | undefined;
  readonly actions: string | undefined;
  readonly today: string;
}

export interface BriefPeriod {
  readonly period: string;
  readonly open: boolean;
  readonly client: string | null;
  readonly answer: CheckIn | undefined;
}

/** The raw last six, what changed, her own words, what was agreed. Never a risk score, never a comparison with others. */
export function briefView(model: BriefModel, language: Language): ModalView {
  const say = speak(pulseTexts, language);
  const newest = model.lines.find(line => line.period === model.period);
  return modal({
    callbackId: briefCallback,
    title: say('brief.title'),
    submit: say('brief.submit'),
    close: say('brief.close'),
    metadata: `${model.personId} ${model.period}`,
    blocks: [
      section(say('brief.heading', { name: harmless(model.name), month: monthInWords(model.period, language) })),
      ...(newest?.answer
        ? answerBlocks(newest, newest.answer, model, say)
        : [section(say(newest?.open ? 'brief.waiting' : 'brief.silent'))]),
      context(`${say('brief.last_six')}\n${model.lines.map(line => sixLine(line, language, say)).join(' · ')}`),
      ...(model.lastActions ? [context(say('brief.last_actions')), quoted(model.lastActions)] : []),
      ...clientBlocks(model, language, say),
      divider(),
      ...talkInputs(model, language, say),
    ],
  });
}

function answerBlocks(line: BriefPeriod, answer: CheckIn, model: BriefModel, say: Words): KnownBlock[] {
  const facts = [
    `*${answer.score}/10* ${change(line, model, say)}`.trim(),
    ...(line.client ? [say('brief.project', { client: harmless(line.client) })] : []),
    say('brief.load', { value: say(`form.load.${answer.load as 1 | 2 | 3 | 4 | 5}`) }),
    say('brief.support', { value: say(`form.support.${answer.support}`) }),
    `${say(`form.question.${answer.question}`)} ${say(`form.agreement.${answer.agreement as 1 | 2 | 3 | 4 | 5}`)}`,
  ];
  const forClient = say(answer.mayBeTold ? 'brief.for_client_yes' : 'brief.for_client_no');
  return [
    section(facts.join('\n')),
    ...(answer.talkAbout ? [context(say('brief.talk_about')), quoted(answer.talkAbout)] : []),
    ...(answer.forClient ? [context(forClient), quoted(answer.forClient)] : []),
  ];
}

/** A talk has room for so many; the others wait in her notes. */
const mostWords = 5;

function clientBlocks({ fromClients }: BriefModel, language: Language, say: Words): KnownBlock[] {
  return fromClients.slice(0, mostWords).flatMap(({ client, words, saidOn }) => {
    const said = { client: harmless(truncate(client, 80)), day: shortDay(saidOn, language) };
    return [context(say('brief.client_said', said)), quoted(words)];
  });
}

function change(line: BriefPeriod, model: BriefModel, say: Words): string {
  const before = model.lines.findLast(other => other.period < line.period && other.answer)?.answer;
  if (!before || !line.answer) return '';
  if (line.answer.score === before.score) return say('brief.same');
  return say(line.answer.score > before.score ? 'brief.higher' : 'brief.lower');
}

function sixLine({ period, answer }: BriefPeriod, language: Language, say: Words): string {
  return `${capitalised(monthInWords(period, language), language)}: ${answer ? answer.score : say('brief.no_answer')}`;
}

function talkInputs(model: BriefModel, language: Language, say: Words): KnownBlock[] {
  return [
    ...(model.heldOn ? [context(say('brief.held_before', { day: shortDay(model.heldOn, language) }))] : []),
    dateInput({ blockId: 'held_on', label: say('brief.held_on'), initial: model.heldOn ?? model.today }),
    textInput({
      blockId: 'actions',
      label: say('brief.actions'),
      hint: say('brief.actions_hint', { name: model.name }),
      optional: true,
      maxLength: textLimit,
      initial: model.actions,
    }),
  ];
}

export type ReadTalk =
  | { readonly ok: true; readonly heldOn: LocalDate; readonly actions: string | null }
  | { readonly ok: false; readonly errors: Record<string, string> };

export function readTalk(state: FormState, language: Language): ReadTalk {
  const say = speak(pulseTexts, language);
  const { held_on, actions } = formValues(state);
  if (typeof held_on !== 'string' || !isLocalDate(held_on))
    return { ok: false, errors: { held_on: say('brief.date_missing') } };
  const agreed = typeof actions === 'string' && actions !== '' ? actions : null;
  if (agreed && [...agreed].length > textLimit)
    return { ok: false, errors: { actions: say('form.too_long', { limit: textLimit }) } };
  return { ok: true, heldOn: held_on, actions: agreed };
}

export const talkErrors = (language: Language): Record<string, string> => ({
  held_on: speak(pulseTexts, language)('brief.in_future'),
});

export function talkRecorded(name: string, language: Language): ModalView {
  const say = speak(pulseTexts, language);
  return notice(say('brief.recorded_title'), say('brief.recorded', { name: harmless(name) }), say('thanks.close'));
}

export function notYourBrief(language: Language): ModalView {
  const say = speak(pulseTexts, language);
  return notice(say('brief.title'), say('brief.not_yours'), say('thanks.close'));
}

/** Whose talk and which month a button or a form means. */
export function talkTarget(value: string): { personId: string; period: string } | undefined {
  const [personId, period] = value.split(' ');
  return personId && period ? { personId, period } : undefined;
}
