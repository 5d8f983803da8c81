import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { formVersion, longestWhy } from '../../../src/enps/rules.ts';
import { answerCallback, withdrawAction } from '../../../src/enps/views/form.ts';
import { openAnswerAction } from '../../../src/enps/views/ids.ts';
import { memoryKeys } from '../../../src/keys/memory-keys.ts';
import { viewProblems } from '../../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../../src/slack/blocks.ts';
import type { FormState } from '../../../src/slack/form.ts';
import type { ClickReply, SubmissionReply } from '../../../src/slack/listeners.ts';
import { seededBytes } from '../../support/chance.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { closesAt, midway, type SurveyFirm, surveyFirm, tablesOf, wordsOf } from './firm.ts';

const typed = (value: string) => ({ why: { why: { value } } });
const chosen = (value: string) => ({ score: { score: { selected_option: { value } } } });

/** A form with what somebody filled in, as Slack sends it. */
const filled = (view: ModalView, ...fields: FormState[]): FormState => {
  const blocks = view.blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), Object.assign({}, ...fields));
};
const viewOf = (reply: ClickReply | SubmissionReply): ModalView => {
  if (typeof reply === 'string' || 'say' in reply || 'errors' in reply) throw new Error('no view came');
  const view = 'open' in reply ? reply.open : 'push' in reply ? reply.push : reply.update;
  expect(viewProblems(view)).toEqual([]);
  return view;
};
const metadata = (roundId: string, version = formVersion) => JSON.stringify({ r: roundId, v: version });

/** What somebody does with her survey, at some moment; `over` replaces ports. */
function hands(survey: SurveyFirm, personId: string, at = midway, over: Parameters<SurveyFirm['listenersAt']>[1] = {}) {
  const { clicks, submissions } = survey.listenersAt(at, over);
  const slackUserId = survey.firm.slackIdOf(personId);
  const click = (action: string, value: string, view?: ModalView) =>
    clicks[action]?.({
      slackUserId,
      value,
      view: view && { metadata: view.private_metadata ?? '', state: filled(view) },
    }) ?? Promise.reject(new Error(`nobody listens to ${action}`));
  const submit = (state: FormState, about = metadata(survey.round.id)) =>
    submissions[answerCallback]?.({ slackUserId, metadata: about, state }) ??
    Promise.reject(new Error('nobody listens to the form'));
  return {
    click,
    submit,
    opens: async (roundId = survey.round.id) => viewOf(await click(openAnswerAction, roundId)),
    sends: async (...fields: FormState[]) =>
      submit(filled(viewOf(await click(openAnswerAction, survey.round.id)), ...fields)),
    withdraws: () => click(withdrawAction, survey.round.id),
  };
}

onDatabase('pglite', 'whoever is asked', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const connection = () => {
    if (!opened.connection) throw new Error('not open yet');
    return opened.connection;
  };
  const aSurvey = () => surveyFirm(connection());

  it('answers, finds her answer in the form again, changes and withdraws it', async () => {
    const survey = await aSurvey();
    const ana = hands(survey, survey.ana);
    expect(wordsOf((await ana.opens()).blocks)).toContain('12 February at 16:00');
    expect(wordsOf(viewOf(await ana.sends(chosen('0'), typed('  Too loud  '))).blocks)).toContain(
      'your answer is stored',
    );
    const again = await ana.opens();
    expect(filled(again)).toMatchObject({ ...chosen('0'), ...typed('Too loud') });
    expect(wordsOf(again.blocks)).toContain('Withdraw my answer');
    expect(viewOf(await ana.submit(filled(again, chosen('10'))))).toMatchObject({ type: 'modal' });
    expect(await survey.replies()).toEqual({ [survey.ana]: { score: 10, why: 'Too loud' } });
    expect(wordsOf(viewOf(await ana.withdraws()).blocks)).toContain('I will not remind you');
    expect(await survey.replies()).toEqual({ [survey.ana]: null });
    const empty = await ana.opens();
    expect(filled(empty)).toMatchObject({ score: { score: { selected_option: null } }, why: { why: { value: null } } });
    expect(wordsOf(empty.blocks)).toContain('You can still give one');
  });

  it('reads times by her own clock', async () => {
    const survey = await aSurvey();
    const mikko = hands(survey, survey.mikko);
    expect(wordsOf((await mikko.opens()).blocks)).toContain('12 February at 15:00');
    expect(wordsOf(viewOf(await mikko.sends(chosen('7'))).blocks)).toContain('12 February at 15:00');
  });

  it('opens the form from a message, and in the place of a modal that she clicked in', async () => {
    const survey = await aSurvey();
    const ana = hands(survey, survey.ana);
    expect(await ana.click(openAnswerAction, survey.round.id)).toHaveProperty('open');
    expect(await ana.click(openAnswerAction, survey.round.id, await ana.opens())).toHaveProperty('update');
  });

  it('waits for two round trips until she sees the form', async () => {
    const survey = await aSurvey();
    await hands(survey, survey.ana).sends(chosen('8'));
    const counted = { queries: 0 };
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        counted.queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await hands(survey, survey.ana, midway, { db: survey.db.withPlugin(counting) }).opens();
    expect(counted.queries).toBe(2);
  });

  it('is told what is missing or too long under the field', async () => {
    const survey = await aSurvey();
    const ana = hands(survey, survey.ana);
    const most = '😀'.repeat(longestWhy);
    const errorsOf = async (...fields: FormState[]) => {
      const reply = await ana.submit(Object.assign({}, ...fields));
      return typeof reply === 'object' && 'errors' in reply ? Object.keys(reply.errors) : [];
    };
    expect(await errorsOf()).toEqual(['score']);
    expect(await errorsOf(chosen('11'))).toEqual(['score']);
    expect(await errorsOf(chosen('-1'), typed(`${most}a`))).toEqual(['score', 'why']);
    expect(await errorsOf(chosen('5'), typed(`${most}a`))).toEqual(['why']);
    expect(await survey.replies()).toEqual({});
    expect(await errorsOf(chosen('5'), typed(most))).toEqual([]);
    expect(await survey.replies()).toEqual({ [survey.ana]: { score: 5, why: most } });
  });

  describe('keeps what she wrote, and is told why it does not count,', () => {
    const sent = Object.assign({}, chosen('3'), typed('Long thoughts'));
    const refusal = (reply: SubmissionReply): string => {
      if (typeof reply === 'string' || !('errors' in reply)) throw new Error('what she wrote is lost');
      expect(Object.keys(reply.errors)).toEqual(['score']);
      return reply.errors.score ?? '';
    };

    it('when the survey has closed meanwhile', async () => {
      const survey = await aSurvey();
      const late = hands(survey, survey.ana, closesAt.toISOString());
      expect(refusal(await late.submit(sent))).toContain('not counted');
      await survey.becomes('sealed', 'result');
      expect(refusal(await hands(survey, survey.ana).submit(sent))).toContain('not counted');
    });

    it('when she was not there at the opening, is nobody we know, or the survey is gone', async () => {
      const survey = await aSurvey();
      expect(refusal(await hands(survey, survey.nora).submit(sent))).toContain('employed here when it opened');
      expect(refusal(await hands(survey, randomUUID()).submit(sent))).toContain('employed here when it opened');
      const ana = hands(survey, survey.ana);
      expect(refusal(await ana.submit(sent, metadata(randomUUID())))).toContain('not there any more');
    });

    it('when the keys can’t be read', async () => {
      const survey = await aSurvey();
      const blind = hands(survey, survey.ana, midway, { keys: memoryKeys(seededBytes('none')) });
      expect(refusal(await blind.submit(sent))).toContain('did not take it');
      expect(await survey.replies()).toEqual({});
    });

    it('when the form’s words have changed since she opened it', async () => {
      const survey = await aSurvey();
      const ana = hands(survey, survey.ana);
      const old = metadata(survey.round.id, formVersion - 1);
      expect(refusal(await ana.submit(sent, old))).toContain('open it again');
      expect(await survey.replies()).toEqual({});
    });

    it('and when it is the withdrawal that is refused', async () => {
      const survey = await aSurvey();
      const late = hands(survey, survey.ana, closesAt.toISOString());
      const reply = await late.withdraws();
      expect(reply).toHaveProperty('push');
      expect(wordsOf(viewOf(reply).blocks)).toContain('has closed');
    });
  });

  it('leaves no trace but a sealed row: no line in the log, no row in any other table', async () => {
    const survey = await aSurvey();
    const before = await tablesOf(connection());
    const [ana, nora] = [hands(survey, survey.ana), hands(survey, survey.nora)];
    const late = hands(survey, survey.mikko, closesAt.toISOString());
    const blind = hands(survey, survey.mikko, midway, { keys: memoryKeys(seededBytes('none')) });
    const old = metadata(survey.round.id, formVersion + 1);
    await ana.sends(chosen('4'), typed('Words'));
    await ana.sends(chosen('5'));
    await ana.withdraws();
    await nora.opens();
    await nora.submit({ ...chosen('4') });
    await nora.withdraws();
    await late.opens();
    await late.submit({ ...chosen('4') });
    await blind.opens();
    await blind.submit({ ...chosen('4') });
    await ana.submit({ ...chosen('4') }, old);
    await ana.submit({}, 'nothing of ours');
    expect(survey.log.lines).toEqual([]);
    const after = await tablesOf(connection());
    expect(Object.keys(after).filter(table => after[table] !== before[table])).toEqual(['enps_answer']);
  });
});
