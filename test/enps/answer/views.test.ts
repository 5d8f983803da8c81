import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../src/enps/rules.ts';
import { answerForm, type FormModel } from '../../../src/enps/views/form.ts';
import { invitationMessage, reminderMessage, voidMessage } from '../../../src/enps/views/invitation.ts';
import { refusedNotice, replied } from '../../../src/enps/views/replies.ts';
import { languages } from '../../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../../src/sandbox/validator/index.ts';
import type { KnownBlock } from '../../../src/slack/blocks.ts';
import { parseLocalDate, parseLocalTime } from '../../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../../support/hostile.ts';

const roundId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const closes = { date: parseLocalDate('2027-09-30'), time: parseLocalTime('16:00') };
const about = { roundId, closesOn: closes.date, leastAnswers: 5, leastComments: 8 };
const refusals = [
  'unknown',
  'not_open_yet',
  'closed',
  'void',
  'not_invited',
  'keys_unreadable',
] as const satisfies Refusal[];

const aForm = (before: FormModel['before']): FormModel => ({ roundId, closes, leastComments: 8, before });

describe.each(languages)('what whoever is asked sees in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and no markup of hers, when she wrote %s', (_, why) => {
    const views = [
      answerForm(aForm(undefined), language),
      answerForm(aForm('declined'), language),
      answerForm(aForm({ score: 0, why }), language),
      replied('thanks.answered', closes, language),
      replied('thanks.withdrawn', closes, language),
      ...refusals.map(refusal => refusedNotice(refusal, language)),
    ];
    for (const view of views) expect([viewProblems(view), livingMarkup(view)]).toEqual([[], []]);
    const messages = [invitationMessage(about, language), reminderMessage(about, language), voidMessage(language)];
    for (const { blocks } of messages) expect([messageProblems(blocks), livingMarkup(blocks)]).toEqual([[], []]);
  });

  it('begins with what becomes of her answer, above both fields', () => {
    const blocks = answerForm(aForm(undefined), language).blocks as KnownBlock[];
    expect(blocks.map(({ type }) => type)).toEqual(['section', 'input', 'input', 'actions']);
    expect(JSON.stringify(blocks[0])).toMatch(/30.*16[:.]00/);
  });

  it('asks before it takes anything back, in the same words whatever there is to lose', () => {
    const asks = [aForm(undefined), aForm({ score: 0, why: 'Too loud' })].map(form => {
      const blocks = answerForm(form, language).blocks as KnownBlock[];
      const [button] = blocks.flatMap(block => (block.type === 'actions' ? block.elements : []));
      return button?.type === 'button' ? button.confirm : undefined;
    });
    expect(asks[0]).toBeDefined();
    expect(asks[1]).toEqual(asks[0]);
  });

  it('says in the invitation from how many answers on there is a result and are comments, and who writes', () => {
    const words = (more: { readonly leastAnswers: number }) =>
      JSON.stringify(invitationMessage({ ...about, ...more }, language).blocks);
    expect(words({ leastAnswers: 5 })).toMatch(/ 5 .* 8\b/);
    expect(words({ leastAnswers: 12 })).toMatch(/ 12 .* 12\b/);
    expect(invitationMessage(about, language).blocks.at(-1)?.type).toBe('context');
    expect(words({ leastAnswers: 5 })).toMatch(/`\/hats help`.*`\/hats language`/);
  });

  it('offers eleven numbers', () => {
    const [, score] = answerForm(aForm(undefined), language).blocks;
    const numbers = [...JSON.stringify(score).matchAll(/"value":"(\d+)"/g)].map(([, value]) => value);
    expect(numbers).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });
});

describe('the form', () => {
  // Where something breaks the words about it stand under its first field.
  it('has the number as its first field', () => {
    const first = answerForm(aForm(undefined), 'en').blocks.find(({ type }) => type === 'input');
    expect(first?.block_id).toBe('score');
  });
});
