import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type ActionStanding, mostActions } from '../rules.ts';
import { dayOr, named, type TextKey, voice, type Words, yearIn } from './actions-words.ts';
import { openCommentsAction } from './ids.ts';

/** The value is the round's id. */
export const addActionAction = 'enps.actions.add';
export const previewPostAction = 'enps.post.preview';
/** The value is the action's id. */
export const changeActionAction = 'enps.actions.change';

export interface ActionLine extends ActionStanding {
  readonly id: string;
  readonly said: string;
  readonly answer: string;
  readonly owner: string;
}

export interface ActionsModel {
  readonly roundId: string;
  /** the round's */
  readonly period: string;
  readonly actions: readonly ActionLine[];
  readonly today: LocalDate;
  /** day of the last post to everybody */
  readonly toldOn: LocalDate | undefined;
}

/** What came of something that leadership just did. */
export type ActionsNote =
  | { readonly note: 'no_actions' | 'sent_today' | 'nothing_new' }
  | { readonly note: 'sent'; readonly count: number };

/** What was heard and what comes of it, as leadership writes it down. */
export function actionsView(model: ActionsModel, language: Language, note?: ActionsNote): ModalView {
  const say = voice(language);
  const { actions: lines, today, toldOn, period } = model;
  const told = toldOn ? say('actions.told', { day: fullDay(toldOn, language) }) : say('actions.not_told');
  return modal({
    callbackId: 'enps.actions.look',
    title: say('actions.title'),
    close: say('view.close'),
    blocks: [
      ...(note ? [section(`*${noteWords(note, say)}*`)] : []),
      section(say('actions.intro', { year: yearIn(period) })),
      context(told),
      buttons(model, say),
      divider(),
      ...(lines.length === 0 ? [section(say('actions.none'))] : []),
      ...lines.slice(0, mostActions).map(line => lineSection(line, { today, say, language })),
    ],
  });
}

const noteWords = (note: ActionsNote, say: Words): string =>
  say(`note.${note.note}`, note.note === 'sent' ? { count: note.count } : {});

function buttons({ roundId, actions: lines }: ActionsModel, say: Words): KnownBlock {
  const value = roundId;
  const add = button({ text: say('actions.add'), actionId: addActionAction, value, style: 'primary' });
  const comments = button({ text: say('actions.comments'), actionId: openCommentsAction, value });
  const send = button({ text: say('actions.send'), actionId: previewPostAction, value });
  return actions('acts', ...(lines.length < mostActions ? [add] : []), comments, ...(lines.length > 0 ? [send] : []));
}

interface Shown {
  readonly today: LocalDate;
  readonly say: Words;
  readonly language: Language;
}

function lineSection(line: ActionLine, shown: Shown): KnownBlock {
  const { say, language } = shown;
  const { id, said, answer, owner, dueOn } = line;
  const values = { answer: oneLine(answer), owner: named(owner), day: dayOr(dueOn, language) };
  const words = [say('actions.said', { said: oneLine(said) }), say(standingKey(line, shown), values)];
  return section(words.join('\n'), button({ text: say('actions.change'), actionId: changeActionAction, value: id }));
}

function standingKey({ state, dueOn }: ActionLine, { today }: Shown): Extract<TextKey, `actions.${string}`> {
  return state === 'open' && dueOn !== null && dueOn < today ? 'actions.late' : `actions.${state}`;
}

const oneLine = (text: string): string => harmless(truncate(text.replaceAll(/\s+/g, ' '), 200));
