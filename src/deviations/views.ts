import { monthInWords, shortDay } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import { type Say, speak } from '../i18n/text.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type Message,
  type ModalView,
  modal,
  notice,
  quoted,
  section,
  textInput,
} from '../slack/blocks.ts';
import { type FormState, formValues } from '../slack/form.ts';
import type { DeviationEvent, DeviationState, Family, Reason } from './rules.ts';
import { deviationTexts } from './texts/index.ts';

export const openAction = 'deviations.record.open';
export const takeUpAction = 'deviations.record.acknowledge';
export const closeCallback = 'deviations.record.close';
const noteField = 'note';
const noteLimit = 1000;

export interface Alert {
  readonly deviationId: string;
  readonly family: Family;
  readonly subjectName: string;
}

/** A name, the kind of thing, a button: nothing that was answered. */
export function alertMessage({ deviationId, family, subjectName }: Alert, language: Language): Message {
  const say = speak(deviationTexts, language);
  const key = family === 'pulse' ? 'alert.pulse' : family === 'talk' ? 'alert.talk' : 'alert.other';
  const open = button({ text: say('alert.open'), actionId: openAction, value: deviationId });
  const text = say(key, { name: harmless(subjectName) });
  return { text, blocks: [section(text, open)] };
}

/** A deviation as the one who answers for it sees it. Days are local dates of the reader. */
export interface RecordModel {
  readonly deviationId: string;
  readonly subjectName: string;
  readonly state: DeviationState;
  readonly openedOn: string;
  readonly history: readonly HistoryLine[];
}

export interface HistoryLine {
  readonly event: DeviationEvent;
  readonly on: string;
  readonly actorName: string | null;
  readonly reason: Reason | null;
  readonly period: string | null;
  readonly note: string | null;
}

export function recordView(model: RecordModel, language: Language, note?: 'already'): ModalView {
  const say = speak(deviationTexts, language);
  const open = model.state !== 'closed';
  return modal({
    callbackId: closeCallback,
    title: say('record.title'),
    close: say('record.close'),
    ...(open ? { submit: say('record.submit') } : {}),
    metadata: model.deviationId,
    blocks: [
      ...(note ? [context(say('record.already'))] : []),
      section(
        `*${harmless(model.subjectName)}*\n${say(`record.state.${model.state}`, { day: shortDay(model.openedOn, language) })}`,
      ),
      ...(model.state === 'reported' ? [takeUpButton(model, say)] : []),
      divider(),
      context(say('record.history')),
      ...model.history.flatMap(line => historyBlocks(line, language, say)).slice(-60),
      ...(open ? [divider(), noteInput(model, say)] : []),
    ],
  });
}

const takeUpButton = (model: RecordModel, say: Say<keyof typeof deviationTexts.en>) =>
  actions(
    'take_up',
    button({ text: say('record.take_up'), actionId: takeUpAction, value: model.deviationId, style: 'primary' }),
  );

const noteInput = (model: RecordModel, say: Say<keyof typeof deviationTexts.en>) =>
  textInput({
    blockId: noteField,
    label: say('record.note'),
    hint: say('record.note_hint', { name: model.subjectName }),
    maxLength: noteLimit,
  });

function historyBlocks(line: HistoryLine, language: Language, say: Say<keyof typeof deviationTexts.en>): KnownBlock[] {
  const day = shortDay(line.on, language);
  const words = historyWords(line, day, language, say);
  return [section(words), ...(line.note ? [quoted(line.note)] : [])];
}

function historyWords(
  line: HistoryLine,
  day: string,
  language: Language,
  say: Say<keyof typeof deviationTexts.en>,
): string {
  const actor = harmless(line.actorName ?? '–');
  switch (line.event) {
    case 'opened':
    case 'reason_added': {
      const month = line.period ? monthInWords(line.period, language) : '';
      return say('event.reason', { day, reason: line.reason ? say(`reason.${line.reason}`, { month }) : '' });
    }
    case 'acknowledged':
      return say('event.acknowledged', { day, actor });
    case 'closed':
      return say('event.closed', { day, actor });
    case 'ended_by_itself':
      return say('event.ended_by_itself', { day });
  }
}

export type ReadNote =
  | { readonly ok: true; readonly note: string }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** The note, or what to say under its field. */
export function readNote(state: FormState, language: Language): ReadNote {
  const note = formValues(state)[noteField];
  if (typeof note === 'string' && note !== '') return { ok: true, note: [...note].slice(0, noteLimit).join('') };
  return { ok: false, errors: { [noteField]: speak(deviationTexts, language)('record.note_missing') } };
}

export function recordNotice(key: 'record.not_yours' | 'record.closed', language: Language): ModalView {
  const say = speak(deviationTexts, language);
  return notice(say('record.title'), say(key), say('record.close'));
}
