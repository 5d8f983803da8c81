import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertClass,
  alertsADay,
  categories,
  families,
  isClientsMatter,
  isPrivate,
  judge,
  type OpenDeviation,
  type Reason,
  type RuleFamily,
  reasons,
  type Signal,
  severities,
} from '../../src/deviations/rules.ts';

const ofRules = families.filter((family): family is RuleFamily => family !== 'reported');

const aSignal = (changes: Partial<Signal> = {}): Signal => ({
  workspaceId: 'w',
  family: 'pulse',
  subject: { kind: 'person', id: 'ana' },
  reasons: ['low'],
  period: '2026-12',
  ...changes,
});

const open = (severity: OpenDeviation['severity']): OpenDeviation => ({ id: 'open', severity });

describe('how grave a fact is', () => {
  const severityOf: Readonly<Record<Reason, string>> = {
    low: 'major',
    drop: 'major',
    slide: 'minor',
    silence: 'minor',
    overload: 'minor',
    unsupported: 'minor',
    talk_missed: 'minor',
    split_seller: 'minor',
    split_supervisor: 'minor',
    follow_up_overdue: 'major',
    development_overdue: 'major',
    no_contact: 'minor',
    promise_overdue: 'major',
  };

  it.each(reasons)('%s is as grave as the table says', reason => {
    const severity = severityOf[reason];
    expect(judge(aSignal({ reasons: [reason] }), undefined, [])).toMatchObject({ decision: 'open', severity });
  });

  it('is that of the gravest of several', () => {
    const several = aSignal({ reasons: ['slide', 'low', 'overload'] });
    expect(judge(several, undefined, [])).toMatchObject({ severity: 'major' });
  });

  it('decides when it is told: major and critical ones at once, minor ones in the morning, five a day', () => {
    expect(severities.map(alertClass)).toEqual(['morning', 'now', 'now']);
    expect(alertsADay).toBe(5);
  });
});

describe('what a rule opens', () => {
  it('is of its family’s category', () => {
    const categoryOf = ofRules.map(family => {
      const judgement = judge(aSignal({ family }), undefined, []);
      return judgement.decision === 'open' ? `${family}: ${judgement.category}` : '';
    });
    expect(categoryOf).toEqual([
      'pulse: people',
      'talk: cadence',
      'cadence: cadence',
      'contact: relation',
      'hats: relation',
      'promise: promise',
    ]);
  });

  it('is private when it is about a person or about people, whoever opened it', () => {
    for (const category of categories) {
      expect(isPrivate({ subject: 'person', category })).toBe(true);
      expect(isPrivate({ subject: 'client', category })).toBe(category === 'people');
    }
    for (const family of ofRules) {
      expect(judge(aSignal({ family }), undefined, [])).toMatchObject({ private: true });
      const ofClient = aSignal({ family, subject: { kind: 'client', id: 'sampo' } });
      expect(judge(ofClient, undefined, [])).toMatchObject({ private: family === 'pulse' });
    }
  });

  it('is the client’s matter unless it is about how we wear our hats and keep our meetings', () => {
    expect(families.filter(isClientsMatter)).toEqual(['reported', 'pulse', 'promise']);
  });
});

describe('a signal', () => {
  it('opens a deviation when none is open', () => {
    expect(judge(aSignal(), undefined, [])).toEqual({
      decision: 'open',
      reasons: ['low'],
      severity: 'major',
      category: 'people',
      private: true,
    });
  });

  it('adds to the open one what is new, and raises it', () => {
    expect(judge(aSignal({ reasons: ['slide', 'low'] }), open('minor'), ['slide'])).toEqual({
      decision: 'add',
      to: 'open',
      reasons: ['low'],
      severity: 'major',
    });
  });

  it('never lowers an open one', () => {
    expect(judge(aSignal({ reasons: ['slide'] }), open('critical'), [])).toMatchObject({ severity: 'critical' });
  });

  it('about what was noted for that period before is nothing, also when that deviation has been closed', () => {
    expect(judge(aSignal(), undefined, ['low'])).toEqual({ decision: 'nothing' });
    expect(judge(aSignal(), open('minor'), ['low'])).toEqual({ decision: 'nothing' });
  });

  it('without a reason is nothing', () => {
    expect(judge(aSignal({ reasons: [] }), undefined, [])).toEqual({ decision: 'nothing' });
  });

  it('of whatever kind changes nothing the second time, never opens a critical one, and never lowers one', () => {
    const someReasons = fc.array(fc.constantFrom(...reasons), { maxLength: 10 });
    const maybeOpen = fc.option(fc.constantFrom(...severities), { nil: undefined });
    fc.assert(
      fc.property(someReasons, maybeOpen, fc.subarray([...reasons]), (seen, severity, noted) => {
        const judgement = judge(aSignal({ reasons: seen }), severity && open(severity), noted);
        expect(judgement.decision === 'nothing').toBe(seen.every(reason => noted.includes(reason)));
        if (judgement.decision === 'nothing') return;
        expect(new Set(judgement.reasons).size).toBe(judgement.reasons.length);
        expect(judgement.severity).not.toBe(severity === 'critical' ? 'major' : 'critical');
        expect(severities.indexOf(judgement.severity)).toBeGreaterThanOrEqual(severities.indexOf(severity ?? 'minor'));
        const again = judge(aSignal({ reasons: seen }), open(judgement.severity), [...noted, ...judgement.reasons]);
        expect(again).toEqual({ decision: 'nothing' });
      }),
    );
  });
});
