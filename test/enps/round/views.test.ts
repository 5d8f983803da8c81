import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanFault, planFields } from '../../../src/enps/rules.ts';
import { faultWords, planMetadata, prepareForm, readPlan, travelledPlan } from '../../../src/enps/views/prepare.ts';
import { type PreviewModel, previewView } from '../../../src/enps/views/prepare-preview.ts';
import { proposalMessage, retiredProposal } from '../../../src/enps/views/proposal.ts';
import { callOffView, type StatusModel, statusView } from '../../../src/enps/views/status.ts';
import { languages } from '../../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../../src/sandbox/validator/index.ts';
import { addDays, parseLocalDate } from '../../../src/time/calendar.ts';
import { hostileText } from '../../support/hostile.ts';
import { aPlan } from './firm.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const day = parseLocalDate('2027-02-01');
const least = { invited: 7, answers: 5, comments: 8 };
const preview: PreviewModel = {
  ...{ plan: aPlan(), replaces: id, opensOn: day, closesOn: addDays(day, 14), opensAtOnce: false, invited: 1 },
  ...{ reminders: [addDays(day, 7), addDays(day, 10)], zone: 'Europe/Helsinki' },
};
const current = { id, isOpen: true, opensOn: day, closesOn: day, leastAnswers: 5, leastComments: 8 };
const status: StatusModel = {
  standing: { is: 'open', roundId: id, closesOn: day },
  ...{ mayAnswer: true, mayPlan: true, said: 'opened' },
  current: { ...current, replies: { invited: 1000, step: 4 } },
  result: { roundId: id, year: 2026, points: -100, caution: true, mayRead: true, mayAct: true },
};

describe.each(languages)('in %s', language => {
  it('every screen is one that Slack shows', () => {
    const screens = [
      prepareForm({ plan: aPlan(), replaces: undefined, least, troubles: ['one', 'two'] }, language),
      previewView(preview, language),
      previewView({ ...preview, opensAtOnce: true, reminders: [] }, language),
      statusView(status, language),
      statusView({ ...status, current: { ...current, isOpen: false, replies: undefined } }, language),
      statusView({ ...status, standing: { is: 'expected', day }, current: undefined, said: undefined }, language),
      callOffView({ id, opensOn: day }, language),
    ];
    expect(screens.flatMap(viewProblems)).toEqual([]);
    const messages = [true, false].map(isAgain => proposalMessage({ day, isAgain }, language));
    expect([...messages, retiredProposal(language)].flatMap(({ blocks }) => messageProblems(blocks))).toEqual([]);
  });

  it('the preview has each language’s invitation, and nothing in it that can be answered', () => {
    const drawn = JSON.stringify(previewView(preview, language));
    expect(drawn.match(/"action_id"/g)?.length).toBe(1);
    for (const own of ['English', 'Suomi', 'Svenska', 'Norsk bokmål', 'Dansk']) expect(drawn).toContain(own);
  });

  it('every fault has its words', () => {
    const faults: readonly PlanFault[] = [
      ...(['before_go', 'nobody_reads', 'another', 'past', 'today_over', 'far', 'held', 'too_soon'] as const),
      ...(['too_often', 'length', 'least_invited', 'few_people', 'least_answers', 'least_comments'] as const),
      'answers_over_invited',
    ];
    const words = faults.map(fault => faultWords(fault, { least, employees: 6, earliest: day }, language));
    expect(new Set(words).size).toBe(faults.length);
  });
});

describe('a plan', () => {
  const plans = fc.record({
    opensOn: fc.integer({ min: 0, max: 3000 }).map(days => addDays(day, days)),
    lengthDays: fc.nat(9999),
    leastInvited: fc.nat(9999),
    leastAnswers: fc.nat(9999),
    leastComments: fc.nat(9999),
  });

  it('travels through the preview, and comes back as it was', () => {
    fc.assert(
      fc.property(plans, fc.option(fc.uuid(), { nil: undefined }), (plan, replaces) => {
        expect(travelledPlan(planMetadata(plan, replaces))).toEqual({ plan, replaces });
      }),
    );
  });

  it('is read from the form as it stands in it', () => {
    fc.assert(
      fc.property(plans, plan => {
        const fields = planFields.map(field => {
          const value = String(plan[field]);
          return [field, { [field]: field === 'opensOn' ? { selected_date: value } : { value } }] as const;
        });
        expect(readPlan(Object.fromEntries(fields), 'en')).toEqual({ ok: true, plan });
      }),
    );
  });

  it('that is none of ours is none', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(travelledPlan(text)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
    for (const text of ['null', '{}', JSON.stringify({ ...aPlan(), replaces: 1 }), '{"opensOn":"2027-02-30"}'])
      expect(travelledPlan(text)).toBeUndefined();
  });
});
