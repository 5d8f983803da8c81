import type {
  AgendaPromise,
  AgendaSuggestion,
  DevelopmentAgenda,
  FollowUpAgenda,
  MeetingKind,
} from '../../src/meetings/rules.ts';
import type * as views from '../../src/meetings/views.ts';
import { parseLocalDate, parseLocalTime } from '../../src/time/calendar.ts';

export const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const onDay = parseLocalDate('2026-12-08');
const atTime = parseLocalTime('10:00');
const zone = 'Europe/Helsinki';
const proposals = ['2026-12-01', '2026-12-04', '2026-12-07'].map(parseLocalDate);

/** As many as a careless firm may have: more than a page holds. */
const many = <T>(draw: (index: number) => T): T[] => Array.from({ length: 42 }, (_, index) => draw(index));
export const idAt = (index: number) => `${id.slice(0, -3)}${String(index).padStart(3, '0')}`;

export const refOf = (kind: MeetingKind) => ({ clientId: id, kind, number: 7, version: 3 });
export const about = (text: string, kind: MeetingKind) => ({
  ...refOf(kind),
  client: text,
  onDay,
  atTime,
  zone,
  due: onDay,
});

export const aBooking = (text: string, kind: MeetingKind, isBooked: boolean): views.BookingModel => ({
  ref: refOf(kind),
  client: text,
  booking: isBooked ? { onDay, atTime, minutes: 75, place: text, zone } : undefined,
  latest: onDay,
  proposals,
  zone,
  guests: [{ slackUserId: 'U0ANA00000' }],
});

const points = (text: string) =>
  many(index => ({ id: idAt(index), personId: id, name: text, words: text, saidOn: onDay }));
const said = (text: string) => ({ learnt: text, explained: text, actions: text });

export const score = (text: string): views.ScoreModel => ({
  satisfaction: 4,
  satisfactionWhy: text,
  value: 2,
  valueWhy: text,
});
export const aRecord = (text: string, kind: MeetingKind): views.RecordedModel =>
  kind === 'follow_up' ? { kind, ...said(text), score: score(text) } : { kind, ...said(text), plans: text };

export const anOutcome = (
  text: string,
  kind: MeetingKind,
  changes: Partial<views.OutcomeModel> = {},
): views.OutcomeModel => ({
  ref: refOf(kind),
  client: text,
  heldOn: onDay,
  attended: [{ slackUserId: 'U0KARI0000' }],
  recorded: undefined,
  points: points(text),
  broughtUp: [idAt(2), idAt(12)],
  next: { needed: true, latest: onDay, proposals, atTime, minutes: 45, zone },
  ...changes,
});

const last = (text: string) => ({ heldOn: onDay, ...said(text) });

const suggestionStates = ['received', 'acknowledged', 'assessed', 'decided', 'done', 'declined', 'answered'] as const;
const offers = ['none', 'drafted', 'sent', 'won', 'lost'] as const;
const oneOf = <T>(all: readonly [T, ...T[]], index: number): T => all[index % all.length] ?? all[0];

const promises = (text: string): AgendaPromise[] =>
  many(index => ({
    id: idAt(index),
    words: text,
    keeper: text,
    dueOn: onDay,
    standing: oneOf(['overdue', 'open', 'kept', 'released'], index),
    movedOn: index % 2 === 0 ? onDay : null,
    brokenOn: index % 3 === 0 ? onDay : null,
    endedOn: index % 4 > 1 ? onDay : null,
  }));

const suggestions = (text: string, kind: AgendaSuggestion['kind']): AgendaSuggestion[] =>
  many(index => ({
    id: idAt(index),
    kind,
    words: text,
    saidOn: onDay,
    state: oneOf(suggestionStates, index),
    dueOn: onDay,
    answeredOn: onDay,
    offer: kind === 'need' ? oneOf(offers, index) : null,
  }));

export const followUp = (text: string): FollowUpAgenda => ({
  kind: 'follow_up',
  last: last(text),
  deviations: many(index => ({
    id: idAt(index),
    category: 'delivery',
    severity: 'major',
    state: 'acting',
    actual: text,
    openedOn: onDay,
    closedOn: index % 2 === 0 ? null : onDay,
    clientWord: 'none',
  })),
  promises: promises(text),
  suggestions: suggestions(text, 'suggestion'),
  satisfactions: many(() => ({ onDay, ...score(text) })),
  figures: { daysSinceContact: 12, openDeviations: 75, closedDeviations: 75 },
  agreements: many(index => ({
    id: idAt(index),
    content: text,
    level: text,
    fromDay: onDay,
    untilDay: index % 2 === 0 ? null : onDay,
    isSigned: index % 3 === 0,
  })),
  points: points(text),
});

export const development = (text: string): DevelopmentAgenda => ({
  kind: 'development',
  last: last(text),
  goals: many(index => ({
    id: idAt(index),
    words: text,
    measure: text,
    target: text,
    owner: text,
    theirOwner: text,
    review: index % 2 === 0 ? undefined : { quarter: '2026-Q4', ours: true, theirs: false, note: text },
  })),
  plans: many(index => ({ id: idAt(index), words: text, saidOn: onDay })),
  needs: suggestions(text, 'need'),
  suggestions: suggestions(text, 'suggestion'),
  points: points(text),
});

export const anAgenda = (
  text: string,
  agenda: FollowUpAgenda | DevelopmentAgenda,
  isBooked = true,
): views.AgendaModel => ({
  key: refOf(agenda.kind),
  client: text,
  booking: isBooked ? { onDay, atTime, zone, place: text } : undefined,
  agenda,
});

/** A client of whom everything is known, or nothing. */
export function aClient(text: string, isKnown = true): views.ClientModel {
  const kindOf = (kind: MeetingKind): views.KindModel => ({
    kind,
    ref: { clientId: id, number: 7 },
    booking: isKnown ? { onDay, atTime, zone } : undefined,
    last: isKnown ? { number: 6 } : undefined,
    lastHeld: isKnown ? onDay : undefined,
    due: isKnown ? onDay : undefined,
    daysOverdue: isKnown ? 3 : 0,
    starves: isKnown,
  });
  return {
    clientId: id,
    client: text,
    paused: !isKnown,
    beforeGo: false,
    metLately: false,
    rhythm: { followUpMonths: 3, developmentMonths: 6 },
    kinds: { follow_up: kindOf('follow_up'), development: kindOf('development') },
    acts: { book: isKnown, agenda: isKnown, record: isKnown, rhythm: isKnown },
  };
}

export const team = (text: string) => many(index => ({ personId: idAt(index), name: text }));
