import { describe, expect, it } from 'vitest';
import { categories, clientWords, severities } from '../../src/deviations/rules.ts';
import {
  type FormModel,
  forms,
  formTarget,
  formView,
  personError,
  readForm,
  readReport,
  reportForm,
  reportThanks,
} from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import type { FormState, FormValue } from '../../src/slack/form.ts';
import { hostile, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const today = '2026-12-01';

const model: FormModel = {
  form: 'contain',
  deviationId: id,
  name: 'Apteekki Sampo',
  readers: 'person',
  private: false,
  category: 'delivery',
  severity: 'minor',
  today,
  suggestedDay: '2026-12-08',
  meSlackId: 'U0KARI0000',
  checker: 'Ana Virtanen',
  newId: id,
};

const field = (name: string, value: FormValue): FormState => ({ [name]: { [name]: value } });
const text = (name: string, value: string | null): FormState => field(name, { type: 'plain_text_input', value });
const day = (name: string, value: string | null): FormState =>
  field(name, { type: 'datepicker', selected_date: value });
const chosen = (name: string, value: string): FormState => field(name, { selected_option: { value } });
const errorsOf = (form: FormModel['form'], state: FormState) => {
  const read = readForm(form, state, today, 'en');
  return read.ok ? [] : Object.keys(read.errors);
};

describe.each(languages)('every form in %s', language => {
  it.each(Object.entries(hostile))('is what Slack accepts, and only ever text, when names are %s', (_, written) => {
    const name = [...written].slice(0, 100).join('');
    for (const form of forms)
      for (const readers of ['person', 'reporter', 'nobody'] as const)
        for (const isPrivate of [false, true])
          for (const checker of [name, null]) {
            const view = formView({ ...model, form, readers, private: isPrivate, name, checker }, language);
            expect(viewProblems(view)).toEqual([]);
            expect(livingMarkup(view)).toEqual([]);
          }
    const clients = Array.from({ length: 120 }, (_each, n) => ({ id: `${id}${n}`, name }));
    const message = { text: written, link: 'https://firm.slack.com/archives/C1/p1' };
    for (const view of [
      reportForm({ newId: id, clients, message }, language),
      reportForm({ newId: id, clients: [], message: undefined }, language),
      reportThanks(name, language),
    ]) {
      expect(viewProblems(view)).toEqual([]);
      expect(livingMarkup(view)).toEqual([]);
    }
  });

  it('has words of its own that are never cut off: titles, buttons and choices fit', () => {
    const clients = [{ id, name: 'Apteekki Sampo' }];
    const views = [
      ...forms.flatMap(form =>
        [true, false].map(isPrivate => formView({ ...model, form, private: isPrivate }, language)),
      ),
      reportForm({ newId: id, clients, message: undefined }, language),
      reportThanks('Apteekki Sampo', language),
    ];
    for (const view of views) {
      const own = JSON.stringify(view);
      // "Told on …" is said so; a word that was cut off has its ellipsis right behind it.
      expect(own.match(/[^ ]…/g)).toBeNull();
    }
    expect(Object.values(personError(language)).every(words => words.length > 0)).toBe(true);
  });
});

describe('what a form cannot do without', () => {
  it.each([
    { form: 'contain', state: {}, missing: ['words'] },
    { form: 'contain', state: text('words', ' \u0000\n'), missing: ['words'] },
    { form: 'analyse', state: text('consequence', 'x'), missing: ['words'] },
    { form: 'act', state: text('words', 'x'), missing: ['day'] },
    { form: 'act', state: day('day', '2026-13-01'), missing: ['words', 'day'] },
    { form: 'act', state: { ...text('words', 'x'), ...day('day', '2026-11-30') }, missing: ['day'] },
    { form: 'act', state: { ...text('words', 'x'), ...day('day', today) }, missing: [] },
    { form: 'ask_check', state: day('day', '2026-11-30'), missing: ['day'] },
    { form: 'check', state: text('seen', 'x'), missing: ['helped'] },
    { form: 'check', state: chosen('helped', 'no'), missing: [] },
    { form: 'close', state: {}, missing: ['words'] },
    { form: 'dismiss', state: {}, missing: ['words'] },
    { form: 'reopen', state: {}, missing: ['words'] },
    { form: 'reassess', state: chosen('category', 'delivery'), missing: ['severity'] },
    {
      form: 'reassess',
      state: { ...chosen('category', 'gossip'), ...chosen('severity', 'fatal') },
      missing: ['category', 'severity'],
    },
    { form: 'call_in', state: {}, missing: ['person'] },
    { form: 'client', state: {}, missing: ['word'] },
    { form: 'client', state: chosen('word', 'none'), missing: ['word'] },
    { form: 'client', state: chosen('word', 'told'), missing: ['on'] },
    { form: 'client', state: { ...chosen('word', 'told'), ...day('on', '2026-12-02') }, missing: ['on'] },
    { form: 'client', state: { ...chosen('word', 'told'), ...day('on', today) }, missing: [] },
    { form: 'client', state: chosen('word', 'not_yet'), missing: ['on', 'because'] },
    {
      form: 'client',
      state: { ...chosen('word', 'not_yet'), ...day('on', today), ...text('because', 'x') },
      missing: ['on'],
    },
    {
      form: 'client',
      state: { ...chosen('word', 'not_yet'), ...day('on', '2026-12-02'), ...text('because', 'x') },
      missing: [],
    },
    { form: 'client', state: chosen('word', 'not_theirs'), missing: [] },
  ] as const)('$form with $state: $missing', ({ form, state, missing }) => {
    expect(errorsOf(form, state)).toEqual(missing);
  });

  it('is said under a field that the form has', () => {
    for (const form of forms) {
      const drawn = JSON.stringify(formView({ ...model, form }, 'en'));
      for (const word of clientWords)
        for (const missing of errorsOf(form, chosen('word', word))) expect(drawn).toContain(`"block_id":"${missing}"`);
    }
  });

  it('is not more than fits', () => {
    const long = '😀'.repeat(2001);
    expect(errorsOf('contain', text('words', long))).toEqual(['words']);
    expect(errorsOf('contain', text('words', '😀'.repeat(2000)))).toEqual([]);
    expect(errorsOf('check', { ...chosen('helped', 'yes'), ...text('seen', long) })).toEqual(['seen']);
  });

  it('is kept as it was written, without what cannot be stored', () => {
    const read = readForm('contain', text('words', ' =HYPERLINK(1)\u0000 <!channel> '), today, 'en');
    expect(read).toMatchObject({ ok: true, answers: { words: '=HYPERLINK(1) <!channel>' } });
  });

  it('is asked by every form of what it was drawn for, and of nothing else', () => {
    for (const form of forms) {
      const { private_metadata: metadata = '' } = formView({ ...model, form }, 'en');
      expect(formTarget(metadata)).toMatchObject({ deviationId: id, form, newId: id });
      expect(metadata.length).toBeLessThan(3000);
    }
    for (const stale of [
      '',
      'null',
      '{}',
      '[]',
      `{"d":"x","f":"contain","n":"${id}"}`,
      `{"d":"${id}","f":"eat","n":"${id}"}`,
    ])
      expect(formTarget(stale)).toBeUndefined();
  });
});

describe('who reads what is written', () => {
  it('is said on the form, except where there is nothing to write', () => {
    const says = (form: FormModel['form'], readers: FormModel['readers']) =>
      JSON.stringify(formView({ ...model, form, readers }, 'en')).includes('can read this');
    expect(forms.filter(form => !says(form, 'person'))).toEqual(['client', 'reassess', 'call_in']);
    expect(forms.filter(form => says(form, 'nobody'))).toEqual([]);
  });
});

describe('an action of a private deviation', () => {
  it('is given to nobody else', () => {
    const drawn = (isPrivate: boolean) => JSON.stringify(formView({ ...model, form: 'act', private: isPrivate }, 'en'));
    expect([drawn(false).includes('users_select'), drawn(true).includes('users_select')]).toEqual([true, false]);
  });
});

describe('a report', () => {
  const given = {
    ...chosen('client', id),
    ...text('actual', 'The import failed.'),
    ...text('desired', 'It runs.'),
    ...chosen('severity', 'major'),
    ...chosen('category', 'technical'),
  };
  const metadata = (link: string | null) =>
    reportForm(
      { newId: id, clients: [{ id, name: 'Sampo' }], message: link === null ? undefined : { text: 'x', link } },
      'en',
    ).private_metadata ?? '';

  it('is read back as it was filled in, with the link to its message', () => {
    const link = 'https://firm.slack.com/archives/C1/p1';
    expect(readReport(metadata(link), given, 'en')).toEqual({
      report: {
        id,
        clientId: id,
        actual: 'The import failed.',
        desired: 'It runs.',
        severity: 'major',
        category: 'technical',
        messageLink: link,
      },
    });
    expect(readReport(metadata(null), given, 'en')).toMatchObject({ report: { messageLink: null } });
  });

  it.each([
    { what: 'nothing', state: {}, missing: ['actual', 'category', 'client', 'desired', 'severity'] },
    { what: 'no client of ours', state: { ...given, ...chosen('client', 'sampo') }, missing: ['client'] },
    { what: 'too much', state: { ...given, ...text('actual', 'x'.repeat(2001)) }, missing: ['actual'] },
    { what: 'only blanks', state: { ...given, ...text('desired', '  \n') }, missing: ['desired'] },
    { what: 'an unknown kind', state: { ...given, ...chosen('category', 'gossip') }, missing: ['category'] },
  ])('of $what says under each field what is missing', ({ state, missing }) => {
    const read = readReport(metadata(null), state, 'en');
    expect(Object.keys(read && 'errors' in read ? read.errors : {}).toSorted()).toEqual(missing);
  });

  it('takes the words of the message, as many as fit, and all kinds and severities', () => {
    const message = { text: '😀'.repeat(3000), link: 'https://firm.slack.com/archives/C1/p1' };
    const drawn = reportForm({ newId: id, clients: [{ id, name: 'Sampo' }], message }, 'en');
    expect(viewProblems(drawn)).toEqual([]);
    for (const word of [...categories, ...severities]) expect(JSON.stringify(drawn)).toContain(`"value":"${word}"`);
  });

  it('is nothing where no form of ours asked for it', () => {
    for (const stale of ['', 'null', '{}', '{"n":"x","m":null}'])
      expect(readReport(stale, given, 'en')).toBeUndefined();
  });
});
