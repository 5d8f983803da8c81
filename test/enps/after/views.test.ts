import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionStates, mostActions, mostLines, nextPost, type PostLine, pageOf } from '../../../src/enps/rules.ts';
import { type ActionsNote, actionsView } from '../../../src/enps/views/actions.ts';
import { actionForm, actionRefused, newActionForm, readAction } from '../../../src/enps/views/actions-form.ts';
import { actionMessage, retiredActionMessage } from '../../../src/enps/views/actions-message.ts';
import {
  endedNotice,
  readSettlement,
  settledNotice,
  settleForm,
  settlementRefused,
} from '../../../src/enps/views/actions-settle.ts';
import { notForYou } from '../../../src/enps/views/actions-words.ts';
import { commentsView, noCommentsView, pageTarget } from '../../../src/enps/views/comments.ts';
import { fitsInPost, postMessage, postPreview, seenPost } from '../../../src/enps/views/post.ts';
import { type Language, languages } from '../../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../../src/sandbox/validator/index.ts';
import { currentValues } from '../../../src/sandbox/workspace/values.ts';
import type { KnownBlock, Message, ModalView } from '../../../src/slack/blocks.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { hostile, hostileIn, hostileText, livingMarkup } from '../../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const period = '2027-2';
const day = parseLocalDate('2027-09-30');
const seed = 'a'.repeat(32);
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

function postOf(text: string, count: number, owner = text) {
  const lines = Array.from({ length: count }, (_, at): PostLine => {
    const state = actionStates[at % actionStates.length] ?? 'open';
    return { actionId: String(at), version: 1, said: text, answer: text, state, owner, dueOn: day };
  });
  return { period, number: 1, ...nextPost(lines, [], fitsInPost) };
}

function modals(text: string, language: Language): Record<string, ModalView> {
  const line = { id, said: text, answer: text, owner: text, dueOn: day, endedOn: null, state: 'open' as const };
  const lines = [
    line,
    { ...line, dueOn: parseLocalDate('2027-01-01') },
    { ...line, state: 'done' as const, endedOn: day },
  ];
  const model = {
    roundId: id,
    period,
    actions: [...lines, { ...line, state: 'declined' as const, dueOn: null }],
    today: day,
  };
  const fields = {
    id,
    version: 3,
    said: text,
    answer: text,
    state: 'open' as const,
    ownerSlackId: 'U0ELIN0000',
    dueOn: day,
  };
  const post = { ...postOf(text, 30), roundId: id, receivers: 1, seen: '0123456789abcdef' };
  const notes: ActionsNote[] = [
    { note: 'no_actions' },
    { note: 'sent_today' },
    { note: 'nothing_new' },
    { note: 'sent', count: 2 },
  ];
  return {
    comments: commentsView({ roundId: id, period, seed, page: pageOf(many(20, text), 2, 8) }, language),
    ...Object.fromEntries(
      (['too_few', 'forgotten', 'none_written'] as const).map(why => [
        why,
        noCommentsView({ roundId: id, why, least: 8 }, language),
      ]),
    ),
    actions: actionsView({ ...model, toldOn: day }, language),
    fullOfActions: actionsView({ ...model, actions: many(mostActions, line), toldOn: undefined }, language),
    noActions: actionsView({ ...model, actions: [], toldOn: undefined }, language),
    ...Object.fromEntries(notes.map(note => [note.note, actionsView({ ...model, toldOn: day }, language, note)])),
    newAction: newActionForm({ id, roundId: id, ownerSlackId: 'U0ELIN0000' }, language),
    action: actionForm(fields, language),
    settle: settleForm(fields, language),
    settled: settledNotice(undefined, language),
    settledLater: settledNotice(day, language),
    ended: endedNotice(language),
    notForYou: notForYou(language),
    preview: postPreview({ ...post, more: 0 }, language),
    newPreview: postPreview({ ...post, number: 2, more: 3 }, language, true),
  };
}

function messages(text: string, language: Language): Record<string, Message> {
  const asked = { id, period, owner: text, dueOn: day };
  return {
    ...Object.fromEntries(
      (['given', 'due', 'late', 'contact'] as const).map(about => [about, actionMessage(asked, about, language)]),
    ),
    retired: retiredActionMessage(language),
    post: postMessage(postOf(text, 4), language),
    again: postMessage({ ...postOf(text, mostLines + 9), number: 2 }, language),
  };
}

describe.each(languages)('what people see after a round, in %s', language => {
  const looksRight = (text: string, check: (name: string, drawn: ModalView | Message) => void) => {
    for (const [name, view] of Object.entries(modals(text, language))) {
      expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
      check(name, view);
    }
    for (const [name, message] of Object.entries(messages(text, language))) {
      expect({ name, problems: messageProblems(message.blocks) }).toEqual({ name, problems: [] });
      expect([...message.text].length).toBeLessThan(3000);
      check(name, message);
    }
  };

  it('is what Slack accepts, with no word of ours cut off', () => {
    looksRight('Too many meetings', (name, drawn) =>
      expect({ name, cut: JSON.stringify(drawn).includes('…') }).toEqual({ name, cut: false }),
    );
  });

  it.each(hostileIn(language))('is what Slack accepts when all texts are %s, and only ever text', (_, text) => {
    looksRight(text, (name, drawn) => expect({ name, markup: livingMarkup(drawn) }).toEqual({ name, markup: [] }));
  });

  it('says why something was not stored, under a field that is there', () => {
    const fields = (view: ModalView | undefined) => Object.keys(currentValues((view?.blocks ?? []) as KnownBlock[]));
    const shown = modals('Meetings', language);
    const refusals = [
      'owner_unknown',
      'too_many',
      'outdated',
      'not_yours',
      'due_missing',
      'due_past',
      'due_far',
    ] as const;
    for (const why of refusals)
      expect(fields(shown.action)).toEqual(expect.arrayContaining(Object.keys(actionRefused(why, language))));
    for (const why of ['outdated', 'ended', 'not_yours', 'due_missing', 'due_past', 'due_far'] as const)
      expect(fields(shown.settle)).toEqual(expect.arrayContaining(Object.keys(settlementRefused(why, language))));
  });
});

describe('a post', () => {
  const line = fc.record({
    actionId: fc.uuid(),
    version: fc.constant(1),
    said: hostileText,
    answer: hostileText,
    state: fc.constantFrom(...actionStates),
    owner: hostileText,
    dueOn: fc.constant(day),
  });

  it('is taken by Slack in every language, whatever was written and however many lines there are', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), fc.constantFrom(...languages), (lines, language) => {
        const words = nextPost(lines, [], fitsInPost);
        const { blocks } = postMessage({ period, number: 1, ...words }, language);
        expect(messageProblems(blocks)).toEqual([]);
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(words.lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('holds all it was given of ordinary length', () => {
    const words = postOf(
      'We spend too much of the week in meetings, and nobody remembers why.',
      mostLines,
      'Ana Virtanen',
    );
    expect(words).toMatchObject({ lines: { length: mostLines }, more: 0 });
  });

  it('cuts nothing of the longest words there can be', () => {
    for (const char of ['&', '"', '😀', 'x']) {
      const text = char.repeat(500);
      expect(JSON.stringify(postMessage(postOf(text, 1, 'Ana'), 'fi').blocks)).not.toContain('…');
    }
  });

  it('is known again by what its preview carries', () => {
    const metadata = postPreview({ ...postOf('x', 1), roundId: id, receivers: 1, seen: 'abc' }, 'en').private_metadata;
    expect(seenPost(metadata ?? '')).toEqual({ roundId: id, number: 1, seen: 'abc' });
    for (const strange of ['', 'x y z', hostile.NUL ?? '']) expect(seenPost(strange).number).toBe(0);
  });
});

describe('a page’s button', () => {
  it('leads to a page of the same opening; what is none of ours opens anew', () => {
    expect(pageTarget(`${id} ${seed} 3`)).toEqual({ roundId: id, seed, page: 3 });
    for (const strange of [id, `${id} nothex 3`, `${id} ${seed} -1`, `${id} ${seed}`])
      expect(pageTarget(strange)).toEqual({ roundId: id });
  });
});

describe('a form', () => {
  const choose = (value: string) => ({ selected_option: { value } });
  const fields = {
    id,
    version: 3,
    said: 'Meetings',
    answer: 'Fewer',
    state: 'declined' as const,
    ownerSlackId: 'U0ELIN0000',
    dueOn: day,
  };

  it('of an action is read as it was drawn', () => {
    const read = readAction(currentValues(actionForm(fields, 'en').blocks as KnownBlock[]), 'en');
    expect(read).toEqual({
      ok: true,
      value: { said: 'Meetings', answer: 'Fewer', state: 'declined', owner: 'U0ELIN0000', dueOn: day },
    });
  });

  it('of an action says under each field what is missing or too long', () => {
    const state = {
      said: { said: { value: 'x'.repeat(501) } },
      answer: { answer: { value: '  ' } },
      state: { state: choose('postponed') },
      owner: { owner: { selected_user: null } },
      due: { due: { selected_date: '2027-02-30' } },
    };
    const read = readAction(state, 'en');
    expect(read.ok ? {} : read.errors).toEqual({
      said: expect.stringContaining('500'),
      answer: 'Please write a few words.',
      state: 'Please choose.',
      owner: 'Please choose.',
      due: 'Please choose a day.',
    });
  });

  it.each<[string, string | null, string | null, unknown]>([
    ['done', 'We did', null, { what: 'done', answer: 'We did' }],
    ['declined', 'Too dear', '2027-09-30', { what: 'declined', answer: 'Too dear' }],
    ['later', null, '2027-09-30', { what: 'later', dueOn: '2027-09-30' }],
    ['later', 'Soon', null, ['due']],
    ['done', null, '2027-09-30', ['answer']],
    ['declined', null, null, ['answer']],
    ['perhaps', 'We did', null, ['what']],
  ])('of how it stands, %s with “%s” and %s', (what, answer, due, expected) => {
    const state = {
      what: { what: choose(what) },
      answer: { answer: { value: answer } },
      due: { due: { selected_date: due } },
    };
    const read = readSettlement(state, 'en');
    expect(read.ok ? read.value : Object.keys(read.errors)).toEqual(expected);
  });
});
