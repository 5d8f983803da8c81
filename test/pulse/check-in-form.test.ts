import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckIn, questions, supports } from '../../src/pulse/rules.ts';
import { checkInForm, type FormModel, formTarget, readCheckIn, readTalk } from '../../src/pulse/views.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock } from '../../src/slack/blocks.ts';
import { cleanText } from '../../src/slack/form.ts';
import { hostileTexts } from '../support/hostile.ts';

const [one, two, foreign] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
] as const;
const occurrenceId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';

const aForm = (changes: Partial<FormModel> = {}): FormModel => ({
  occurrenceId,
  period: '2026-12',
  question: 'belief',
  readerName: 'Kari Niemi',
  projects: [{ id: one, client: 'Sampo', engagement: 'Prescriptions' }],
  before: undefined,
  quietWay: 'concerns.form.push',
  ...changes,
});

/** What Slack would send for that form after she has filled in these fields. */
function filled(model: FormModel, fields: ViewValues): ViewValues {
  const blocks = checkInForm(model, 'en').blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), fields);
}

const typed = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });
const ticked = (isTicked: boolean) => ({
  may_be_told: { may_be_told: { selected_options: isTicked ? [{ value: 'yes' }] : [] } },
});
const complete = {
  ...chosen('score', '3'),
  ...chosen('load', '4'),
  ...chosen('support', 'no'),
  ...chosen('agreement', '2'),
};

const read = (model: FormModel, fields: ViewValues) => {
  const target = formTarget(checkInForm(model, 'en').private_metadata ?? '');
  if (!target) throw new Error('the form does not know itself');
  return readCheckIn(filled(model, fields), target, 'en');
};

/** Shorter than the limit by enough that composing characters (NFC) cannot lift it over. */
const someText = fc.oneof(
  fc.constantFrom('', ' ', ...hostileTexts.map(text => [...text].slice(0, 600).join(''))),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

const projects = [
  { id: one, client: 'Sampo', engagement: 'Prescriptions' },
  { id: two, client: '<!channel>', engagement: '' },
];

const someAnswer = fc.record({
  score: fc.integer({ min: 1, max: 10 }),
  load: fc.integer({ min: 1, max: 5 }),
  support: fc.constantFrom(...supports),
  agreement: fc.integer({ min: 1, max: 5 }),
  talkAbout: someText,
  forClient: someText,
  wants: fc.boolean(),
  count: fc.integer({ min: 1, max: 2 }),
  choice: fc.constantFrom(one, two),
  question: fc.constantFrom(...questions),
});

describe('what is read of a form', () => {
  it('is what she filled in, and the same when she sends it again unchanged', () => {
    fc.assert(
      fc.property(someAnswer, ({ score, load, support, agreement, count, choice, question, ...given }) => {
        const stored = (text: string) => cleanText(text) || null;
        const expected: CheckIn = {
          engagementId: count === 2 ? choice : one,
          score,
          load,
          support,
          question,
          agreement,
          talkAbout: stored(given.talkAbout),
          forClient: stored(given.forClient),
          mayBeTold: given.wants && stored(given.forClient) !== null,
        };
        const model = aForm({ question, projects: projects.slice(0, count) });
        const fields = {
          ...(count === 2 ? chosen('project', choice) : {}),
          ...chosen('score', String(score)),
          ...chosen('load', String(load)),
          ...chosen('support', support),
          ...chosen('agreement', String(agreement)),
          ...typed('talk_about', given.talkAbout),
          ...typed('for_client', given.forClient),
          ...ticked(expected.mayBeTold),
        };
        const first = read(model, fields);
        expect(first).toEqual({ ok: true, checkIn: expected });
        expect(read({ ...model, before: expected }, {})).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('is about no project and no client between projects', () => {
    expect(read(aForm({ projects: [] }), complete)).toMatchObject({
      ok: true,
      checkIn: { engagementId: null, forClient: null, mayBeTold: false },
    });
  });

  it('keeps what she wrote for a client when the project has ended since', () => {
    const before: CheckIn = {
      engagementId: one,
      score: 3,
      load: 3,
      support: 'yes',
      question: 'belief',
      agreement: 3,
      talkAbout: null,
      forClient: 'Our release is late',
      mayBeTold: true,
    };
    expect(read(aForm({ projects: [], before }), {})).toMatchObject({
      checkIn: { forClient: 'Our release is late', mayBeTold: true },
    });
  });

  it('is about one of the projects on the form, whatever a payload claims', () => {
    const state = { ...filled(aForm({ projects }), complete), project: { project: { value: foreign } } };
    const target = { question: 'belief' as const, projects: [one, two] };
    expect(readCheckIn(state, target, 'en')).toMatchObject({ ok: true, checkIn: { engagementId: one } });
  });

  it.each([
    { field: 'score', value: '11' },
    { field: 'score', value: '0' },
    { field: 'score', value: '3.5' },
    { field: 'score', value: '=1+1' },
    { field: 'load', value: '6' },
    { field: 'support', value: 'perhaps' },
    { field: 'agreement', value: '' },
    { field: 'project', value: 'none' },
  ])('is refused under its field when $field is “$value”', ({ field, value }) => {
    const state = { ...filled(aForm({ projects }), complete), [field]: { [field]: { value } } };
    const answer = readCheckIn(state, { question: 'belief', projects: [one, two] }, 'en');
    expect(answer).toEqual({ ok: false, errors: { [field]: expect.any(String) } });
  });

  it('is refused where something is missing, under everything that is', () => {
    const answer = readCheckIn(filled(aForm(), chosen('load', '4')), { question: 'belief', projects: [one] }, 'fi');
    expect(answer.ok ? [] : Object.keys(answer.errors)).toEqual(['score', 'support', 'agreement']);
  });

  it('is refused when the client may hear nothing', () => {
    for (const nothing of ['', '   ', '\u0000', '\u202E'])
      expect(read(aForm(), { ...complete, ...typed('for_client', nothing), ...ticked(true) })).toEqual({
        ok: false,
        errors: { for_client: expect.stringContaining('ticked') },
      });
  });

  it('holds 2,000 characters however many bytes they are, and is refused with more, under its own field', () => {
    const emoji = '😀'.repeat(2000);
    expect(read(aForm(), { ...complete, ...typed('talk_about', emoji) })).toMatchObject({
      ok: true,
      checkIn: { talkAbout: emoji },
    });
    for (const field of ['talk_about', 'for_client'])
      expect(read(aForm(), { ...complete, ...typed(field, `${emoji}!`) })).toEqual({
        ok: false,
        errors: { [field]: expect.stringContaining('2,000') },
      });
  });
});

describe('a form that is none of ours', () => {
  it.each(['', 'null', '{}', '[]', '{"o":1}', `{"o":"${occurrenceId}","q":"salary","p":[]}`, '"\u0000"'])(
    'has no check-in: %s',
    metadata => {
      expect(formTarget(metadata)).toBeUndefined();
    },
  );
});

describe('a talk', () => {
  const state = (heldOn: string | null, actions: string) => ({
    held_on: { held_on: { type: 'datepicker', selected_date: heldOn } },
    ...typed('actions', actions),
  });

  it('was held on a day, and may have come to something', () => {
    expect(readTalk(state('2026-12-03', '  more tests\u0000 '), 'en')).toEqual({
      ok: true,
      heldOn: '2026-12-03',
      actions: 'more tests',
    });
    expect(readTalk(state('2026-12-03', ' '), 'en')).toMatchObject({ ok: true, actions: null });
  });

  it.each([null, '', 'tomorrow', '2026-02-30', '2026-12-03T10:00'])('is refused when its day is %j', day => {
    expect(readTalk(state(day, ''), 'en')).toEqual({ ok: false, errors: { held_on: expect.any(String) } });
  });

  it('comes to 2,000 characters at most', () => {
    expect(readTalk(state('2026-12-03', 'x'.repeat(2001)), 'en')).toEqual({
      ok: false,
      errors: { actions: expect.any(String) },
    });
  });
});
