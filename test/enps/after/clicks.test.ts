import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { actionsOf } from '../../../src/enps/queries.ts';
import { addActionAction, changeActionAction, previewPostAction } from '../../../src/enps/views/actions.ts';
import { changeActionCallback, writeActionCallback } from '../../../src/enps/views/actions-form.ts';
import { settleActionAction, settleActionCallback } from '../../../src/enps/views/actions-settle.ts';
import { openActionsAction } from '../../../src/enps/views/ids.ts';
import { sendPostCallback } from '../../../src/enps/views/post.ts';
import { viewProblems } from '../../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../../src/slack/blocks.ts';
import type { FormState } from '../../../src/slack/form.ts';
import type { ClickReply, SubmissionReply } from '../../../src/slack/listeners.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { type AfterFirm, afterFirm, afterwards } from './firm.ts';

const text = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });
const day = (value: string | null) => ({ due: { due: { selected_date: value } } });

const viewOf = (reply: ClickReply | SubmissionReply | undefined): ModalView => {
  if (typeof reply !== 'object') throw new Error('nothing came');
  if (!('open' in reply || 'update' in reply)) throw new Error(`no view came: ${JSON.stringify(reply)}`);
  const view = 'open' in reply ? reply.open : reply.update;
  expect(viewProblems(view)).toEqual([]);
  return view;
};
const errorsOf = (reply: SubmissionReply | undefined) =>
  typeof reply === 'object' && 'errors' in reply ? Object.keys(reply.errors) : reply;

/** What somebody does in Slack at some moment. */
function hands({ listenersAt, slackOf }: AfterFirm, personId: string, at = afterwards) {
  const { clicks, submissions } = listenersAt(at);
  const slackUserId = slackOf(personId);
  return {
    clicks: async (action: string, value: string, inside?: ModalView) => {
      const view = inside && { metadata: inside.private_metadata ?? '', state: {} };
      return viewOf(await clicks[action]?.({ slackUserId, value, view }));
    },
    sends: async (callback: string, form: ModalView, ...fields: FormState[]) => {
      const blocks = form.blocks as KnownBlock[];
      const state = withValues(blocks, currentValues(blocks), Object.assign({}, ...fields));
      expect(form.callback_id).toBe(callback);
      return submissions[callback]?.({ slackUserId, metadata: form.private_metadata ?? '', state });
    },
  };
}

onDatabase('pglite', 'after a round', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<AfterFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return afterFirm(opened.connection);
  };

  it('leadership writes down what it heard; what is wrong is said under its field, and what was typed stays', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound();
    const elin = hands(firm, firm.elin);
    const list = await elin.clicks(openActionsAction, roundId);
    expect(JSON.stringify(list)).toContain('Nothing is written down yet.');
    const form = await elin.clicks(addActionAction, roundId, list);
    const typed = [text('said', 'Too many meetings'), text('answer', 'None on Fridays')];
    expect(errorsOf(await elin.sends(writeActionCallback, form))).toEqual(['answer', 'said']);
    expect(errorsOf(await elin.sends(writeActionCallback, form, ...typed))).toEqual(['due']);
    expect(errorsOf(await elin.sends(writeActionCallback, form, ...typed, day('2027-02-01')))).toEqual(['due']);
    const after = viewOf(await elin.sends(writeActionCallback, form, ...typed, day('2027-04-01')));
    expect(JSON.stringify(after)).toContain('*To do:* None on Fridays\\nElin, by 1 April 2027');
  });

  it('leadership that writes at the same time loses no words', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound();
    const { id } = await firm.as(firm.elin).writes(roundId);
    const [elin, kari] = [hands(firm, firm.elin), hands(firm, firm.kari)];
    const [hers, other] = [await elin.clicks(changeActionAction, id), await kari.clicks(changeActionAction, id)];
    viewOf(await elin.sends(changeActionCallback, hers, text('answer', 'Fewer')));
    expect(errorsOf(await kari.sends(changeActionCallback, other, text('answer', 'None')))).toEqual(['said']);
    expect((await firm.action(id))?.answer).toBe('Fewer');
    await firm.leads();
    expect(errorsOf(await elin.sends(changeActionCallback, hers, text('answer', 'None')))).toEqual(['said']);
  });

  it('whoever looks after something closes it from her reminder, and sees nothing else', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound({ comments: ['Secret words'] });
    const { id } = await firm.as(firm.elin).writes(roundId);
    await firm.as(firm.elin).writes(roundId, firm.words({ said: 'Another thing' }));
    const ana = hands(firm, firm.ana);
    const form = await ana.clicks(settleActionAction, id);
    expect(JSON.stringify(form)).toContain('Too many meetings');
    expect(JSON.stringify(form)).not.toMatch(/Secret|Another/);
    expect(errorsOf(await ana.sends(settleActionCallback, form, chosen('what', 'later')))).toEqual(['due']);
    expect(errorsOf(await ana.sends(settleActionCallback, form, chosen('what', 'done')))).toEqual(['answer']);
    const answered = [chosen('what', 'done'), text('answer', 'Fridays are free')];
    const thanks = viewOf(await ana.sends(settleActionCallback, form, ...answered));
    expect(JSON.stringify(thanks)).toContain('Thank you');
    expect(JSON.stringify(await ana.clicks(settleActionAction, id))).toContain('closed already');
    for (const action of [openActionsAction, addActionAction, previewPostAction])
      expect(JSON.stringify(await ana.clicks(action, roundId))).toContain('Only for leadership');
    expect(JSON.stringify(await ana.clicks(changeActionAction, id))).toContain('Only for leadership');
    expect(JSON.stringify(await hands(firm, firm.mikko).clicks(settleActionAction, id))).toContain('Somebody else');
    const stranger = { slackUserId: 'U0STRANGER', value: id, view: undefined };
    expect(JSON.stringify(await firm.listenersAt().clicks[settleActionAction]?.(stranger))).toContain(
      'Only for leadership',
    );
  });

  it('leadership reads what everybody will get, and sends it once', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound();
    const elin = hands(firm, firm.elin);
    const list = await elin.clicks(openActionsAction, roundId);
    expect(JSON.stringify(await elin.clicks(previewPostAction, roundId, list))).toContain('nothing to send yet');
    const { id } = await firm.as(firm.elin).writes(roundId);
    const read = await elin.clicks(previewPostAction, roundId, list);
    expect(JSON.stringify(read)).toContain('4 people get this');
    await firm.as(firm.elin).changes(id, 1, firm.words({ answer: 'Half as many' }));
    const anew = viewOf(await elin.sends(sendPostCallback, read));
    expect(JSON.stringify(anew)).toContain('Something was changed meanwhile');
    expect(JSON.stringify(anew)).toContain('Half as many');
    for (const _ of [1, 2])
      expect(JSON.stringify(viewOf(await elin.sends(sendPostCallback, anew)))).toContain('Sent to 4 people.');
    expect(await firm.outboxOf('enps.post')).toHaveLength(4);
    expect(JSON.stringify(await elin.clicks(previewPostAction, roundId))).toContain('today already');
    expect(JSON.stringify(await elin.clicks(openActionsAction, roundId))).toContain(
      'Last sent to everybody on 17 February',
    );
    expect(await actionsOf(firm.ports.db, roundId)).toHaveLength(1);
  });
});
