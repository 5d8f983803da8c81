import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradiction, defaults, keyNamed, keys, type Settings, written } from '../../src/settings/rules.ts';
import { hostileText } from '../support/hostile.ts';

/** What each key takes, and what it refuses. */
const table: Readonly<Record<string, { good: readonly (readonly [string, unknown])[]; bad: readonly string[] }>> = {
  language: {
    good: [
      ['fi', 'fi'],
      ['nb', 'nb'],
    ],
    bad: ['', 'FI', 'no', 'de', 'en,fi'],
  },
  zone: {
    good: [
      ['Europe/Oslo', 'Europe/Oslo'],
      ['UTC', 'UTC'],
    ],
    bad: ['', 'Oslo', '+02:00', 'Europe/Atlantis', 'Europe/Oslo; drop table person'],
  },
  calendar: {
    good: [
      ['NO', 'NO'],
      ['FI+eves', 'FI+eves'],
      ['DE-BY', 'DE-BY'],
      ['NONE', 'NONE'],
    ],
    bad: ['', 'no', 'Norway', 'NO+'],
  },
  own_days: {
    good: [
      ['', []],
      ['2026-12-24', ['2026-12-24']],
      [' 2026-12-24 , 2026-12-31,', ['2026-12-24', '2026-12-31']],
    ],
    bad: ['24.12.2026', '2026-02-29', '2026-12-24 2026-12-31'],
  },
  working_days: {
    good: [
      ['1,2,3,4,5', [1, 2, 3, 4, 5]],
      ['5,1', [1, 5]],
      ['7', [7]],
      ['1,1', [1]],
    ],
    bad: ['', '0', '8', '12345', 'mon', '1;2', '1,2,3,4,5,6,7,1'],
  },
  opens: {
    good: [
      ['08:30', '08:30'],
      ['00:00', '00:00'],
    ],
    bad: ['', '8:30', '24:00', '08.30', '08:60'],
  },
  closes: { good: [['23:59', '23:59']], bad: ['', '17', '5pm'] },
  admins: {
    good: [
      ['', []],
      ['U0ANA00000', ['U0ANA00000']],
      ['U012AB3CD, W012AB3CE', ['U012AB3CD', 'W012AB3CE']],
    ],
    bad: ['ana', '<@U0ANA00000>', 'B0BOT00000', 'u0ana', 'ana@firm.example'],
  },
  leadership: { good: [['U0ANA00000', ['U0ANA00000']]], bad: ['#leaders'] },
  leadership_contact: {
    good: [
      ['U0ANA00000', 'U0ANA00000'],
      ['none', null],
      ['', null],
    ],
    bad: ['nobody', 'U0ANA00000,U0KARI0000'],
  },
  concern_readers: {
    good: [
      ['', []],
      ['U0ELIN0000, U0OLAV0000', ['U0ELIN0000', 'U0OLAV0000']],
    ],
    bad: ['#leaders', 'elin@firm.example'],
  },
  'pulse.time': {
    good: [
      ['09:00', '09:00'],
      ['13:30', '13:30'],
    ],
    bad: ['', '9', '25:00'],
  },
  'pulse.spread_days': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['', '0', '21', '1.5', '-1', '٣'],
  },
  'pulse.closes_after_days': {
    good: [
      ['3', 3],
      ['20', 20],
    ],
    bad: ['2', '21'],
  },
  'pulse.reminder_days': {
    good: [
      ['', []],
      ['2', [2]],
      ['2,5', [2, 5]],
    ],
    bad: ['5,2', '2,2', '1,2,3', '0', '61', '2 5'],
  },
  'pulse.joiner_days': {
    good: [
      ['0', 0],
      ['60', 60],
    ],
    bad: ['61', 'ten'],
  },
  'pulse.after_go_days': {
    good: [
      ['2', 2],
      ['60', 60],
    ],
    bad: ['1', '0', '61'],
  },
  'talk.due_after_days': {
    good: [
      ['3', 3],
      ['30', 30],
    ],
    bad: ['2', '31'],
  },
  'response.critical_hours': {
    good: [
      ['1', 1],
      ['40', 40],
    ],
    bad: ['0', '41'],
  },
  'response.major_days': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21'],
  },
  'response.minor_days': {
    good: [
      ['1', 1],
      ['40', 40],
    ],
    bad: ['0', '41'],
  },
  'client_word.days': {
    good: [
      ['1', 1],
      ['30', 30],
    ],
    bad: ['0', '31'],
  },
  leadership_channel: {
    good: [
      ['C012AB3CD', 'C012AB3CD'],
      ['none', null],
      ['', null],
    ],
    bad: ['leadership', '#leadership', 'U012AB3CD'],
  },
  'meeting.follow_up_months': {
    good: [
      ['1', 1],
      ['3', 3],
    ],
    bad: ['0', '4'],
  },
  'meeting.development_months': {
    good: [
      ['1', 1],
      ['12', 12],
    ],
    bad: ['0', '13'],
  },
  'meeting.ask_days': {
    good: [
      ['7', 7],
      ['60', 60],
    ],
    bad: ['6', '61'],
  },
  'meeting.first_days': {
    good: [
      ['7', 7],
      ['90', 90],
    ],
    bad: ['6', '91'],
  },
  'contact.silence_days': {
    good: [
      ['7', 7],
      ['90', 90],
    ],
    bad: ['6', '91'],
  },
  'agreement.ask_days': {
    good: [
      ['7', 7],
      ['180', 180],
    ],
    bad: ['6', '181'],
  },
  'goal.day': {
    good: [
      ['1', 1],
      ['60', 60],
    ],
    bad: ['0', '61'],
  },
  'health.day': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21'],
  },
  'promise.remind_days': {
    good: [
      ['1,5', [1, 5]],
      ['3', [3]],
    ],
    bad: ['0', '5,1', '1,2,3'],
  },
  'suggestion.acknowledge_days': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21'],
  },
  'suggestion.assess_days': {
    good: [
      ['1', 1],
      ['60', 60],
    ],
    bad: ['0', '61'],
  },
  'suggestion.answer_days': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21'],
  },
  'suggestion.ask_day': {
    good: [
      ['1', 1],
      ['60', 60],
    ],
    bad: ['0', '61'],
  },
  'report.day': {
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21'],
  },
  'enps.date': {
    good: [
      ['02-01', '02-01'],
      ['02-29', '02-29'],
      ['12-31', '12-31'],
    ],
    bad: ['', '2-1', '02-30', '13-01', '00-10', '2027-02-01', '1.2.'],
  },
  'enps.ask_days': {
    good: [
      ['14', 14],
      ['90', 90],
    ],
    bad: ['13', '91'],
  },
  'enps.length_days': {
    good: [
      ['7', 7],
      ['28', 28],
    ],
    bad: ['6', '29'],
  },
  'enps.least_invited': {
    good: [
      ['7', 7],
      ['1000', 1000],
    ],
    bad: ['6', '0', '1001'],
  },
  'enps.least_answers': {
    good: [
      ['5', 5],
      ['1000', 1000],
    ],
    bad: ['4', '0', '1001'],
  },
  'enps.least_comments': {
    good: [
      ['8', 8],
      ['1000', 1000],
    ],
    bad: ['7', '0', '1001'],
  },
  send_per_minute: {
    good: [
      ['1', 1],
      ['6000', 6000],
    ],
    bad: ['0', '6001', '1e3', '300/min'],
  },
};

describe.each(keys)('the setting $name', ({ name, meaning, field }) => {
  const read = (text: string) => keyNamed(name)?.read(text);
  const { good, bad } = table[name] ?? { good: [], bad: [] };

  it('has a meaning, a default that it takes itself, and examples here of what it takes and what not', () => {
    expect(meaning).not.toBe('');
    expect(read(written(defaults[field]))).toEqual({ ok: true, value: defaults[field] });
    expect(good.length * bad.length).toBeGreaterThan(0);
  });

  it.each(good)('takes “%s”', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  it.each(bad)('refuses “%s”, and says what it expects', text => {
    expect(read(text)).toEqual({ ok: false, expected: expect.stringMatching(/\w/) });
  });

  it('takes back what it writes, and is not broken by anything', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const answer = read(text);
        if (answer?.ok) expect(read(written(answer.value))).toEqual(answer);
      }),
      { numRuns: 50 },
    );
    for (const [, value] of good) expect(read(written(value as Settings[keyof Settings]))).toEqual({ ok: true, value });
  });
});

describe('settings that do not fit together', () => {
  it.each([
    { changes: {}, says: undefined },
    { changes: { opens: '17:00' }, says: 'opens must be before closes' },
    { changes: { opens: '18:00' }, says: 'opens must be before closes' },
    { changes: { pulseReminderDays: [2, 10] }, says: 'pulse.reminder_days must lie before pulse.closes_after_days' },
    { changes: { pulseReminderDays: [2, 9] }, says: undefined },
    { changes: { pulseReminderDays: [], pulseClosesAfterDays: 3 }, says: undefined },
    { changes: { enpsLeastAnswers: 7 }, says: undefined },
    {
      changes: { enpsLeastAnswers: 8 },
      says: 'enps.least_answers must not be more than enps.least_invited',
    },
    { changes: { pulseClosesAfterDays: 5 }, says: 'pulse.reminder_days must lie before pulse.closes_after_days' },
  ])('$changes: $says', ({ changes, says }) => {
    expect(contradiction({ ...defaults, ...(changes as Partial<Settings>) })).toBe(says);
  });
});

it('no two settings share a name or a field, and what has no name is no setting', () => {
  expect(new Set(keys.map(key => key.name)).size).toBe(keys.length);
  expect(keys.map(key => key.field).toSorted()).toEqual(Object.keys(defaults).toSorted());
  expect(keyNamed('constructor')).toBeUndefined();
});
