import { describe, expect, it } from 'vitest';
import { events, families, reasons, states } from '../../src/deviations/rules.ts';
import { alertMessage, type HistoryLine, readNote, recordNotice, recordView } from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { hostile, livingMarkup } from '../support/hostile.ts';

const deviationId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';

/** A history that holds everything that can happen. */
function longHistory(name: string, note: string): HistoryLine[] {
  const lines = events.flatMap(event =>
    reasons.map(reason => ({
      event,
      on: '2026-09-30',
      actorName: name,
      reason,
      period: '2026-09',
      note: event === 'closed' ? note : null,
    })),
  );
  return lines;
}

const fail = (): never => {
  throw new Error('no line');
};

describe.each(languages)('a deviation in %s', language => {
  it.each(Object.entries(hostile))(
    'is what Slack accepts, and only ever text, when all there is are %s',
    (_, written) => {
      const text = [...written].slice(0, 1000).join('');
      const name = [...written].slice(0, 100).join('');
      for (const state of states)
        for (const history of [longHistory(name, text), []]) {
          const model = { deviationId, subjectName: name, state, openedOn: '2026-09-30', history };
          const view = recordView(model, language, 'already');
          expect(viewProblems(view)).toEqual([]);
          expect(livingMarkup(view)).toEqual([]);
        }
      for (const family of families) {
        const message = alertMessage({ deviationId, family, subjectName: name }, language);
        expect(messageProblems(message.blocks)).toEqual([]);
        expect(livingMarkup(message)).toEqual([]);
      }
    },
  );

  it('is refused or thanked for in words that Slack accepts, with none of them cut off', () => {
    const views = [
      recordNotice('record.not_yours', language),
      recordNotice('record.closed', language),
      recordView(
        {
          deviationId,
          subjectName: 'Ana',
          state: 'reported',
          openedOn: '2026-09-30',
          history: longHistory('Kari', 'We talked'),
        },
        language,
      ),
    ];
    for (const view of views) {
      expect(viewProblems(view)).toEqual([]);
      expect(JSON.stringify(view)).not.toContain('…');
    }
  });
});

describe('a long history', () => {
  it('shows its newest lines, as many as fit', () => {
    const lines = longHistory('Kari', 'x'.repeat(1000));
    const history = Array.from({ length: 4 }, () => lines).flat();
    const model = { deviationId, subjectName: 'Ana', state: 'reported', openedOn: '2026-09-30', history } as const;
    const newest = { ...model, history: [...history, { ...(lines[0] ?? fail()), on: '2026-12-24' }] };
    expect(viewProblems(recordView(newest, 'en'))).toEqual([]);
    expect(JSON.stringify(recordView(newest, 'en'))).toContain('24 December');
  });
});

describe('the note that closes a deviation', () => {
  const note = (value: string | null) => ({ note: { note: { type: 'plain_text_input', value } } });

  it('is kept as it was written, without what cannot be stored', () => {
    expect(readNote(note(' =HYPERLINK(1)\u0000 <!channel> '), 'en')).toEqual({
      ok: true,
      note: '=HYPERLINK(1) <!channel>',
    });
  });

  it.each([null, '', '  ', '\u0000'])('is asked for under its field when it is %j', value => {
    expect(readNote(note(value), 'en')).toEqual({ ok: false, errors: { note: expect.any(String) } });
  });

  it('holds 1,000 characters', () => {
    expect(readNote(note('😀'.repeat(1001)), 'en')).toEqual({ ok: true, note: '😀'.repeat(1000) });
  });
});

describe('a closed deviation', () => {
  it('has nothing to fill in any more', () => {
    const model = { deviationId, subjectName: 'Ana', openedOn: '2026-09-30', history: [] };
    expect(recordView({ ...model, state: 'closed' }, 'en').submit).toBeUndefined();
    expect(recordView({ ...model, state: 'acknowledged' }, 'en').submit).toBeDefined();
  });

  it('is taken up only while it is new', () => {
    const model = { deviationId, subjectName: 'Ana', openedOn: '2026-09-30', history: [] };
    const takesUp = states.filter(state =>
      JSON.stringify(recordView({ ...model, state }, 'en')).includes('deviations.record.acknowledge'),
    );
    expect(takesUp).toEqual(['reported']);
  });
});
