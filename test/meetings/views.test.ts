import { describe, expect, it, test } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { meetingKinds } from '../../src/meetings/rules.ts';
import * as views from '../../src/meetings/views.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, Message, ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate, parseLocalTime } from '../../src/time/calendar.ts';
import { hostile, livingMarkup } from '../support/hostile.ts';
import {
  aBooking,
  about,
  aClient,
  anAgenda,
  anOutcome,
  aRecord,
  development,
  followUp,
  id,
  idAt,
  refOf,
  score,
  team,
} from './models.ts';

const registers = (['promises', 'suggestions'] as const).map(what => ({
  what,
  label: () => `To the ${what}`,
  actionId: `${what}.client.open`,
}));

const notes = {
  held: views.lateNote('held'),
  gone: views.lateNote('gone'),
  booked: views.bookedNote(refOf('follow_up'), 'booked'),
  moved: views.bookedNote(refOf('development'), 'moved'),
  recorded: views.heldNote(refOf('follow_up'), 'held', registers),
  corrected: views.heldNote(refOf('development'), 'corrected', []),
  word: views.wordNote(refOf('follow_up')),
  nobody: views.nobodyNote,
  cancelled: views.cancelledNote(refOf('follow_up')),
  rhythm: views.rhythmNote,
};

/** Everything that anybody may see of meetings, where whoever it is and whatever was written is `text`. */
function modals(text: string, language: Language): Record<string, ModalView> {
  const known = aClient(text);
  const perKind = meetingKinds.flatMap(kind => [
    [`book ${kind}`, views.bookingForm(aBooking(text, kind, false), language)],
    [`move ${kind}`, views.bookingForm(aBooking(text, kind, true), language)],
    [`bare ${kind}`, views.bookingForm({ ...aBooking(text, kind, false), proposals: [], guests: [] }, language)],
    [`cancel ${kind}`, views.cancelForm({ ref: refOf(kind), client: text, booking: about(text, kind) }, language)],
    [`held ${kind}`, views.outcomeForm(anOutcome(text, kind), language)],
    [
      `correct ${kind}`,
      views.outcomeForm(anOutcome(text, kind, { recorded: aRecord(text, kind), next: undefined }), language),
    ],
  ]);
  const target = { ...refOf('follow_up'), pointId: id };
  return {
    ...Object.fromEntries(perKind),
    ...Object.fromEntries(
      Object.entries(notes).map(([name, note]) => [name, views.clientView(known, note(known, language), language)]),
    ),
    followUp: views.agendaView(anAgenda(text, followUp(text)), language),
    development: views.agendaView(anAgenda(text, development(text)), language),
    unknown: views.clientView(aClient(text, false), [], language),
    overview: views.overviewView(
      Array.from({ length: 95 }, () => known),
      language,
    ),
    overviewOfNothing: views.overviewView([], language),
    words: views.wordForm({ target, client: text, team: team(text) }, language),
    oneOnTeam: views.wordForm({ target, client: text, team: team(text).slice(0, 1) }, language),
    rhythm: views.rhythmForm({ clientId: id, client: text, followUpMonths: 3, developmentMonths: 6 }, language),
    notYours: views.notYours(language),
  };
}

const file = { name: 'meeting.ics', title: 'Invitation', bytes: '' };

function messages(text: string, language: Language): Record<string, Message> {
  return Object.fromEntries(
    meetingKinds.flatMap(kind => {
      const model = about(text, kind);
      return [
        [`book ${kind}`, views.bookMessage(model, 'first', language)],
        [`book again ${kind}`, views.bookMessage(model, 'reminder', language)],
        [`agenda ${kind}`, views.agendaMessage(model, language)],
        [`outcome ${kind}`, views.outcomeMessage(model, 'first', language)],
        [`outcome again ${kind}`, views.outcomeMessage(model, 'reminder', language)],
        [`invited ${kind}`, views.invitationMessage({ ...model, file }, 'booked', language)],
        [`moved ${kind}`, views.invitationMessage({ ...model, file }, 'moved', language)],
        [`off ${kind}`, views.invitationMessage({ ...model, file }, 'cancelled', language)],
        [`overdue ${kind}`, views.longOverdueMessage({ ...model, lead: text, mayLook: true }, language)],
        [`overdue, no lead ${kind}`, views.longOverdueMessage({ ...model, lead: null, mayLook: false }, language)],
        ['retired', views.retiredMessage(language)],
      ];
    }),
  );
}

describe('what people see of meetings is what Slack accepts, and no markup of anybody’s', () => {
  const texts = Object.entries(hostile).map(([name, text], index) => {
    return { name, text, language: languages[index % languages.length] ?? 'en' };
  });
  test.each([...languages.map(language => ({ name: 'plain', text: 'Sampo', language })), ...texts])(
    'in $language, when the words are $name',
    ({ text, language }) => {
      for (const [name, view] of Object.entries(modals(text, language)))
        expect([name, viewProblems(view), livingMarkup(view)]).toEqual([name, [], []]);
      for (const [name, message] of Object.entries(messages(text, language)))
        expect([name, messageProblems(message.blocks), livingMarkup(message)]).toEqual([name, [], []]);
    },
  );
});

describe('a message about a meeting', () => {
  it('can stand with others of its kind in one morning’s message', () => {
    const models = meetingKinds.map(kind => about('Sampo', kind));
    const together = [
      ...models.map(model => views.outcomeMessage(model, 'first', 'en')),
      ...models.map(model => views.agendaMessage(model, 'en')),
    ].flatMap(({ blocks }) => blocks);
    expect(messageProblems(together)).toEqual([]);
  });
});

/** Every word in it. */
const wordsOf = (drawn: unknown): string => JSON.stringify(drawn);

describe('the agenda', () => {
  it('of one kind shows everything that belongs to it, and of the other nothing', () => {
    const first = followUp('x');
    const marked = {
      ...first,
      deviations: first.deviations.slice(0, 1).map(each => ({ ...each, actual: 'a deviation' })),
      satisfactions: first.satisfactions.slice(0, 1).map(each => ({ ...each, valueWhy: 'a why' })),
      agreements: first.agreements.slice(0, 1).map(each => ({ ...each, content: 'an agreement' })),
      promises: first.promises.slice(0, 1).map(each => ({ ...each, words: 'a promise', keeper: 'Mikko' })),
      suggestions: first.suggestions.slice(0, 1).map(each => ({ ...each, words: 'a suggestion' })),
      points: first.points.slice(0, 1).map(each => ({ ...each, words: 'a point', name: 'Ana' })),
    };
    const drawn = wordsOf(views.agendaView(anAgenda('Sampo', marked), 'en'));
    for (const shown of [
      'a deviation',
      'a why',
      'an agreement',
      'a promise',
      'Mikko',
      'a suggestion',
      'a point',
      'Ana',
    ])
      expect(drawn).toContain(shown);
    expect(drawn).toContain('75 open');
    for (const other of ['wrestling', 'Goals', 'They plan', 'they need', 'offer']) expect(drawn).not.toContain(other);
    const ahead = wordsOf(views.agendaView(anAgenda('Sampo', development('x')), 'en'));
    expect(ahead).toContain('wrestling');
    for (const other of ['eviation', 'content', 'of 5', 'agreed', 'promise', 'overdue'])
      expect(ahead.replace('has agreed', '')).not.toContain(other);
  });

  it('with nothing on it says so', () => {
    const empty = { last: undefined, points: [] };
    const nothing = { ...empty, goals: [], plans: [], needs: [], suggestions: [] };
    const drawn = wordsOf(views.agendaView(anAgenda('Sampo', { kind: 'development', ...nothing }, false), 'en'));
    expect(drawn).toContain('There is none yet.');
    expect(drawn).toContain('not booked yet');
  });
});

describe('where a client stands', () => {
  const text = (changes: Partial<views.ClientModel> = {}, isKnown = true) =>
    wordsOf(views.clientView({ ...aClient('Sampo', isKnown), ...changes }, [], 'en'));

  it('is said in words: overdue, starving, paused, not met', () => {
    expect(text()).toContain('3 days overdue');
    expect(text()).toContain('but not to look ahead');
    expect(text()).toContain('Not met in the last three months');
    expect(text({ metLately: true })).not.toContain('Not met');
    expect(text({ paused: true })).toContain('No work is going on');
    expect(text({ beforeGo: true })).toContain('before the start');
  });

  it('has the buttons of what she may do, and no others', () => {
    const buttons = (acts: Partial<views.ClientModel['acts']>) =>
      [
        ...text({ acts: { book: false, agenda: false, record: false, rhythm: false, ...acts } }).matchAll(
          /"action_id":"([^"]+)"/g,
        ),
      ]
        .map(([, action]) => action)
        .slice(0, 3);
    expect(buttons({})).toEqual([]);
    expect(buttons({ book: true })).toContain(views.openCancelAction);
    expect(buttons({ agenda: true })).toContain(views.openAgendaAction);
    expect(buttons({ record: true })).toContain(views.openLastAction);
    expect(buttons({ rhythm: true })).toEqual([views.openRhythmAction]);
    expect(text({}, false)).not.toContain('action_id');
  });
});

/** What Slack would send for that form after somebody has filled in these fields. */
function filled(view: ModalView, fields: Record<string, object>): ReturnType<typeof withValues> {
  const blocks = view.blocks as KnownBlock[];
  const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { [field]: { ...value } }]));
  return withValues(blocks, currentValues(blocks), values);
}
const typed = (value: string) => ({ value });
const chosen = (value: string) => ({ selected_option: { value } });
const dated = (day: string) => ({ selected_date: day });
const readErrors = (read: { ok: true } | { ok: false; errors: object }) => (read.ok ? [] : Object.keys(read.errors));

describe('a booking', () => {
  const form = (isBooked: boolean) => views.bookingForm(aBooking('Sampo', 'follow_up', isBooked), 'en');
  const day = parseLocalDate('2026-12-04');

  it('comes back as it was made, on a proposed day or another', () => {
    const read = views.readBooking(filled(form(false), { day: chosen(day), place: typed(' Their place ') }), 'en');
    const rest = { atTime: '10:00', minutes: 60, place: 'Their place', guests: ['U0ANA00000'], reason: null };
    expect(read).toEqual({ ok: true, value: { ...rest, onDay: day, dayField: 'day' } });
    const other = filled(form(false), {
      day: chosen('other'),
      other_day: dated('2026-12-10'),
      time: { selected_time: '14:30' },
    });
    expect(views.readBooking(other, 'en')).toMatchObject({
      value: { onDay: '2026-12-10', atTime: '14:30', dayField: 'other_day' },
    });
  });

  it('that is moved begins with what it was', () => {
    expect(views.readBooking(filled(form(true), {}), 'en')).toMatchObject({
      value: { onDay: '2026-12-08', atTime: '10:00', minutes: 75, place: 'Sampo' },
    });
    expect(views.refTarget(form(true).private_metadata ?? '')).toEqual(refOf('follow_up'));
  });

  test.each([
    ['two different days', { day: chosen(day), other_day: dated('2026-12-10') }, ['other_day']],
    ['another day, but not which', { day: chosen('other') }, ['other_day']],
    ['no day', {}, ['day']],
    ['no time', { day: chosen(day), time: { selected_time: null } }, ['time']],
  ])('with %s says so under the field', (_, fields, expected) => {
    expect(readErrors(views.readBooking(filled(form(false), fields), 'en'))).toEqual(expected);
  });

  it('without proposals asks for a day', () => {
    const bare = views.bookingForm({ ...aBooking('Sampo', 'follow_up', false), proposals: [] }, 'en');
    expect(readErrors(views.readBooking(filled(bare, {}), 'en'))).toEqual(['other_day']);
    expect(views.readBooking(filled(bare, { other_day: dated(day) }), 'en')).toMatchObject({ value: { onDay: day } });
  });

  test.each(languages)('that is refused says why, under the field that mends it, in %s', language => {
    const latest = parseLocalDate('2026-12-30');
    const meanwhile = { by: 'Olav Berg', onDay: day, atTime: parseLocalTime('09:05') };
    const errors = (fault: views.BookingFault) => views.bookingErrors(fault, 'other_day', language);
    expect(Object.keys(errors('past'))).toEqual(['other_day']);
    expect(Object.keys(errors('guest_gone'))).toEqual(['guests']);
    expect(errors({ refused: 'too_late', latest }).other_day).toMatch(/30/);
    expect(errors({ refused: 'changed_meanwhile', ...meanwhile }).other_day).toMatch(/Olav Berg.*4.*9[.:]05/);
  });
});

describe('an outcome', () => {
  const complete = {
    held_on: dated('2026-12-07'),
    learnt: typed('They grow'),
    next_day: chosen('2026-12-04'),
    next_time: { selected_time: '13:00' },
  };
  const read = (kind: 'follow_up' | 'development', fields: Record<string, object>, changes = {}) => {
    const view = views.outcomeForm(anOutcome('Sampo', kind, changes), 'en');
    const target = views.outcomeTarget(view.private_metadata ?? '');
    expect(target?.ref).toEqual(refOf(kind));
    return views.readOutcome(filled(view, fields), { kind, nextMinutes: target?.nextMinutes }, 'en');
  };
  const scores = { satisfaction: chosen('4'), value: chosen('2'), value_why: typed('Too dear') };

  it('of a follow-up comes back as it was written, with both scores and the next date', () => {
    expect(read('follow_up', { ...complete, ...scores })).toEqual({
      ok: true,
      value: {
        heldOn: '2026-12-07',
        attended: ['U0KARI0000'],
        result: {
          kind: 'follow_up',
          learnt: 'They grow',
          explained: null,
          actions: null,
          score: { satisfaction: 4, satisfactionWhy: null, value: 2, valueWhy: 'Too dear' },
          promises: [],
          suggestions: [],
        },
        broughtUp: [idAt(2), idAt(12)],
        next: { onDay: '2026-12-04', atTime: '13:00', minutes: 45 },
        nextField: 'next_day',
      },
    });
  });

  it('of a development meeting has plans and needs, and no score', () => {
    const { value } = read('development', { ...complete, plans: typed('A shop') }) as { value: views.OutcomeRead };
    expect(value.result).toEqual({
      kind: 'development',
      learnt: 'They grow',
      explained: null,
      actions: null,
      plans: 'A shop',
      needs: [],
      suggestions: [],
    });
    expect(wordsOf(views.outcomeForm(anOutcome('Sampo', 'development'), 'en'))).not.toContain('satisfaction');
  });

  it('takes each line for a thing of its own, without the marks of a list', () => {
    const lines = { suggestions: typed('- A dark mode \n\n  • Fewer mails\r\n3 clicks less, - at most') };
    const suggestions = ['A dark mode', 'Fewer mails', '3 clicks less, - at most'];
    expect(read('follow_up', { ...complete, ...scores, ...lines, promises: typed('Answer by Friday') })).toMatchObject({
      value: { result: { suggestions, promises: ['Answer by Friday'] } },
    });
    expect(read('development', { ...complete, ...lines, needs: typed('Payments\nA shop') })).toMatchObject({
      value: { result: { suggestions, needs: ['Payments', 'A shop'] } },
    });
  });

  test.each([
    ['ten lines of five hundred characters', Array.from({ length: 10 }, () => '😀'.repeat(500)), []],
    ['eleven lines', Array.from({ length: 11 }, () => 'x'), ['suggestions']],
    ['a line of more than five hundred', ['x'.repeat(501)], ['suggestions']],
  ])('takes at most ten lines of five hundred characters: %s', (_, written, expected) => {
    const fields = { ...complete, suggestions: typed(written.join('\n')) };
    expect(readErrors(read('development', fields))).toEqual(expected);
  });

  it.each(meetingKinds)(
    'of a %s that is corrected says that registers keep what was noted, and begins those empty',
    kind => {
      const drawn = (changes = {}) => wordsOf(views.outcomeForm(anOutcome('Sampo', kind, changes), 'en').blocks);
      const corrected = drawn({ recorded: aRecord('As it was', kind), next: undefined });
      expect(corrected.split('What was noted before stays').length - 1).toBe(2);
      expect(drawn()).not.toContain('What was noted before stays');
      const lines = ['promises', 'needs', 'suggestions'].filter(field => corrected.includes(`"block_id":"${field}"`));
      expect(lines).toEqual(kind === 'follow_up' ? ['promises', 'suggestions'] : ['needs', 'suggestions']);
    },
  );

  it('that is corrected begins with what was written, and books nothing', () => {
    const changes = { recorded: aRecord('As it was', 'follow_up'), next: undefined };
    expect(read('follow_up', {}, changes)).toMatchObject({
      value: { result: { learnt: 'As it was', score: score('As it was') }, next: undefined },
    });
  });

  test.each([
    ['a score that is missing', { ...complete, satisfaction: chosen('4') }, ['value']],
    ['two next days', { ...complete, ...scores, next_other_day: dated('2026-12-20') }, ['next_other_day']],
    ['a next day without a time', { ...complete, ...scores, next_time: { selected_time: null } }, ['next_time']],
  ])('with %s says so under the field', (_, fields, expected) => {
    expect(readErrors(read('follow_up', fields))).toEqual(expected);
  });

  it('has a box for as many words of colleagues as it can read, and says how many wait', () => {
    const view = views.outcomeForm(anOutcome('Sampo', 'development'), 'en');
    const offered = [...new Set([...wordsOf(view).matchAll(/"value":"([^"]{36})"/g)].map(([, value]) => value ?? ''))];
    const rows = view.blocks.flatMap(({ block_id: row = '' }) => (row.startsWith('told_') ? [row] : []));
    const all = Object.fromEntries(
      rows.map((row, at) => [row, { selected_options: offered.slice(at * 10, at * 10 + 10) }]),
    );
    const read = views.readOutcome(filled(view, all), { kind: 'development', nextMinutes: undefined }, 'en');
    expect(read).toMatchObject({ value: { broughtUp: offered } });
    expect(wordsOf(view)).toContain('12 more wait for the next meeting.');
  });

  it('without a next day leaves it to the rule whether one is needed', () => {
    const { next_day: _, ...rest } = complete;
    expect(read('development', rest)).toMatchObject({ value: { next: undefined, nextField: 'next_other_day' } });
  });

  test.each(languages)('that is refused says why, under the field that mends it, in %s', language => {
    const latest = parseLocalDate('2026-12-30');
    const meanwhile = { by: 'Olav Berg', onDay: latest, atTime: parseLocalTime('09:05') };
    const errors = (fault: views.OutcomeFault) => views.outcomeErrors(fault, 'next_day', language);
    for (const fault of ['in_future', 'before_last', 'gone', 'not_yours'] as const)
      expect(Object.keys(errors(fault))).toEqual(['held_on']);
    for (const fault of ['next_missing', 'next_past'] as const)
      expect(Object.keys(errors(fault))).toEqual(['next_day']);
    expect(Object.keys(errors('guest_gone'))).toEqual(['attended']);
    expect(errors({ refused: 'next_too_late', latest }).next_day).toMatch(/30/);
    expect(errors({ refused: 'changed_meanwhile', ...meanwhile }).held_on).toMatch(/Olav Berg.*9[.:]05/);
  });
});

describe('the small forms', () => {
  it('come back as they were filled in', () => {
    const target = { ...refOf('follow_up'), pointId: id };
    const word = views.wordForm({ target, client: 'Sampo', team: team('Ana') }, 'en');
    const said = filled(word, { person: chosen(idAt(3)), words: typed('She saved us') });
    expect(views.readWord(said, 'en')).toEqual({ ok: true, value: { personId: idAt(3), words: 'She saved us' } });
    expect(readErrors(views.readWord(filled(word, {}), 'en'))).toEqual(['person', 'words']);
    const { version: _, ...key } = target;
    expect(views.wordTarget(word.private_metadata ?? '')).toEqual(key);
  });

  it('take months as numbers, and say so where they are none', () => {
    const form = views.rhythmForm({ clientId: id, client: 'Sampo', followUpMonths: 3, developmentMonths: 6 }, 'en');
    expect(views.readRhythm(filled(form, { follow_up: typed('4') }), 'en')).toEqual({
      ok: true,
      value: { followUpMonths: 4, developmentMonths: 6 },
    });
    for (const text of ['', 'two', '1.5', '-1'])
      expect(readErrors(views.readRhythm(filled(form, { development: typed(text) }), 'en'))).toEqual(['development']);
    expect(Object.keys(views.rhythmErrors('follow_up_too_long', 'nb'))).toEqual(['follow_up']);
  });

  test.each(['', 'x', '{}', '[]', 'null', '{"c":1}', `${id} follow_up`, `${id} talk 1`, `${id} follow_up 0`])(
    'carry nothing but what is ours: %s',
    text => {
      for (const read of [views.refTarget, views.outcomeTarget, views.wordTarget, views.keyTarget, views.idTarget])
        expect(read(text)).toBeUndefined();
    },
  );
});
