import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { draftOf, hintsOf, longestLine, longestMeaning, type ReportFacts } from '../../src/reports/rules.ts';
import { draftLines } from '../../src/reports/views/report-draft.ts';
import {
  clientReportsPage,
  type ReportFormModel,
  type ReportPageModel,
  readReport,
  readReportDay,
  reportDayForm,
  reportForm,
  reportMessage,
  reportPage,
  reportSentForm,
  reportsOverview,
  reportText,
} from '../../src/reports/views.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { FormState } from '../../src/slack/form.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';

const clientId = '0b7f2a52-0f5a-4d59-8d7e-6b1d0d7c1f11';
const today = parseLocalDate('2026-12-07');
const report = { clientId, client: 'Nordbank', month: '2026-11', version: 1, clientLanguage: 'en' } as const;
const lines = {
  delivered: 'The refill page',
  deliveredMeans: 'fewer calls',
  decided: 'Dark mode',
  decidedMeans: null,
  next: 'Hand-over on 20 December',
  nextMeans: null,
};
const page: ReportPageModel = {
  ...report,
  ...lines,
  dueOn: parseLocalDate('2026-12-03'),
  sentOn: null,
  sentBy: null,
  today,
  mayWrite: true,
};
const form: ReportFormModel = { ...report, ...lines, draft: undefined, hints: [] };
const words = (view: ModalView) => JSON.stringify(view.blocks);
/** What Slack sends back of a form that nobody touched. */
const untouched = ({ blocks }: ModalView): FormState =>
  Object.fromEntries(
    blocks.flatMap(block =>
      'element' in block && block.block_id && block.element.type === 'plain_text_input'
        ? [[block.block_id, { [block.block_id]: { value: block.element.initial_value ?? null } }]]
        : [],
    ),
  );
const hostileText = (maxLength: number) =>
  fc.oneof(fc.constantFrom('<!channel>', '```', ':smile: *bold*', '&<>'), fc.string({ unit: 'grapheme', maxLength }));

describe('the report as the client gets it', () => {
  it('is three lines, each with what it means where that was written, in the language of the client', () => {
    expect(reportText({ ...report, ...lines })).toBe(
      [
        'Report for November 2026',
        '',
        'Delivered: The refill page',
        'Which means: fewer calls',
        '',
        'Decided: Dark mode',
        '',
        'Next: Hand-over on 20 December',
      ].join('\n'),
    );
    expect(reportText({ ...report, ...lines, clientLanguage: 'sv' })).toContain('Rapport för november 2026');
  });

  it('stands whole in one block, to the letter', () => {
    const means = fc.option(hostileText(longestMeaning));
    const text = fc.record({
      ...{ delivered: hostileText(longestLine), decided: hostileText(longestLine), next: hostileText(longestLine) },
      ...{ deliveredMeans: means, decidedMeans: means, nextMeans: means },
    });
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (written, language) => {
        const view = reportPage({ ...page, ...written, clientLanguage: language }, language);
        expect(viewProblems(view)).toEqual([]);
        const copied = view.blocks.filter(({ type }) => type === 'rich_text');
        const whole = reportText({ ...report, ...written, clientLanguage: language });
        expect(copied).toMatchObject([{ elements: [{ elements: [{ text: whole }] }] }]);
      }),
      { numRuns: 50 },
    );
  });

  it('is written and marked as sent by whoever may, and only looked at once it was sent', () => {
    expect(words(reportPage(page, 'en'))).toContain('I have sent it');
    const sent = words(reportPage({ ...page, mayWrite: false, sentOn: today, sentBy: 'Kari' }, 'en'));
    expect(sent).toContain('Kari noted that it was sent on 7 December 2026.');
    expect(sent).toContain('Sent on 7 December 2026, 4 days late');
    for (const button of ['I have sent it', 'Write']) expect(sent).not.toContain(`"${button}"`);
    const unwritten = words(reportPage({ ...page, version: 0, mayWrite: false }, 'en'));
    expect(unwritten).toContain('The account lead has not written it yet.');
    expect(unwritten).toContain('Was due on 3 December 2026, 4 days late, not sent yet');
  });
});

describe('the form of a report', () => {
  it('gives back what it shows', () => {
    expect(readReport(untouched(reportForm(form, 'en')), 'en')).toEqual({ ok: true, value: lines });
    const long = { delivered: { delivered: { value: 'x'.repeat(longestLine + 1) } } };
    expect(readReport(long, 'en')).toEqual({
      ok: false,
      errors: { delivered: 'That is too long. Please make it shorter.' },
    });
  });

  it('begins with the draft in the client’s language, and a hint where there is nothing to tell', () => {
    const draft = draftOf({
      ...{ month: '2026-11', today, suggestions: [], deviations: [], agreements: [], goals: [], meetings: [] },
      promises: [{ words: 'Uusi sivu.', dueOn: today, keptOn: parseLocalDate('2026-11-12'), moving: false }],
    });
    const drawn = reportForm(
      {
        ...form,
        version: 0,
        delivered: null,
        deliveredMeans: null,
        decided: null,
        next: null,
        draft,
        clientLanguage: 'fi',
      },
      'en',
    );
    expect(readReport(untouched(drawn), 'en')).toEqual({
      ok: true,
      value: { ...lines, delivered: 'Uusi sivu (12. marraskuuta)', deliveredMeans: null, decided: null, next: null },
    });
    expect(words(drawn)).toContain('Nothing that was decided is recorded for this month.');
    expect(words(drawn)).not.toContain('Nothing that was finished');
  });

  it('tells whoever writes it what the draft leaves out, in her own language', () => {
    const hint = { words: 'Uusi\nsivu <!channel>', dueOn: parseLocalDate('2026-11-12') };
    const hints = (['overdue', 'kept_late', 'moving'] as const).map(each => ({ ...hint, hint: each }));
    const shown = words(reportForm({ ...form, hints, clientLanguage: 'fi' }, 'en'));
    expect(shown).toContain('Was due on 12 November, still open: Uusi sivu &lt;!channel&gt;');
    expect(shown).toContain('Done after the promised day, 12 November:');
    expect(shown).toContain('Promised for 12 November; the new terms wait for a yes:');
    expect(words(reportForm(form, 'en'))).not.toContain('only for you');
  });

  it('has room for every draft, however much there is to tell', () => {
    const promise = fc.record({
      words: hostileText(1000),
      keptOn: fc.constantFrom(parseLocalDate('2026-11-12'), null),
      dueOn: fc.constantFrom(parseLocalDate('2026-12-12'), parseLocalDate('2026-12-01')),
      moving: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(promise, { maxLength: 60 }), fc.constantFrom(...languages), (promises, language) => {
        const nothing: Omit<ReportFacts, 'promises'> = {
          ...{ month: '2026-11', today, suggestions: [], deviations: [], agreements: [], goals: [], meetings: [] },
        };
        const [draft, hints] = [draftOf({ ...nothing, promises }), hintsOf({ ...nothing, promises })];
        const drawn = draftLines(draft, language);
        for (const line of Object.values(drawn)) expect([...line].length).toBeLessThanOrEqual(longestLine);
        expect(drawn.delivered === '').toBe(draft.delivered.length === 0);
        expect(viewProblems(reportForm({ ...form, draft, hints, clientLanguage: language }, language))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the reports of many', () => {
  const sentOn = parseLocalDate('2026-12-03');
  const client = (name: string, newest: 'late' | 'sent' | undefined) => ({
    ...{ clientId, client: name, nextOn: parseLocalDate('2027-01-07'), day: 3, today, kept: undefined },
    reports: newest
      ? [{ month: '2026-11', dueOn: parseLocalDate('2026-12-03'), sentOn: newest === 'sent' ? sentOn : null }]
      : [],
  });

  it('name what is late first, and say when a first one is due', () => {
    const view = reportsOverview(
      [client('Alfa', 'sent'), client('Beta', undefined), client('Cirrus', 'late')],
      undefined,
      'en',
    );
    const shown = view.blocks.map(block => ('text' in block && typeof block.text === 'object' ? block.text.text : ''));
    expect(shown).toEqual([
      '*Cirrus*\n*November 2026:* Was due on 3 December 2026, 4 days late, not sent yet',
      '*Alfa*\n*November 2026:* Sent on 3 December 2026, on time',
      '*Beta*\nNo report has been due yet.\nThe next one is due on 7 January 2027.',
    ]);
  });

  it('show the lead how promises to her clients were kept, and nothing where none came due', () => {
    const rate = (kept: number, broken: number) => ({ kept, broken, moved: 1 });
    const clients = [
      { ...client('Alfa', 'sent'), kept: rate(2, 1) },
      { ...client('Beta', 'sent'), kept: rate(0, 0) },
    ];
    const shown = words(reportsOverview(clients, rate(5, 2), 'en'));
    expect(shown).toContain('clients you led, 5 of 7 came on time in the last twelve months, 1 moved in time.');
    expect(shown.match(/\d of \d on time/g)).toEqual(['2 of 3 on time']);
    expect(words(reportsOverview([], rate(0, 0), 'en'))).not.toContain('on time');
  });

  it('say of a client whose work was paused that nobody waits for its report', () => {
    const late = client('Alfa', 'late');
    const paused = { ...late, reports: late.reports.map(each => ({ ...each, letGo: true })) };
    const shown = words(reportsOverview([paused], undefined, 'en'));
    expect(shown).toContain('Not sent: the work was paused');
    expect(shown).not.toContain('late');
  });

  it('are drawn as Slack takes them, in every language, however many there are', () => {
    for (const language of languages) {
      const many = Array.from({ length: 120 }, (_, at) => client(`<${at}>`, at % 2 ? 'late' : 'sent'));
      const [one] = many;
      if (!one) throw new Error('there are many');
      const reports = Array.from({ length: 12 }, () => one.reports).flat();
      const views = [
        reportsOverview([], undefined, language),
        reportsOverview(many, { kept: 2, broken: 1, moved: 1 }, language),
        clientReportsPage({ ...one, reports, mayWrite: true }, language),
        reportDayForm({ clientId, client: 'X'.repeat(300), ownDay: 4, usualDay: 3 }, language),
        reportSentForm({ ...report, today }, language),
        reportForm(form, language),
      ];
      expect(views.flatMap(viewProblems)).toEqual([]);
      for (const key of ['asked', 'reminder'] as const)
        expect(reportMessage({ ...report, dueOn: today }, key, language).text).toContain('Nordbank');
    }
  });

  it('come on the workspace’s day, or on one of the client’s own', () => {
    const chosen = (value: string) => readReportDay({ day: { day: { selected_option: { value } } } });
    expect(['usual', '7', '99', 'x', ''].map(chosen)).toEqual([null, 7, 99, undefined, undefined]);
  });
});
