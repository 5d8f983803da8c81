import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { type CheckIn, questions, supports } from '../../src/pulse/rules.ts';
import * as views from '../../src/pulse/views.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import type { Message, ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, hostileText, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);

const anAnswer = (text: string | null, changes: Partial<CheckIn> = {}): CheckIn => ({
  engagementId: id,
  score: 3,
  load: 5,
  support: 'partly',
  question: 'responsibility',
  agreement: 1,
  talkAbout: text,
  forClient: text,
  mayBeTold: text !== null,
  ...changes,
});

/** Everything a person may see of the pulse in one month, where whoever she is and whatever was written is `text`. */
function modals(text: string, period: string, language: Language): Record<string, ModalView> {
  const projects = Array.from({ length: 100 }, (_, i) => ({
    id: `${id.slice(0, -3)}${String(i).padStart(3, '0')}`,
    client: text,
    engagement: text,
  }));
  const form = {
    occurrenceId: id,
    period,
    question: 'again' as const,
    readerName: text,
    projects,
    before: undefined,
    quietWay: 'x.y.z',
  };
  const lines = months.slice(0, 6).map(month => ({ period: month, open: false, client: text, answer: anAnswer(text) }));
  const brief = {
    personId: id,
    name: text,
    period,
    lines: [...lines, { period, open: true, client: text, answer: anAnswer(text) }],
    lastActions: text,
    heldOn: '2026-09-30',
    actions: text,
    fromClients: Array.from({ length: 12 }, () => ({
      client: text,
      words: text,
      saidOn: parseLocalDate('2026-09-28'),
    })),
    today: '2026-09-30',
  };
  const withNothing = {
    ...brief,
    lines: [],
    fromClients: [],
    lastActions: undefined,
    heldOn: undefined,
    actions: undefined,
  };
  const notes = Array.from({ length: 8 }, () => ({ on: '2026-09-30', text, client: text }));
  return {
    form: views.checkInForm(form, language),
    formAgain: views.checkInForm({ ...form, before: anAnswer(text, { question: 'again' }) }, language),
    formOneProject: views.checkInForm({ ...form, projects: projects.slice(0, 1) }, language),
    formBetween: views.checkInForm({ ...form, projects: [], readerName: undefined, question: 'belief' }, language),
    thanks: views.thanks({ name: text, readerName: text, closesOn: '2026-09-30' }, language),
    thanksNobody: views.thanks({ name: text, readerName: undefined, closesOn: '2026-09-30' }, language),
    closed: views.closedNotice('closed.already', language),
    held: views.closedNotice('closed.talk_held', language),
    notHers: views.closedNotice('closed.not_hers', language),
    asking: views.statusView({ nextOn: '2026-09-30', stopped: false }, language),
    unplanned: views.statusView({ nextOn: undefined, stopped: false }, language),
    stopped: views.statusView({ nextOn: '2026-09-30', stopped: true }, language),
    notes: views.notesView(notes, language),
    noNotes: views.notesView([], language),
    brief: views.briefView(brief, language),
    briefWaiting: views.briefView(
      { ...brief, lines: [{ period, open: true, client: null, answer: undefined }] },
      language,
    ),
    briefSilent: views.briefView(
      { ...brief, lines: [{ period, open: false, client: null, answer: undefined }] },
      language,
    ),
    briefOfNothing: views.briefView(withNothing, language),
    recorded: views.talkRecorded(text, language),
    notYours: views.notYourBrief(language),
  };
}

function messages(text: string, period: string, language: Language): Record<string, Message> {
  const about = { occurrenceId: id, period, closesOn: '2026-09-30' };
  return {
    introduction: views.introductionMessage(text, language),
    prompt: views.invitation('prompt.text', about, language),
    reminder: views.invitation('reminder.text', about, language),
    answered: views.invitation('answered.text', about, language),
    retired: views.retired('prompt.retired', period, language),
    closed: views.retired('closed.text', period, language),
    brief: views.talkMessage({ name: text, personId: id, period }, language),
    talk: views.talkMessage({ name: text, personId: id, period, due: '2026-09-30' }, language),
  };
}

describe.each(languages)('what people see of the pulse in %s', language => {
  it('is what Slack accepts in every month, with no word of ours cut off', () => {
    for (const period of months) {
      for (const [name, view] of Object.entries(modals('Ana', period, language))) {
        expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
        expect(JSON.stringify(view)).not.toContain('…');
      }
      for (const [name, { text, blocks }] of Object.entries(messages('Ana', period, language))) {
        expect({ name, problems: messageProblems(blocks) }).toEqual({ name, problems: [] });
        expect(text).not.toBe('');
      }
    }
  });

  it.each(hostileIn(language))(
    'is what Slack accepts when all names and texts are %s, and only ever text',
    (_, text) => {
      for (const [name, view] of Object.entries(modals(text, '2026-09', language))) {
        expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
        expect({ name, markup: livingMarkup(view) }).toEqual({ name, markup: [] });
      }
      for (const [name, message] of Object.entries(messages(text, '2026-09', language))) {
        expect({ name, problems: messageProblems(message.blocks) }).toEqual({ name, problems: [] });
        expect({ name, markup: livingMarkup(message) }).toEqual({ name, markup: [] });
        expect([...message.text].length).toBeLessThan(40_000);
      }
    },
  );
});

describe('whatever anybody is called or writes', () => {
  it('Slack accepts what is drawn of it, and reads no markup in it', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...languages), (text, language) => {
        for (const view of Object.values(modals(text, '2026-03', language)))
          expect([viewProblems(view), livingMarkup(view)]).toEqual([[], []]);
        for (const message of Object.values(messages(text, '2026-03', language)))
          expect([messageProblems(message.blocks), livingMarkup(message)]).toEqual([[], []]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the brief', () => {
  const briefOf = (scores: readonly (number | null)[]) => {
    const lines = scores.map((score, i) => ({
      period: `2026-0${i + 1}`,
      open: false,
      client: 'Sampo',
      answer: score === null ? undefined : anAnswer(null, { score }),
    }));
    const rest = {
      personId: id,
      name: 'Ana',
      lastActions: undefined,
      heldOn: undefined,
      actions: undefined,
      fromClients: [],
    };
    return JSON.stringify(
      views.briefView({ ...rest, period: `2026-0${scores.length}`, lines, today: '2026-09-30' }, 'en'),
    );
  };

  it.each([
    { scores: [8, 3], says: 'Lower than last time.' },
    { scores: [3, 8], says: 'Higher than last time.' },
    { scores: [8, null, 8], says: 'The same as last time.' },
    { scores: [3, null], says: 'No answer this month.' },
  ])('of $scores says: $says', ({ scores, says }) => {
    expect(briefOf(scores)).toContain(says);
  });

  it('compares a first answer with nothing', () => {
    expect(briefOf([null, 8])).not.toContain('last time.');
  });

  it('shows the raw values of six months, the newest last', () => {
    expect(briefOf([8, 7, null, 6, 5, 4])).toContain(
      'January: 8 · February: 7 · March: no answer · April: 6 · May: 5 · June: 4',
    );
  });
});

describe('every question', () => {
  it('is asked in five languages, with all its answers', () => {
    for (const language of languages)
      for (const question of questions) {
        const model = {
          occurrenceId: id,
          period: '2026-09',
          question,
          readerName: 'Kari',
          projects: [],
          before: undefined,
          quietWay: 'x.y.z',
        };
        const texts = JSON.stringify(views.checkInForm(model, language));
        expect(viewProblems(views.checkInForm(model, language))).toEqual([]);
        for (const support of supports) expect(texts).toContain(`"value":"${support}"`);
      }
  });
});
