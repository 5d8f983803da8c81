import { describe, expect, test } from 'vitest';
import { catchUp, dueAfterZoneChange } from '../../src/cadence/catch-up.ts';
import { type Cadence, dueBetween, firstDueAfter, nextOccurrence, occurrenceIn } from '../../src/cadence/rules.ts';
import { addMonths } from '../../src/time/calendar.ts';
import { inPlace, printedLocal, type VectorRule, vectorsOf } from '../support/calendar-vectors.ts';

const HOUR_MS = 3_600_000;

/** The period that a vector means. */
function periodNamed(rule: VectorRule): string {
  switch (rule.type) {
    case 'nth_business_day_of_quarter':
      return `${rule.year}-Q${rule.quarter}`;
    case 'business_days_after':
      return rule.start;
    case 'every_n_months':
      return rule.anchor.slice(0, 7);
    default:
      return `${rule.year}-${String(rule.month).padStart(2, '0')}`;
  }
}

describe('the cadence agrees with the vectors', () => {
  const single = vectorsOf(
    'nth-business-day',
    'last-business-day',
    'quarter',
    'day-of-month',
    'nth-weekday',
    'business-days-after',
  );

  test.each(single)('$id: $expected_local_date ($note)', vector => {
    const { rule, time, zone } = vector;
    const period = periodNamed(rule);
    const occurrence = occurrenceIn({ rule, time }, period, inPlace(vector));
    expect(occurrence).toEqual({ period, date: vector.expected_local_date, dueAt: vector.expected_utc });
    expect(printedLocal(vector.expected_utc, zone)).toBe(vector.expected_local);
  });

  test.each(vectorsOf('every-n-months'))('$id: $note', vector => {
    const { rule, time } = vector;
    if (rule.type !== 'every_n_months') throw new Error(`${vector.id} is not about every n months`);
    const wanted = vector.expected.map(one => ({
      period: one.period,
      date: one.expected_local_date,
      dueAt: one.expected_utc,
    }));
    const whose = inPlace(vector);
    expect(wanted.map(({ period }) => occurrenceIn({ rule, time }, period, whose))).toEqual(wanted);
    for (const one of vector.expected) expect(addMonths(rule.anchor, rule.n * one.index)).toBe(one.nominal);
    for (const [i, one] of wanted.slice(1).entries()) {
      const before = wanted[i]?.period ?? '';
      if (vector.expected[i + 1]?.index === (vector.expected[i]?.index ?? 0) + 1) {
        expect(nextOccurrence({ rule, time }, before, whose)).toEqual(one);
      }
    }
  });

  test.each(vectorsOf('downtime'))('$id: $note', vector => {
    const cadence: Cadence = { rule: vector.rule, time: vector.time };
    const whose = inPlace(vector);
    const missed = dueBetween(cadence, vector.engine_last_ran_at, vector.now, whose);
    expect(missed.map(({ period, dueAt }) => ({ period, due_utc: dueAt }))).toEqual(vector.missed);

    const next = firstDueAfter(cadence, vector.now, whose);
    expect({ period: next?.period, due_utc: next?.dueAt }).toEqual(vector.expected_next);

    const windowMs = vector.catch_up_window_hours * HOUR_MS;
    const planned = next === null ? missed : [next, ...missed];
    const decision = catchUp(planned, vector.now, ({ dueAt }) => vector.now.getTime() - dueAt.getTime() <= windowMs);
    const sent = decision.send === null ? [] : [decision.send.period];
    expect(sent).toEqual(vector.expected_send_now_for_periods);
    expect(sent).toHaveLength(vector.expected_messages_now);
    expect(decision.skipped.map(({ period }) => period)).toEqual(vector.expected_skipped_periods);
    expect(decision.next).toEqual(next);
  });

  test.each(vectorsOf('zone-change'))('$id: $note', vector => {
    const { rule, time, calendar, period, changed_at: changedAt } = vector;
    const before = occurrenceIn({ rule, time }, period, inPlace({ calendar, zone: vector.old_zone }));
    const after = occurrenceIn({ rule, time }, period, inPlace({ calendar, zone: vector.new_zone }));
    expect(before?.dueAt).toEqual(vector.due_in_old_zone);
    expect(after?.dueAt).toEqual(vector.due_in_new_zone);
    const isSent = vector.due_in_old_zone <= changedAt;
    const later = dueAfterZoneChange(isSent, vector.due_in_new_zone, changedAt);
    expect([...(isSent ? [vector.due_in_old_zone] : []), ...(later ? [later] : [])]).toEqual(vector.expected_sends_utc);
  });
});
