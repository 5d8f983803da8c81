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
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { AgendaSuggestion, DevelopmentAgenda, FollowUpAgenda, LastTime, MeetingKey, Point } from '../rules.ts';
import {
  agreementLine,
  deviationLine,
  goalBlocks,
  line,
  planLine,
  promiseLine,
  satisfactionLine,
  suggestionLine,
} from './agenda-lines.ts';
import { openClientAction } from './messages.ts';
import { firstOf, headed, named, voice, type When, type Words, whenWords, writtenUnder } from './words.ts';

/** A view holds a hundred blocks, and 250 kB. */
const mostOf = {
  deviations: 10,
  promises: 10,
  suggestions: 8,
  satisfactions: 4,
  agreements: 10,
  goals: 8,
  needs: 8,
  plans: 8,
  points: 20,
};

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

/** How the delivery goes: figures, deviations, what was promised and suggested, how content the client is, what was agreed. */
function followUpBlocks(agenda: FollowUpAgenda, language: Language, say: Words): KnownBlock[] {
  const { deviations, promises, suggestions, satisfactions, agreements, last } = agenda;
  const { daysSinceContact, openDeviations: open, closedDeviations: closed } = agenda.figures;
  const figures = [
    ...(open + closed > 0 ? [say('figures.deviations', { open, closed })] : []),
    daysSinceContact === undefined ? say('figures.no_contact') : say('figures.contact', { days: daysSinceContact }),
  ];
  return [
    ...under(say('agenda.figures'), [], figures.join('\n')),
    ...under(
      say('agenda.deviations'),
      firstOf(deviations, mostOf.deviations, each => [deviationLine(each, language)], say),
      say('agenda.no_deviations'),
    ),
    ...under(
      say('agenda.promises'),
      firstOf(promises, mostOf.promises, each => [promiseLine(each, language)], say),
      say('agenda.no_promises'),
    ),
    ...suggestionBlocks(suggestions, language, say),
    ...under(
      say('agenda.satisfaction'),
      firstOf(satisfactions, mostOf.satisfactions, each => [satisfactionLine(each, language)], say),
      say('agenda.no_satisfaction'),
    ),
    ...lastBlocks(last, language, say),
    ...under(
      say('agenda.agreements'),
      firstOf(agreements, mostOf.agreements, each => [agreementLine(each, language)], say),
      say('agenda.no_agreements'),
    ),
  ];
}

/** Where the client is going: goals, needs, suggestions, plans, and the question. */
function developmentBlocks(agenda: DevelopmentAgenda, language: Language, say: Words): KnownBlock[] {
  const { goals, plans, needs, suggestions, last } = agenda;
  return [
    section(say('agenda.question')),
    ...under(
      say('agenda.goals'),
      firstOf(goals, mostOf.goals, each => goalBlocks(each, language), say),
      say('agenda.no_goals'),
    ),
    ...under(
      say('agenda.needs'),
      firstOf(needs, mostOf.needs, each => [suggestionLine(each, language)], say),
      say('agenda.no_needs'),
    ),
    ...suggestionBlocks(suggestions, language, say),
    ...under(
      say('agenda.plans'),
      firstOf(plans, mostOf.plans, each => [planLine(each, language)], say),
      say('agenda.no_plans'),
    ),
    ...lastBlocks(last, language, say),
  ];
}

const suggestionBlocks = (all: readonly AgendaSuggestion[], language: Language, say: Words): KnownBlock[] =>
  under(
    say('agenda.suggestions'),
    firstOf(all, mostOf.suggestions, each => [suggestionLine(each, language)], say),
    say('agenda.no_suggestions'),
  );

/** A heading stands in one block with the first of its lines: closer to it than to what is above. */
function under(heading: string, blocks: readonly KnownBlock[], none: string): KnownBlock[] {
  const [first, ...rest] = blocks;
  if (!first) return [section(`*${heading}*\n${none}`)];
  return first.type === 'section' && first.text?.type === 'mrkdwn'
    ? [section(`*${heading}*\n${first.text.text}`), ...rest]
    : [headed(heading), ...blocks];
}

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
