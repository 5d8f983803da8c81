import { describe, expect, it } from 'vitest';
import { type AgendaPromise, type AgendaSuggestion, agendaOf } from '../../src/meetings/rules.ts';
import { parseLocalDate as day } from '../../src/time/calendar.ts';

describe('an agenda', () => {
  const on = day('2026-12-01');
  const marked = (mark: string) => ({ id: mark, words: mark, saidOn: on });
  const promise = (mark: string, changes: Partial<AgendaPromise> = {}): AgendaPromise => ({
    ...{ id: mark, words: mark, keeper: 'Ana', dueOn: on, standing: 'open' },
    ...{ movedOn: null, brokenOn: null, endedOn: null, ...changes },
  });
  const suggestion = (mark: string, kind: AgendaSuggestion['kind']): AgendaSuggestion => ({
    ...{ ...marked(mark), kind, state: 'received', dueOn: null, answeredOn: null },
    offer: kind === 'need' ? 'none' : null,
  });
  const sources = {
    today: on,
    last: { heldOn: day('2026-09-01'), learnt: 'learnt', explained: 'explained', actions: 'actions' },
    deviations: [
      ...[null, day('2026-11-01')].map((closedOn, index) => {
        const words = { actual: 'deviation', state: 'reported', category: 'delivery', severity: 'major' };
        return { ...words, id: `d${index}`, openedOn: day('2026-10-01'), closedOn, clientWord: 'told' };
      }),
    ],
    satisfactions: [{ onDay: on, satisfaction: 2, satisfactionWhy: 'satisfaction', value: 3, valueWhy: 'value' }],
    lastContactOn: day('2026-11-20'),
    agreements: [
      { id: 'a1', content: 'agreement', level: 'gold', fromDay: on, untilDay: on, isSigned: true },
      { id: 'a2', content: 'expired', level: 'gold', fromDay: on, untilDay: day('2026-11-30'), isSigned: true },
    ],
    goals: [
      { id: 'g', words: 'goal', measure: 'measure', target: 't', owner: 'o', theirOwner: 'p', review: undefined },
    ],
    promises: [promise('promise'), promise('overdue', { standing: 'overdue' })],
    suggestions: [suggestion('suggestion', 'suggestion'), suggestion('need', 'need')],
    plans: [marked('plan')],
    points: [{ ...marked('point'), personId: 'p', name: 'Ana' }],
  };

  it('of a follow-up holds the delivery, with its figures, and nothing of where the client is going', () => {
    const agenda = agendaOf('follow_up', sources);
    expect(agenda).toEqual({
      kind: 'follow_up',
      last: sources.last,
      deviations: sources.deviations,
      promises: [sources.promises[1], sources.promises[0]],
      suggestions: sources.suggestions.slice(0, 1),
      satisfactions: sources.satisfactions,
      figures: { daysSinceContact: 11, openDeviations: 1, closedDeviations: 1 },
      agreements: sources.agreements.slice(0, 1),
      points: sources.points,
    });
  });

  it('of a development meeting holds no statistics, no deviation, nothing of how content the client is', () => {
    const agenda = agendaOf('development', sources);
    const { last, goals, plans, points } = sources;
    const [suggestions, needs] = [sources.suggestions.slice(0, 1), sources.suggestions.slice(1)];
    expect(agenda).toEqual({ kind: 'development', last, goals, plans, needs, suggestions, points });
    expect(JSON.stringify(agenda)).not.toMatch(/deviation|satisfaction|value|agreement|figures|promise|overdue/);
  });

  it.each([
    ['before the last time', '2026-08-31', null],
    ['on the day of the last time', '2026-09-01', '2026-09-01'],
    ['since', '2026-10-02', '2026-10-02'],
  ])('tells of a promise that was moved %s only if that is news', (_, movedOn, told) => {
    const moved = [promise('moved', { movedOn: day(movedOn) })];
    expect(agendaOf('follow_up', { ...sources, promises: moved })).toMatchObject({ promises: [{ movedOn: told }] });
    const first = { ...sources, last: undefined, promises: moved };
    expect(agendaOf('follow_up', first)).toMatchObject({ promises: [{ movedOn }] });
  });

  it('has what is overdue before what is open, that before what has ended, and by the day', () => {
    const standings = ['released', 'kept', 'open', 'overdue'] as const;
    const days = [day('2026-12-03'), day('2026-12-02')];
    const all = standings.flatMap(standing =>
      days.map(dueOn => promise(`${standing} ${dueOn}`, { standing, dueOn, endedOn: null })),
    );
    const agenda = agendaOf('follow_up', { ...sources, promises: all });
    expect(agenda).toMatchObject({ promises: all.toReversed().map(({ id }) => ({ id })) });
  });
});
