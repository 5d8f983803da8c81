import { capitalised, shortDay } from '../../i18n/dates.ts';
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
  menu,
  modal,
  notice,
  quoted,
  section,
} from '../../slack/blocks.ts';
import type { Category, ClientWord, DeviationState, Place, Refusal, Severity, Verb } from '../rules.ts';
import { carried } from './metadata.ts';
import { registerAction } from './register.ts';
import { type HistoryLine, historyWords, voice, type Words } from './words.ts';

export const recordCallback = 'deviations.record.close';
export const takeUpAction = 'deviations.record.acknowledge';
export const showAction = 'deviations.record.show';
export const formAction = 'deviations.form.open';
export const moreAction = 'deviations.form.choose';
export const endActionAction = 'deviations.action.end';
export const letGoAction = 'deviations.advisor.end';

/** The forms that a record leads to. */
export const forms = [
  'contain',
  'analyse',
  'act',
  'ask_check',
  'check',
  'close',
  'dismiss',
  'reopen',
  'client',
  'reassess',
  'call_in',
] as const;
export type Form = (typeof forms)[number];

/** A deviation as one reader sees it. Days are local dates of hers; what she may do was asked of the permission table. */
export interface RecordModel {
  readonly deviationId: string;
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly state: DeviationState;
  readonly since: string;
  readonly private: boolean;
  readonly answeredBy: string | null;
  readonly reporter: string | null;
  readonly actual: string | null;
  readonly desired: string | null;
  readonly messageLink: string | null;
  readonly correction: string | null;
  readonly rootCause: string | null;
  readonly consequence: string | null;
  readonly similarElsewhere: string | null;
  readonly actions: readonly ActionLine[];
  readonly advisors: readonly { readonly id: string; readonly name: string }[];
  readonly checker: string | null;
  readonly checkOn: string | null;
  /** null: it is not about a client */
  readonly client: ClientLine | null;
  readonly history: readonly HistoryLine[];
  /** what she may do next, in the order of the path */
  readonly next: readonly Verb[];
  readonly mayTreat: boolean;
  readonly mayCallIn: boolean;
  /** the place in the register to which she can go back */
  readonly cameFrom?: Place | undefined;
}

export interface ActionLine {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly outcome: 'done' | 'dropped' | null;
  readonly mayEnd: boolean;
}

export interface ClientLine {
  readonly word: ClientWord;
  readonly days: number;
  readonly toldOn: string | null;
  readonly until: string | null;
  readonly because: string | null;
}

const newestLines = 15;
/** So many open actions can be let go from the menu. */
const mostDropped = 20;
/** So many advisors have a button by which they are let go. */
export const mostLetGo = 5;

/** The record: what it is, how it stands, what is next, what happened. `refusal`: why nothing was changed just now. */
export function recordView(model: RecordModel, language: Language, refusal?: Refusal): ModalView {
  const say = voice(language);
  return modal({
    callbackId: recordCallback,
    title: say('record.title'),
    close: say('record.close'),
    metadata: JSON.stringify({ d: model.deviationId, ...carried(model.cameFrom) }),
    blocks: [
      ...(refusal ? [section(`:information_source: ${say(`record.${refusal}`)}`)] : []),
      header(model.name),
      ...standing(model, language, say),
      ...nextButtons(model, say),
      ...facts(model, say),
      ...actionBlocks(model, language, say),
      ...clientBlocks(model, language, say),
      ...moreBlocks(model, say),
      divider(),
      context(say('record.history')),
      ...model.history.slice(-newestLines).flatMap(line => historyBlocks(line, language, say)),
      ...wayBack(model, say),
    ],
  });
}

function standing(model: RecordModel, language: Language, say: Words): KnownBlock[] {
  const { state, checker, checkOn, answeredBy } = model;
  const kind = `${say(`record.category.${model.category}`)} · ${say(`record.severity.${model.severity}`)}`;
  const stands = say(`record.state.${state}`, {
    day: shortDay(model.since, language),
    checker: harmless(checker ?? '–'),
    check: checkOn ? shortDay(checkOn, language) : '–',
  });
  const answers = answeredBy ? ` ${say('record.answered_by', { person: harmless(answeredBy) })}` : '';
  return [
    context(capitalised(kind, language) + (model.private ? ` · ${say('record.private')}` : '')),
    section(stands + answers),
  ];
}

/** One thing to do, and the other ways out beside it. */
function nextButtons(model: RecordModel, say: Words): KnownBlock[] {
  const { deviationId, next } = model;
  const shown: readonly (Form | 'acknowledge')[] = [
    ...(next.includes('acknowledge') ? (['acknowledge'] as const) : []),
    ...(['contain', 'analyse', 'act', 'ask_check', 'close', 'reopen'] as const).filter(verb => next.includes(verb)),
    ...(next.includes('confirm') ? (['check'] as const) : []),
  ];
  const buttons = shown.map((step, index) =>
    button({
      text: say(`do.${step}`),
      actionId: step === 'acknowledge' ? takeUpAction : `${formAction}.${step}`,
      value: deviationId,
      ...(index === 0 && step !== 'reopen' ? { style: 'primary' as const } : {}),
    }),
  );
  return buttons.length > 0 ? [actions('next', ...buttons)] : [];
}

function facts(model: RecordModel, say: Words): KnownBlock[] {
  const labelled: readonly (readonly [Parameters<Words>[0], string | null])[] = [
    ['record.actual', model.actual],
    ['record.desired', model.desired],
    ['record.correction', model.correction],
    ['record.root_cause', model.rootCause],
    ['record.consequence', model.consequence],
    ['record.similar', model.similarElsewhere],
  ];
  const reporter = model.reporter ? say('record.reported_by', { person: harmless(model.reporter) }) : '';
  const link = model.messageLink ? say('record.message', { link: harmless(model.messageLink) }) : '';
  const source = [reporter, link].filter(part => part !== '').join(' · ');
  return [
    ...labelled.flatMap(([key, text]) => (text ? [context(say(key)), quoted(text)] : [])),
    ...(source ? [context(source)] : []),
  ];
}

function actionBlocks(
  { deviationId, actions: lines, advisors, mayCallIn }: RecordModel,
  language: Language,
  say: Words,
) {
  const shown = lines.filter(({ outcome }) => outcome !== 'dropped').slice(-10);
  const drawn = shown.map(({ id, what, owner, dueOn, outcome, mayEnd }) => {
    const key = outcome === 'done' ? 'record.action_done' : 'record.action';
    const text = say(key, { what: harmless(what), person: harmless(owner), day: shortDay(dueOn, language) });
    const end = button({ text: say('do.done'), actionId: endActionAction, value: `${deviationId} ${id} done` });
    return section(`• ${text}`, mayEnd && outcome === null ? end : undefined);
  });
  const helping = advisors.map(({ name }) => harmless(name)).join(', ');
  const leave = advisors.slice(0, mostLetGo).map(({ id, name }, index) =>
    button({
      text: say('do.let_go', { person: name }),
      actionId: `${letGoAction}.${index}`,
      value: `${deviationId} ${id}`,
    }),
  );
  return [
    ...(drawn.length > 0 ? [context(say('record.actions')), ...drawn] : []),
    ...(helping ? [context(say('record.advisors', { people: helping }))] : []),
    ...(mayCallIn && leave.length > 0 ? [actions('advisors', ...leave)] : []),
  ];
}

function clientBlocks(model: RecordModel, language: Language, say: Words): KnownBlock[] {
  const { deviationId, client, mayTreat } = model;
  if (!client) return [];
  const { word, days, toldOn, until, because } = client;
  // How somebody feels is no news that a client waits for.
  const text = say(word === 'none' && model.private ? 'record.client.private' : `record.client.${word}`, {
    days,
    day: toldOn ? shortDay(toldOn, language) : until ? shortDay(until, language) : '',
    because: harmless(because ?? ''),
  });
  const change = button({ text: say('do.client'), actionId: `${formAction}.client`, value: deviationId });
  return [section(text, mayTreat ? change : undefined)];
}

/** What is seldom needed waits behind a menu. */
function moreBlocks({ deviationId, next, mayTreat, mayCallIn, state, actions: lines }: RecordModel, say: Words) {
  const isOpen = state !== 'closed' && state !== 'unfounded';
  const choices: Form[] = [
    ...(mayTreat && state === 'acting' ? (['act'] as const) : []),
    ...(mayTreat && isOpen ? (['reassess'] as const) : []),
    ...(mayCallIn && isOpen ? (['call_in'] as const) : []),
    ...(next.includes('dismiss') ? (['dismiss'] as const) : []),
  ];
  const dropping = lines.filter(({ outcome, mayEnd }) => mayTreat && mayEnd && outcome === null).slice(0, mostDropped);
  const options = [
    ...choices.map(form => ({
      value: `${deviationId} ${form}`,
      text: say(form === 'act' && lines.length > 0 ? 'do.more_action' : `do.${form}`),
    })),
    ...dropping.map(({ id, what }) => ({ value: `${deviationId} drop ${id}`, text: say('do.drop', { what }) })),
  ];
  if (options.length === 0) return [];
  return [actions('more', menu({ actionId: moreAction, placeholder: say('record.more'), choices: options }))];
}

function historyBlocks(line: HistoryLine, language: Language, say: Words): KnownBlock[] {
  return [context(historyWords(line, language, say)), ...(line.note ? [quoted(line.note)] : [])];
}

function wayBack({ deviationId, cameFrom }: RecordModel, say: Words): KnownBlock[] {
  const back = button({ text: say('do.back'), actionId: registerAction, value: deviationId });
  return cameFrom ? [actions('back', back)] : [];
}

export function recordNotice(key: 'record.not_yours', language: Language): ModalView {
  const say = voice(language);
  return notice(say('record.title'), say(key), say('record.close'));
}

/** One line about a deviation, for a list of another room. */
export function deviationLine(
  about: { readonly name: string; readonly severity: Severity; readonly state: DeviationState },
  language: Language,
): string {
  const say = voice(language);
  return `${harmless(about.name)} · ${say(`record.severity.${about.severity}`)} · ${say(`state.${about.state}`)}`;
}
