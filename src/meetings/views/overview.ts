import { capitalised, clockTime, dayInWords, fullDay } from '../../i18n/dates.ts';
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
import type { LocalDate } from '../../time/calendar.ts';
import { type MeetingKind, type MeetingRhythm, meetingKinds } from '../rules.ts';
import {
  openAgendaAction,
  openBookingAction,
  openCancelAction,
  openClientAction,
  openOutcomeAction,
} from './messages.ts';
import { keyValue } from './targets.ts';
import { firstOf, named, voice, type When, type Words } from './words.ts';

export const openRhythmAction = 'meetings.rhythm.open';
/** Corrects what was written about the last one. */
export const openLastAction = 'meetings.outcome.correct';
export const openWordAction = 'meetings.word.open';

/** The button under a client: its label, action and the act of the permission table. */
export const meetingsButton = {
  label: (language: Language): string => voice(language)('overview.title'),
  actionId: openClientAction,
  act: 'ledger.see',
} as const;

export const helpLine = (language: Language): string => voice(language)('meetings.help');

export const unknownClient = (word: string, language: Language): string =>
  voice(language)('overview.unknown', { word: harmless(truncate(word, 40)) });

/** A view holds a hundred blocks. */
const mostClients = 90;

export interface KindModel {
  readonly kind: MeetingKind;
  readonly ref: { readonly clientId: string; readonly number: number };
  readonly booking: When | undefined;
  readonly last: { readonly number: number } | undefined;
  readonly lastHeld: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  readonly daysOverdue: number;
  readonly starves: boolean;
}

export interface ClientModel {
  readonly clientId: string;
  readonly client: string;
  readonly paused: boolean;
  readonly beforeGo: boolean;
  readonly metLately: boolean;
  readonly rhythm: MeetingRhythm;
  readonly kinds: Readonly<Record<MeetingKind, KindModel>>;
  readonly acts: {
    readonly book: boolean;
    readonly agenda: boolean;
    readonly record: boolean;
    readonly rhythm: boolean;
  };
}

/** All clients that she answers for, in the order given. */
export function overviewView(clients: readonly ClientModel[], language: Language): ModalView {
  const say = voice(language);
  const line = (client: ClientModel) => [
    section(
      [
        `*${named(client.client)}*`,
        ...clientLines(client, say),
        ...kindsOf(client).map(kindLine(client, language)),
      ].join('\n'),
      button({ text: say('word.look'), actionId: openClientAction, value: client.clientId }),
    ),
  ];
  return modal({
    callbackId: 'meetings.overview.close',
    title: say('overview.title'),
    close: say('word.close'),
    blocks: clients.length > 0 ? firstOf(clients, mostClients, line, say) : [section(say('overview.nothing'))],
  });
}

/** One client: where both kinds stand, and what she may do about it. `noted`: what stands above it. */
export function clientView(model: ClientModel, noted: KnownBlock[], language: Language): ModalView {
  const say = voice(language);
  const lines = clientLines(model, say);
  return modal({
    callbackId: 'meetings.client.close',
    title: say('overview.title'),
    close: say('word.close'),
    blocks: [
      ...noted,
      ...(noted.length > 0 ? [divider()] : []),
      header(model.client),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
      ...kindsOf(model).flatMap(each => [
        section(kindLine(model, language)(each)),
        ...kindButtons(each, model, say),
        ...lastButtons(each, model, say),
      ]),
      ...rhythmButton(model, say),
    ],
  });
}

const kindsOf = ({ kinds }: ClientModel): KindModel[] => meetingKinds.map(kind => kinds[kind]);

/** What holds for both kinds. */
function clientLines({ paused, beforeGo, metLately }: ClientModel, say: Words): string[] {
  if (beforeGo) return [say('overview.before_go')];
  if (paused) return [say('overview.paused')];
  return metLately ? [] : [say('overview.not_met')];
}

const monthsOf = ({ followUpMonths, developmentMonths }: MeetingRhythm, kind: MeetingKind): number =>
  kind === 'follow_up' ? followUpMonths : developmentMonths;

const kindLine =
  ({ rhythm }: ClientModel, language: Language) =>
  ({ kind, booking, lastHeld, due, daysOverdue, starves }: KindModel): string => {
    const say = voice(language);
    const held = lastHeld ? say('overview.held', { day: fullDay(lastHeld, language) }) : say('overview.never_held');
    const booked = booking && {
      day: dayInWords(booking.onDay, language),
      time: clockTime(booking.atTime, language),
    };
    const until = due && { day: fullDay(due, language), days: daysOverdue };
    const isOverdue = until !== undefined && daysOverdue > 0;
    const coming = [
      ...(isOverdue ? [say('overview.overdue', until)] : []),
      ...(booked ? [say('overview.booked', booked)] : until ? [say('overview.not_booked')] : []),
    ].join(' · ');
    return [
      `*${say(`kind.${kind}`)}* – ${say('overview.every', { months: monthsOf(rhythm, kind) })}`,
      ...(coming ? [capitalised(coming, language)] : []),
      [held, ...(until && !isOverdue ? [say('overview.due', until)] : [])].join(' · '),
      ...(starves ? [say(`overview.starves.${kind}`)] : []),
    ].join('\n');
  };

function kindButtons({ kind, ref, booking }: KindModel, { acts }: ClientModel, say: Words): KnownBlock[] {
  const value = keyValue({ ...ref, kind });
  const offered = [
    ...(acts.book
      ? [button({ text: say(booking ? 'button.move' : 'button.book'), actionId: openBookingAction, value })]
      : []),
    ...(acts.agenda ? [button({ text: say('button.agenda'), actionId: openAgendaAction, value })] : []),
    ...(acts.record ? [button({ text: say('outcome.held'), actionId: openOutcomeAction, value })] : []),
    ...(acts.book && booking ? [button({ text: say('button.cancel'), actionId: openCancelAction, value })] : []),
  ];
  return offered.length > 0 ? [actions(`next_${kind}`, ...offered)] : [];
}

/** What can still be done about the last one that was held. */
function lastButtons({ kind, ref, last }: KindModel, { acts }: ClientModel, say: Words): KnownBlock[] {
  if (!last || !acts.record) return [];
  const value = keyValue({ clientId: ref.clientId, kind, number: last.number });
  return [
    actions(
      `last_${kind}`,
      button({ text: say('button.correct'), actionId: openLastAction, value }),
      button({ text: say('words.title'), actionId: openWordAction, value }),
    ),
  ];
}

function rhythmButton({ clientId, acts }: ClientModel, say: Words): KnownBlock[] {
  if (!acts.rhythm) return [];
  const change = button({ text: say('button.rhythm'), actionId: openRhythmAction, value: clientId });
  return [divider(), actions('rhythm', change), context(say('overview.rule'))];
}
