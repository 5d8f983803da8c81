import { describe, expect, it } from 'vitest';
import { dueFault } from '../../src/promises/rules.ts';
import {
  keepPromiseAction,
  movePromiseAction,
  openOfferAction,
  openPromiseAction,
} from '../../src/promises/views/ids.ts';
import { readPromise } from '../../src/promises/views.ts';
import { longestLine, longestMeaning } from '../../src/reports/rules.ts';
import { beginViewAction } from '../../src/reports/views/client-health.ts';
import { openHealthAction, openReportAction } from '../../src/reports/views/ids.ts';
import { reportSentAction } from '../../src/reports/views/report-ids.ts';
import type { Errand } from '../../src/sandbox/errands.ts';
import { colleagues } from '../../src/sandbox/firm.ts';
import { promiseErrands, promiseHabits } from '../../src/sandbox/firm-promises.ts';
import { isOfRegisters, reportHabits, viewErrands } from '../../src/sandbox/firm-reports.ts';
import { suggestionErrands } from '../../src/sandbox/firm-suggestions.ts';
import { historyDays } from '../../src/sandbox/history-days.ts';
import type { Doing } from '../../src/sandbox/screens.ts';
import type { FormState } from '../../src/slack/form.ts';
import { suggestionEvents } from '../../src/suggestions/rules.ts';
import { handOverAction, offerAction, openSuggestionAction, stepAction } from '../../src/suggestions/views/ids.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';

const day = 86_400_000;
const errandsFrom = (begins: Date) => [...promiseErrands(begins), ...suggestionErrands(begins), ...viewErrands(begins)];

/** Each weekday of a year on which somebody may open the demo, as the moment at which its history begins. */
const beginnings = Array.from({ length: 366 }, (_, at) => new Date(Date.parse('2026-11-23T09:00:00Z') + at * day))
  .filter(at => ![0, 6].includes(at.getUTCDay()))
  .map(at => new Date(at.getTime() - historyDays * day));
const [begins = new Date(0)] = beginnings;

/** Everything that is done in a modal, step by step. */
const steps = (doing: Doing | undefined): Doing[] => (doing ? [doing, ...steps(doing.next)] : []);
const onDay = ({ at }: Errand) => at.toISOString().slice(0, 10);

/** A form as Slack carries it. */
const stateOf = ({ fills = {} }: Doing): FormState =>
  Object.fromEntries(Object.entries(fills).map(([field, value]) => [field, { [field]: shaped(field, value) }]));
const shaped = (field: string, value: string) =>
  field === 'keeper' ? { type: 'users_select', selected_user: value } : plain(field, value);
const plain = (field: string, value: string) =>
  field === 'due' ? { type: 'datepicker', selected_date: value } : { type: 'plain_text_input', value };

describe('what the demo’s firm promises, hears and reports', () => {
  it('uses buttons that are there', () => {
    const known: readonly string[] = [
      ...[openPromiseAction, movePromiseAction, keepPromiseAction, openHealthAction, beginViewAction, reportSentAction],
      ...[
        openSuggestionAction,
        handOverAction,
        offerAction,
        ...suggestionEvents.map(event => `${stepAction}.${event}`),
      ],
    ];
    const report = reportHabits.map(({ does }) =>
      does({ text: 'Svea Logistik Fjordbank', actionId: openReportAction, nth: 0 }),
    );
    const clicked = [...errandsFrom(begins), ...report]
      .flatMap(each => steps(each))
      .flatMap(({ clicks = [] }) => clicks.map(press => (typeof press === 'string' ? press : press[0])));
    expect(clicked.filter(actionId => !known.includes(actionId))).toEqual([]);
    expect(reportHabits.every(({ knows }) => knows(openReportAction) && !knows(openOfferAction))).toBe(true);
    expect([openReportAction, openOfferAction, openSuggestionAction].every(isOfRegisters)).toBe(true);
    expect([openHealthAction, 'pulse.check_in.open'].some(isOfRegisters)).toBe(false);
  });

  it('gives promises whose terms are complete, and whose days are still to come, whenever it is opened', () => {
    for (const at of beginnings)
      for (const errand of promiseErrands(at)) {
        const due = errand.fills?.due;
        if (due) expect([at, dueFault(parseLocalDate(due), parseLocalDate(onDay(errand)))]).toEqual([at, undefined]);
      }
    const given = promiseErrands(begins).filter(({ command }) => command.startsWith('/hats promise '));
    expect(given.filter(errand => !readPromise(stateOf(errand), 'en').ok)).toEqual([]);
  });

  it('has each promise accepted by its keeper, but for the one that waits', () => {
    const given = promiseErrands(begins).filter(({ command }) => command.startsWith('/hats promise '));
    const keepers = new Set(given.map(({ fills }) => fills?.keeper));
    const silent = [...keepers].filter(keeper => !promiseHabits.some(({ userId }) => userId === keeper));
    expect(silent).toEqual(['U0ANA00000']);
    expect(promiseHabits.map(({ does }) => does({ text: '', actionId: openOfferAction, nth: 0 })?.fills)).toEqual(
      promiseHabits.map(() => ({ answer: 'yes' })),
    );
  });

  it('finds on a list only what was put there before, and tells the client on no day to come', () => {
    for (const at of beginnings) {
      const errands = errandsFrom(at).toSorted((one, other) => one.at.getTime() - other.at.getTime());
      const listed = new Set<string>();
      for (const errand of errands) {
        for (const { clicks = [], fills } of steps(errand)) {
          const sought = clicks.flatMap(press => (typeof press === 'string' ? [] : [press[1]]));
          expect(sought.filter(words => !listed.has(words))).toEqual([]);
          if (fills?.told) expect(fills.told).toBe(onDay(errand));
        }
        listed.add(errand.fills?.words ?? '');
      }
    }
  });

  it('is done by people who work there, before the demo begins', () => {
    const ids = colleagues.map(({ id }) => id);
    for (const errand of errandsFrom(begins)) {
      expect(ids).toContain(errand.userId);
      expect(errand.at.getTime()).toBeLessThan(begins.getTime() + historyDays * day);
    }
  });

  it('reports to every client each month, and puts off one report until it is asked again', () => {
    const asked = (nth: number, text: string) => reportHabits[0]?.does({ text, actionId: openReportAction, nth });
    const today = 'The report to Nordlys Energi for October is due today.';
    expect([0, 1, 2, 3, 4, 5].map(nth => asked(nth, today) !== undefined)).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(asked(2, 'The report to Nordlys Energi for October was due on Monday.')).toBeDefined();
    for (const nth of [0, 2, 4])
      for (const client of ['Fjordbank', 'Apteekki Sampo'])
        for (const { does } of reportHabits) {
          const fills = does({ text: `${client} was due`, actionId: openReportAction, nth })?.fills;
          for (const [field, words] of Object.entries(fills ?? {})) {
            expect(words).not.toBe('');
            expect(words.length).toBeLessThan(field.endsWith('Means') ? longestMeaning : longestLine);
          }
        }
  });
});
