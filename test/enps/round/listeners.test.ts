import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import * as queries from '../../../src/enps/queries.ts';
import { formVersion } from '../../../src/enps/rules.ts';
import { seal, tokenOf } from '../../../src/enps/seal.ts';
import { openActionsAction, openAnswerAction, openCommentsAction, prepareAction } from '../../../src/enps/views/ids.ts';
import { prepareCallback } from '../../../src/enps/views/prepare.ts';
import { changePlanAction, confirmCallback } from '../../../src/enps/views/prepare-preview.ts';
import { roundVoice } from '../../../src/enps/views/prepare-words.ts';
import { askCallOffAction, callOffCallback } from '../../../src/enps/views/status.ts';
import type { Keys } from '../../../src/keys/keys.ts';
import { viewProblems } from '../../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../../src/slack/blocks.ts';
import type { FormState } from '../../../src/slack/form.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { noon, type PlanningFirm, planningFirm, unkept } from './firm.ts';

const say = roundVoice('en');

const typed = {
  opensOn: '2027-02-01',
  lengthDays: '14',
  leastInvited: '8',
  leastAnswers: '6',
  leastComments: '9',
} as const;
type Typed = Readonly<Record<keyof typeof typed, string>>;

const formState = ({ opensOn, ...numbers }: Typed): FormState => ({
  opensOn: { opensOn: { selected_date: opensOn } },
  ...Object.fromEntries(Object.entries(numbers).map(([field, value]) => [field, { [field]: { value } }])),
});

/** What a form's fields begin with. */
function initialIn({ blocks }: ModalView): Record<string, string | undefined> {
  const fields = blocks.flatMap(block => {
    if (block.type !== 'input' || !('element' in block)) return [];
    const { element } = block;
    const initial =
      element.type === 'datepicker'
        ? element.initial_date
        : element.type === 'plain_text_input'
          ? element.initial_value
          : undefined;
    return [[block.block_id, initial] as const];
  });
  return Object.fromEntries(fields);
}

const actionsIn = (view: ModalView): string[] =>
  [...JSON.stringify(view).matchAll(/"action_id":"([^"]+)"/g)].flatMap(([, action]) => action ?? []);
const wordsIn = (view: ModalView): string => JSON.stringify(view.blocks);

onDatabase('pglite', 'planning in Slack', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (facts: Parameters<typeof planningFirm>[1] = {}): Promise<PlanningFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return planningFirm(opened.connection, facts);
  };

  /** Somebody at her Slack, at some time. */
  const at = (firm: PlanningFirm, personId: string, now = noon, keys?: Keys) => {
    const { clicks = {}, submissions = {}, commands = {} } = keys ? firm.listeners(now, keys) : firm.listeners(now);
    const slackUserId = firm.slackIdOf(personId);
    const checked = (view: ModalView): ModalView => {
      expect(viewProblems(view)).toEqual([]);
      return view;
    };
    return {
      looks: async () => {
        const reply = await commands.enps?.run({ slackUserId, rest: '' });
        if (!reply || !('open' in reply)) throw new Error('no modal');
        return checked(reply.open);
      },
      clicks: async (action: string, value: string, metadata?: string) => {
        const view = metadata === undefined ? undefined : { metadata, state: {} };
        const reply = await clicks[action]?.({ slackUserId, value, view });
        if (typeof reply !== 'object' || !('open' in reply || 'update' in reply)) throw new Error('no modal');
        return checked('open' in reply ? reply.open : reply.update);
      },
      /** The modal that a form becomes. */
      sends: async (callback: string, metadata: string, state: FormState = {}) => {
        const reply = await submissions[callback]?.({ slackUserId, metadata, state });
        if (typeof reply !== 'object' || !('update' in reply)) throw new Error('the form stays');
        return checked(reply.update);
      },
      /** What is said under its fields, while it stays as it was filled in. */
      fails: async (values: Typed) => {
        const reply = await submissions[prepareCallback]?.({ slackUserId, metadata: 'new', state: formState(values) });
        if (typeof reply !== 'object' || !('errors' in reply)) throw new Error('nothing was wrong');
        return reply.errors;
      },
    };
  };
  const previewFor = async (firm: PlanningFirm, who: string, now = noon, keys?: Keys) =>
    await at(firm, who, now, keys).sends(prepareCallback, 'new', formState(typed));

  it('goes from the proposal to the form, the preview and the confirmed round', async () => {
    const firm = await aFirm();
    const elin = at(firm, firm.elin);
    const form = await elin.clicks(prepareAction, 'new');
    expect(initialIn(form)).toEqual({
      ...{ opensOn: '2027-02-01', lengthDays: '14' },
      ...{ leastInvited: '7', leastAnswers: '5', leastComments: '8' },
    });
    const preview = await previewFor(firm, firm.elin);
    expect(await firm.rounds()).toEqual([]);
    expect(actionsIn(preview)).toEqual([changePlanAction]);
    for (const words of ['Monday 1 February', 'Monday 15 February', 'Suomi', 'Dansk', '12 people', 'Europe/Helsinki'])
      expect(wordsIn(preview)).toContain(words);
    const back = await elin.clicks(changePlanAction, 'change', preview.private_metadata);
    expect(initialIn(back)).toEqual(typed);
    const status = await elin.sends(confirmCallback, preview.private_metadata ?? '');
    expect(wordsIn(status)).toContain(say('said.confirmed'));
    expect(await firm.round()).toMatchObject({ state: 'confirmed', leastAnswers: 6 });
  });

  it('says of a day that has begun that it opens at once', async () => {
    const firm = await aFirm();
    const morning = '2027-02-01T08:00:00Z';
    expect(wordsIn(await previewFor(firm, firm.elin, morning))).toContain('as soon as you confirm');
    expect(wordsIn(await previewFor(firm, firm.elin, '2027-01-31T08:00:00Z'))).not.toContain('as soon as you confirm');
  });

  it('lets the planned round be changed, and called off', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    const elin = at(firm, firm.elin);
    const status = await elin.looks();
    expect(actionsIn(status)).toEqual([prepareAction, askCallOffAction]);
    const form = await elin.clicks(prepareAction, id, '');
    expect(form.private_metadata).toBe(id);
    const preview = await elin.sends(prepareCallback, id, formState({ ...typed, opensOn: '2027-03-01' }));
    await elin.sends(confirmCallback, preview.private_metadata ?? '');
    const changed = await firm.round();
    expect(changed).toMatchObject({ opensOn: '2027-03-01', period: '2027' });
    const asked = await elin.clicks(askCallOffAction, changed.id, '');
    expect((await firm.round()).state).toBe('confirmed');
    const after = await elin.sends(callOffCallback, asked.private_metadata ?? '');
    expect(wordsIn(after)).toContain(say('said.called_off'));
    expect((await firm.rounds()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('shows whoever wants to plan beside a round how that one stands', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    const elin = at(firm, firm.elin);
    expect((await elin.clicks(prepareAction, 'new')).callback_id).toBe('enps.round.close');
    expect((await elin.clicks(prepareAction, randomUUID())).callback_id).toBe('enps.round.close');
    await firm.becomes(id, { state: 'open', invited: 12 });
    expect((await elin.clicks(prepareAction, id)).callback_id).toBe('enps.round.close');
    expect((await elin.clicks(askCallOffAction, id)).callback_id).toBe('enps.round.close');
    const late = await elin.sends(callOffCallback, id);
    expect(wordsIn(late)).toContain('can’t be called off any more');
  });

  describe('what was typed stays', () => {
    it.each<[string, Partial<Typed>, string]>([
      ['a word for a number', { leastAnswers: 'five' }, 'leastAnswers'],
      ['half a number', { lengthDays: '7.5' }, 'lengthDays'],
      ['nothing', { leastComments: '' }, 'leastComments'],
      ['a day that is none', { opensOn: '2027-02-30' }, 'opensOn'],
      ['a day that has passed', { opensOn: '2027-01-12' }, 'opensOn'],
      ['too few days', { lengthDays: '6' }, 'lengthDays'],
      ['a threshold that was lowered', { leastInvited: '6', leastAnswers: '5' }, 'leastInvited'],
      ['more people than there are', { leastInvited: '13' }, 'leastInvited'],
      ['more answers than people', { leastAnswers: '9' }, 'leastAnswers'],
    ])('%s is said under its field', async (_what, changes, field) => {
      const firm = await aFirm();
      expect(await at(firm, firm.elin).fails({ ...typed, ...changes })).toEqual({
        [field]: expect.stringMatching(/\w/),
      });
    });

    it('where nothing can be planned', async () => {
      const firm = await aFirm();
      await firm.as(firm.elin).confirms();
      const reply = () => at(firm, firm.elin).fails(typed);
      expect(await reply()).toEqual({ opensOn: say('error.another') });
      await firm.becomes((await firm.round()).id, { state: 'closed', outcome: 'too_few' });
      expect(await reply()).toEqual({ opensOn: say('error.held') });
      const before = await aFirm({ live: false });
      expect(await at(before, before.elin).fails(typed)).toEqual({
        opensOn: say('error.before_go'),
      });
    });

    it('where somebody else was faster, with the reason on top', async () => {
      const firm = await aFirm();
      const preview = await previewFor(firm, firm.elin);
      await firm.as(firm.saara).confirms();
      const form = await at(firm, firm.elin).sends(confirmCallback, preview.private_metadata ?? '');
      expect(initialIn(form)).toEqual(typed);
      expect(wordsIn(form)).toContain(say('error.another'));
    });

    it('where the day has come to an end meanwhile', async () => {
      const firm = await aFirm();
      const preview = await previewFor(firm, firm.elin, '2027-02-01T08:00:00Z');
      const late = at(firm, firm.elin, '2027-02-01T12:00:00Z');
      const form = await late.sends(confirmCallback, preview.private_metadata ?? '');
      expect(initialIn(form)).toEqual(typed);
      expect(wordsIn(form)).toContain(say('error.today_over'));
    });

    it('where the keys can’t be kept', async () => {
      const firm = await aFirm();
      const preview = await previewFor(firm, firm.elin);
      const keyless = at(firm, firm.elin, noon, unkept);
      const form = await keyless.sends(confirmCallback, preview.private_metadata ?? '');
      expect(initialIn(form)).toEqual(typed);
      expect(wordsIn(form)).toContain(say('error.keys'));
      expect(await firm.rounds()).toEqual([]);
    });

    it('where she may not plan any more', async () => {
      const firm = await aFirm();
      const preview = await previewFor(firm, firm.elin);
      await firm.db.updateTable('setting').set({ value: '[]' }).where('workspaceId', '=', firm.workspaceId).execute();
      const elin = at(firm, firm.elin);
      expect(await elin.fails(typed)).toEqual({ opensOn: say('refused.text') });
      const form = await elin.sends(confirmCallback, preview.private_metadata ?? '');
      expect(initialIn(form)).toEqual(typed);
      expect(await firm.rounds()).toEqual([]);
    });
  });

  it('a consultant can neither plan nor see how many have replied; whether she answered or is asked shows nowhere', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    const mikko = at(firm, firm.mikko);
    expect(actionsIn(await mikko.looks())).toEqual([]);
    expect(wordsIn(await mikko.clicks(prepareAction, 'new'))).toContain(say('refused.text'));
    expect(wordsIn(await mikko.clicks(askCallOffAction, id))).toContain(say('refused.text'));
    expect(wordsIn(await mikko.sends(callOffCallback, id))).toContain(say('refused.text'));
    await firm.becomes(id, { state: 'open', invited: 12, replyStep: 4 });
    const his = await mikko.looks();
    expect(actionsIn(his)).toEqual([openAnswerAction]);
    expect(wordsIn(his)).not.toContain('40%');
    // One who was invited, one who was not: the same, byte by byte.
    const [colleague = ''] = firm.others;
    await firm.db
      .transaction()
      .execute(tx => queries.insertInvited(tx, { id, workspaceId: firm.workspaceId }, [colleague]));
    expect(JSON.stringify(await at(firm, colleague).looks())).toBe(JSON.stringify(his));
  });

  it('an admin plans it, and learns no more of the replies than anybody', async () => {
    const firm = await aFirm();
    await firm.as(firm.saara).confirms();
    const { id } = await firm.round();
    const saara = at(firm, firm.saara);
    expect(actionsIn(await saara.looks())).toEqual([prepareAction, askCallOffAction]);
    await firm.becomes(id, { state: 'open', invited: 12, replyStep: 4 });
    expect(wordsIn(await saara.looks())).not.toContain('40%');
    expect(wordsIn(await at(firm, firm.elin).looks())).toContain('40%');
  });

  it.each<[string, number, number | null, string]>([
    ['before the first count', 12, null, say('replies.not_yet', { day: 'Tuesday 2 February' })],
    ['hardly any', 12, 0, say('replies.hardly')],
    ['some', 12, 4, say('replies.at_least', { percent: 40 })],
    ['nearly all, or all', 12, 9, say('replies.at_least', { percent: 90 })],
    ['of fewer than ten', 9, null, say('replies.never')],
  ])('leadership sees how many have replied in tens of percent: %s', async (_what, invited, replyStep, words) => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    await firm.becomes((await firm.round()).id, { state: 'open', invited, replyStep });
    expect(wordsIn(await at(firm, firm.elin).looks())).toContain(words);
  });

  it('two looks before it closes show the same bytes, whatever was answered, changed or withdrawn between them', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    await firm.becomes(id, { state: 'open', invited: 12, replyStep: 2 });
    const { workspaceId, ports } = firm;
    const pair = await ports.keys.read(id);
    if (!pair) throw new Error('no keys');
    const replies = async (personId: string, answer: Parameters<typeof seal>[2]) => {
      const token = tokenOf(pair, personId);
      const sealed = seal(pair, { roundId: id, token }, answer, ports.random);
      await firm.db.transaction().execute(tx => queries.keepAnswer(tx, { roundId: id, workspaceId, token, sealed }));
    };
    const looks = async (now: string) => JSON.stringify(await at(firm, firm.elin, now).looks());
    const first = await looks('2027-02-04T08:00:00Z');
    expect(await looks('2027-02-04T08:01:00Z')).toBe(first);
    for (const personId of firm.others) await replies(personId, { score: 10, why: 'Good people' });
    expect(await looks('2027-02-04T09:00:00Z')).toBe(first);
    for (const personId of firm.others) await replies(personId, { score: 0, why: null });
    expect(await looks('2027-02-05T15:00:00Z')).toBe(first);
    for (const personId of firm.others) await replies(personId, null);
    expect(await looks('2027-02-12T08:00:00Z')).toBe(first);
    // Only the day's count changes it.
    await firm.becomes(id, { replyStep: 9 });
    expect(await looks('2027-02-12T09:00:00Z')).not.toBe(first);
  });

  it('offers no way in from the minute on in which it closes, be it sealed by then or not', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    await firm.becomes((await firm.round()).id, { state: 'open', invited: 12 });
    const looks = async (now: string) => at(firm, firm.mikko, now).looks();
    expect(actionsIn(await looks('2027-02-15T13:59:59Z'))).toEqual([openAnswerAction]);
    expect(actionsIn(await looks('2027-02-15T14:00:00Z'))).toEqual([]);
    expect(wordsIn(await looks('2027-02-15T14:00:00Z'))).toContain(say('status.counting'));
  });

  it('shows no result before the keys are destroyed, then the number to leadership alone', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    const { id } = await firm.round();
    const { workspaceId } = firm;
    const counters = [0, 0, 0, 0, 0, 0, 2, 1, 2, 3, 4];
    const year = { workspaceId, year: 2027, roundId: id, invited: 12, critics: 2, passives: 3, promoters: 7, counters };
    await firm.db.transaction().execute(tx => queries.keepYear(tx, year));
    await firm.becomes(id, { state: 'sealed', outcome: 'result', invited: 12 });
    const later = '2027-02-16T08:00:00Z';
    const looks = async (who: string) => at(firm, who, later).looks();
    for (const who of [firm.elin, firm.saara, firm.mikko]) {
      expect(wordsIn(await looks(who))).toContain(say('status.counting'));
      expect(wordsIn(await looks(who))).not.toContain('+42');
    }
    await firm.becomes(id, { state: 'closed' });
    const told = await looks(firm.elin);
    expect(wordsIn(told)).toContain('+42');
    expect(actionsIn(told)).toEqual([prepareAction, openCommentsAction, openActionsAction]);
    expect(wordsIn(told)).toContain('1 February 2028');
    for (const who of [firm.saara, firm.mikko]) expect(wordsIn(await looks(who))).not.toContain('+42');
  });

  it('says of a round with too few answers only that', async () => {
    const firm = await aFirm();
    await firm.as(firm.elin).confirms();
    await firm.becomes((await firm.round()).id, { state: 'closed', outcome: 'too_few' });
    const told = await at(firm, firm.elin, '2027-02-16T08:00:00Z').looks();
    expect(wordsIn(told)).toContain(say('result.too_few', { year: '2027' }));
    expect(actionsIn(told)).toEqual([prepareAction]);
  });

  it('answers whoever it does not know, and whoever has left', async () => {
    const firm = await aFirm();
    const reply = await firm.listeners().commands?.enps?.run({ slackUserId: 'U0STRANGER', rest: '' });
    expect(JSON.stringify(reply)).toContain(say('refused.unknown'));
    const guest = await firm.person({ name: 'Gil', status: 'guest' });
    await firm.as(firm.elin).confirms();
    await firm.becomes((await firm.round()).id, { state: 'open', invited: 12 });
    expect(actionsIn(await at(firm, guest).looks())).toEqual([]);
    const form = await at(firm, firm.elin).sends(confirmCallback, JSON.stringify({ ...typed, formVersion }));
    expect(wordsIn(form)).toContain(say('error.again'));
  });
});
