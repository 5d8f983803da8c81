import { fullDay } from '../../i18n/dates.ts';
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
  modal,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type {
  AgendaAgreement,
  AgendaDeviation,
  AgendaGoal,
  AgendaNote,
  AgendaSatisfaction,
  DevelopmentAgenda,
  FollowUpAgenda,
  LastTime,
  MeetingKey,
  Point,
} from '../rules.ts';
import { openClientAction } from './messages.ts';
import { firstOf, headed, named, voice, type When, type Words, whenWords, writtenUnder } from './words.ts';

/** A view holds a hundred blocks, and 250 kB. */
const mostOf = { deviations: 12, satisfactions: 4, agreements: 12, goals: 8, notes: 8, points: 20 };
/** Characters of a line among many. */
const mostInLine = 500;

export interface AgendaModel {
  readonly key: MeetingKey;
  readonly client: string;
  readonly booking: (When & { readonly place: string | null }) | undefined;
  readonly agenda: FollowUpAgenda | DevelopmentAgenda;
}

/** What the meeting is about: two quite different pages, as the two kinds are. */
export function agendaView(model: AgendaModel, language: Language): ModalView {
  const say = voice(language);
  const { agenda, client, key } = model;
  const toClient = button({ text: say('agenda.to_client'), actionId: openClientAction, value: key.clientId });
  return modal({
    callbackId: 'meetings.agenda.close',
    title: say('agenda.title'),
    close: say('word.close'),
    blocks: [
      header(client),
      section(whenLine(model, language, say)),
      context(say('agenda.who_sees')),
      ...(agenda.kind === 'follow_up'
        ? followUpBlocks(agenda, language, say)
        : developmentBlocks(agenda, language, say)),
      ...pointBlocks(agenda.points, say),
      divider(),
      actions('onwards', toClient),
    ],
  });
}

function whenLine({ booking, agenda }: AgendaModel, language: Language, say: Words): string {
  const kind = say(`kind.${agenda.kind}`);
  if (!booking) return say('agenda.unbooked', { kind });
  const when = say('agenda.when', { kind, ...whenWords(booking, language) });
  return booking.place ? `${when}\n${harmless(truncate(booking.place, 200))}` : when;
}

/** How the delivery goes: figures, deviations, how content the client is, what was agreed. */
function followUpBlocks(agenda: FollowUpAgenda, language: Language, say: Words): KnownBlock[] {
  const { deviations, satisfactions, agreements, last } = agenda;
  const { daysSinceContact, openDeviations: open, closedDeviations: closed } = agenda.figures;
  const figures = [
    ...(open + closed > 0 ? [say('figures.deviations', { open, closed })] : []),
    daysSinceContact === undefined ? say('figures.no_contact') : say('figures.contact', { days: daysSinceContact }),
  ];
  return [
    ...under(say('agenda.figures'), [], figures.join('\n')),
    ...under(
      say('agenda.deviations'),
      firstOf(deviations, mostOf.deviations, each => deviationBlocks(each, language, say), say),
      say('agenda.no_deviations'),
    ),
    ...under(
      say('agenda.satisfaction'),
      firstOf(satisfactions, mostOf.satisfactions, each => satisfactionBlocks(each, language, say), say),
      say('agenda.no_satisfaction'),
    ),
    ...lastBlocks(last, language, say),
    ...under(
      say('agenda.agreements'),
      firstOf(agreements, mostOf.agreements, each => [agreementLine(each, language, say)], say),
      say('agenda.no_agreements'),
    ),
  ];
}

/** Where the client is going: goals, plans, needs, and the question. */
function developmentBlocks(agenda: DevelopmentAgenda, language: Language, say: Words): KnownBlock[] {
  const { goals, plans, needs, last } = agenda;
  const notes = (those: readonly AgendaNote[]) =>
    firstOf(those, mostOf.notes, each => [noteLine(each, language, say)], say);
  return [
    section(say('agenda.question')),
    ...under(
      say('agenda.goals'),
      firstOf(goals, mostOf.goals, each => goalBlocks(each, say), say),
      say('agenda.no_goals'),
    ),
    ...under(say('agenda.needs'), notes(needs), say('agenda.no_needs')),
    ...under(say('agenda.plans'), notes(plans), say('agenda.no_plans')),
    ...lastBlocks(last, language, say),
  ];
}

/** A heading stands in one block with the first of its lines: closer to it than to what is above. */
function under(heading: string, blocks: readonly KnownBlock[], none: string): KnownBlock[] {
  const [first, ...rest] = blocks;
  if (!first) return [section(`*${heading}*\n${none}`)];
  return first.type === 'section' && first.text?.type === 'mrkdwn'
    ? [section(`*${heading}*\n${first.text.text}`), ...rest]
    : [headed(heading), ...blocks];
}

const line = (text: string): string => harmless(truncate(text, mostInLine));

function deviationBlocks(each: AgendaDeviation, language: Language, say: Words): KnownBlock[] {
  const { actual, severity, openedOn, closedOn, clientWord } = each;
  const state = closedOn
    ? say('deviation.closed', { severity, day: fullDay(closedOn, language) })
    : say('deviation.open', { severity, day: fullDay(openedOn, language) });
  return [section(`${line(actual ?? '–')}\n_${state}, ${say('deviation.client', { word: clientWord })}_`)];
}

function satisfactionBlocks(each: AgendaSatisfaction, language: Language, say: Words): KnownBlock[] {
  const { onDay, satisfaction, value, satisfactionWhy, valueWhy } = each;
  const scores = say('satisfaction.line', { day: fullDay(onDay, language), satisfaction, value });
  const whys = [satisfactionWhy, valueWhy].filter(why => why !== null).map(line);
  return [section([scores, ...whys].join('\n'))];
}

const agreementLine = (each: AgendaAgreement, language: Language, say: Words): KnownBlock => {
  const { content, level, fromDay, untilDay, isSigned } = each;
  const from = fullDay(fromDay, language);
  const time = untilDay
    ? say('agreement.until', { from, until: fullDay(untilDay, language) })
    : say('agreement.from', { from });
  const signed = isSigned ? '' : ` · ${say('agreement.unsigned')}`;
  return section(`${line(content)}\n${line(level)}\n_${time}${signed}_`);
};

function goalBlocks(each: AgendaGoal, say: Words): KnownBlock[] {
  const { words, measure, target, owner, theirOwner, review } = each;
  const owners = say('goal.owners', { owner: named(owner), their_owner: named(theirOwner) });
  const view = review
    ? say('goal.review', {
        quarter: quarterWords(review.quarter, say),
        ours: review.ours ? 'yes' : 'no',
        theirs: review.theirs ? 'yes' : 'no',
      })
    : say('goal.not_reviewed');
  return [
    section(`${line(words)}\n${line(measure)}: ${line(target)}\n${owners}\n${view}`),
    ...(review?.note ? [quoted(truncate(review.note, mostInLine))] : []),
  ];
}

/** `2026-Q4` in words. */
function quarterWords(quarter: string, say: Words): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return say('goal.quarter', { quarter: number, year });
}

const noteLine = ({ words, saidOn }: AgendaNote, language: Language, say: Words): KnownBlock =>
  section(`${line(words)}\n_${say('agenda.said_on', { day: fullDay(saidOn, language) })}_`);

function lastBlocks(last: LastTime | undefined, language: Language, say: Words): KnownBlock[] {
  if (!last) return [];
  const { heldOn, learnt, explained, actions: done } = last;
  return [
    headed(say('agenda.last', { day: fullDay(heldOn, language) })),
    ...writtenUnder(say('held.learnt'), learnt),
    ...writtenUnder(say('held.explained'), explained),
    ...writtenUnder(say('held.actions'), done),
  ];
}

/** Told with consent: the words as they are, and from whom. */
function pointBlocks(points: readonly Point[], say: Words): KnownBlock[] {
  if (points.length === 0) return [];
  const draw = ({ name, words }: Point) => [section(`*${named(name)}*\n${line(words)}`)];
  return [
    divider(),
    headed(say('agenda.points')),
    context(say('agenda.points_consent')),
    ...firstOf(points, mostOf.points, draw, say),
  ];
}
