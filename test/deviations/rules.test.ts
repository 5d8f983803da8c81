import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alertClass,
  families,
  judge,
  mayAcknowledge,
  mayClose,
  type OpenDeviation,
  reasons,
  type Signal,
  severities,
  states,
} from '../../src/deviations/rules.ts';

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
  it.each([
    { reasons: ['low'] as const, severity: 'major' },
    { reasons: ['drop'] as const, severity: 'major' },
    { reasons: ['slide'] as const, severity: 'minor' },
    { reasons: ['silence'] as const, severity: 'minor' },
    { reasons: ['overload'] as const, severity: 'minor' },
    { reasons: ['unsupported'] as const, severity: 'minor' },
    { reasons: ['talk_missed'] as const, severity: 'minor' },
    { reasons: ['slide', 'low', 'overload'] as const, severity: 'major' },
  ])('$reasons: $severity', ({ reasons: seen, severity }) => {
    expect(judge(aSignal({ reasons: seen }), undefined, [])).toMatchObject({ decision: 'open', severity });
  });

  it('major and critical ones are told at once, minor ones in the morning', () => {
    expect(severities.map(alertClass)).toEqual(['morning', 'now', 'now']);
  });
});

describe('a signal', () => {
  it('opens a deviation when none is open', () => {
    expect(judge(aSignal(), undefined, [])).toEqual({
      decision: 'open',
      reasons: ['low'],
      severity: 'major',
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

  it('is private when it is about how a person feels', () => {
    const isPrivate = families.filter(family => {
      const judgement = judge(aSignal({ family }), undefined, []);
      return judgement.decision === 'open' && judgement.private;
    });
    expect(isPrivate).toEqual(['pulse', 'talk']);
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
        expect(judgement.decision).toBe(severity ? 'add' : 'open');
        const rank = (of: OpenDeviation['severity']) => severities.indexOf(of);
        expect(rank(judgement.severity)).toBeGreaterThanOrEqual(rank(severity ?? 'minor'));
        expect(judgement.severity === 'critical').toBe(severity === 'critical');
        const again = judge(aSignal({ reasons: seen }), open(judgement.severity), [...noted, ...judgement.reasons]);
        expect(again).toEqual({ decision: 'nothing' });
      }),
    );
  });
});

describe('what may still be done', () => {
  it('is to take up what is new, and to close what is open', () => {
    expect(states.filter(mayAcknowledge)).toEqual(['reported']);
    expect(states.filter(mayClose)).toEqual(['reported', 'acknowledged']);
  });
});
