import { expect, it } from 'vitest';
import { type MeModel, meView } from '../../src/home/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import { hostileTexts, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';

/** Somebody with so many clients and projects, all of that name, to whom all this was promised. */
const somebody = (count: number, name: string, text: string): MeModel => ({
  openUntil: '2026-12-15',
  next: { on: '2026-12-01', at: '09:00', workingDay: 3 },
  stopped: false,
  answers: [{ period: '2026-11', score: 7 }],
  memberships: Array.from({ length: count }, () => ({ client: name, engagement: name, role: 'lead developer' })),
  leads: Array.from({ length: count }, () => name),
  supervisor: 'Kari Niemi',
  deputy: 'Olav Berg',
  promised: Array.from({ length: count }, () => ({
    client: name,
    engagement: name,
    since: '2026-12-01',
    goal: text,
    promised: text,
    schedule: text,
    technology: `${text} Kotlin`,
  })),
  toKeep: Array.from({ length: count }, (_, at) => ({
    id,
    client: name,
    words: text,
    dueOn: '2026-12-15',
    isOverdue: at === 0,
  })),
  openPromiseAction: 'promises.promise.open',
  deviations: Array.from({ length: 8 }, () => ({ id, line: 'Apteekki Sampo · minor · new' })),
  openAction: 'deviations.record.show',
  survey: { roundId: id, closesOn: '2027-02-15' },
  answerAction: 'enps.answer.open',
});

it('names her supervisor and her deputy, however many clients she has', () => {
  const shown = JSON.stringify(meView(somebody(60, 'N'.repeat(100), 'Soon'), 'en'));
  expect(shown).toContain('Kari Niemi answers for you');
  expect(shown).toContain('Olav Berg stands in for you');
});

it('leads to the yearly survey while it is open, and says nothing of it else', () => {
  const model = somebody(1, 'Apteekki Sampo', 'Soon');
  const open = JSON.stringify(meView(model, 'en'));
  expect(open).toContain('It is open until the afternoon of 15 February.');
  expect(open).toContain(`"action_id":"enps.answer.open","value":"${id}"`);
  expect(JSON.stringify(meView({ ...model, survey: undefined }, 'en'))).not.toMatch(/survey|enps/);
});

it('leads to each promise that she keeps, what is overdue called so, and says how many more there are', () => {
  const shown = JSON.stringify(meView(somebody(9, 'Sampo', 'A <fix>'.repeat(50)), 'en'));
  expect(shown.match(new RegExp(`"action_id":"promises.promise.open","value":"${id}"`, 'g'))).toHaveLength(8);
  expect(shown).toContain('*Sampo* – overdue, it was due 15 December\\nA &lt;fix&gt;A');
  expect(shown.match(/\*Sampo\* – due 15 December/g)).toHaveLength(7);
  expect(shown).toContain('And one more. `/hats promises` shows them all.');
  expect(JSON.stringify(meView(somebody(0, 'Sampo', ''), 'en'))).not.toMatch(/you keep|promises\.promise/);
});

it('shows every word that was promised in her name, as long as the form takes', () => {
  const shown = JSON.stringify(meView(somebody(1, 'Apteekki Sampo', 'x'.repeat(1990)), 'en'));
  expect(shown.match(/Goal: x{1990}"/)).not.toBeNull();
  expect(shown.match(/Promised: x{1990}"/)).not.toBeNull();
  expect(shown.match(/Schedule: x{1990}"/)).not.toBeNull();
  expect(shown).toContain('Kotlin');
});

it.each(languages)('is a modal that Slack takes, whatever names and promises hold (%s)', language => {
  for (const text of hostileTexts) {
    const view = meView(somebody(60, [...text].slice(0, 100).join(''), text), language, 'F0PICTURE0');
    expect(viewProblems(view)).toEqual([]);
    expect(livingMarkup(view)).toEqual([]);
  }
});
