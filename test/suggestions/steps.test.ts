import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import type { Step } from '../../src/suggestions/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type IntakeFirm, intakeFirm } from './intake-firm.ts';

const assess = (changes: Partial<Extract<Step, { event: 'assess' }>> = {}): Step => ({
  ...{ event: 'assess', words: 'Worth it', goalId: undefined },
  ...changes,
});
const heard: Step = { event: 'acknowledge' };
const decide = (on = '2026-03-02'): Step => ({ event: 'decide', dueOn: day(on), words: 'A page with refills' });
const decline = (reason = 'Too dear'): Step => ({ event: 'decline', reason });
const answer = (on = '2026-02-02'): Step => ({ event: 'answer', toldOn: day(on), words: 'Thanked' });

onDatabase('postgres18', 'a suggestion', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<IntakeFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return intakeFirm(opened.connection);
  };

  it('goes its way to the answer, with a day by which each step is asked about, and tells it', async () => {
    const { as, lead, mikko, suggestion, history } = await aFirm();
    const { id } = await as(mikko).files();
    const goes = async (at: string, version: number, ...steps: Step[]) => {
      expect(await as(lead, `${at}T10:00:00Z`).takes(id, version, ...steps)).toBe('taken');
      const { state, nextOn } = await suggestion(id);
      return `${state} ${nextOn}`;
    };
    expect(await goes('2026-02-03', 1, { event: 'acknowledge' })).toBe('acknowledged 2026-02-17');
    expect(await goes('2026-02-04', 2, assess())).toBe('assessed 2026-02-18');
    expect(await goes('2026-02-05', 3, assess({ words: 'Still worth it' }))).toBe('assessed 2026-02-19');
    expect(await goes('2026-02-06', 4, decide())).toBe('decided 2026-03-02');
    const later: Step = { event: 'postpone', dueOn: day('2026-03-20'), words: 'Ana is ill' };
    expect(await goes('2026-02-27', 5, later)).toBe('decided 2026-03-20');
    expect(await goes('2026-03-19', 6, { event: 'finish', result: 'Built' })).toBe('done 2026-03-26');
    expect(await goes('2026-03-20', 7, answer('2026-03-19'))).toBe('answered null');
    expect(await suggestion(id)).toMatchObject({
      ...{ assessment: 'Still worth it', decision: 'A page with refills', dueOn: '2026-03-20', version: 8 },
      ...{ outcome: 'done', result: 'Built', endedOn: '2026-03-19', answeredOn: '2026-03-19', answer: 'Thanked' },
    });
    expect(await history(id)).toEqual([
      'received Mikko 2026-02-02',
      'acknowledge Kari',
      'assess Kari Worth it',
      'assess Kari Still worth it',
      'decide Kari 2026-03-02 A page with refills',
      'postpone Kari 2026-03-20 Ana is ill',
      'finish Kari Built',
      'answer Kari 2026-03-19 Thanked',
    ]);
  });

  it('is not assessed before the client knows that it was heard, and may then be decided on in one form', async () => {
    const { as, lead, suggestion, history } = await aFirm();
    const [yes, no] = [await as(lead).files(), await as(lead).files()];
    expect(await as(lead).takes(yes.id, 1, assess())).toBe('not_now');
    expect(await as(lead).takes(yes.id, 1, heard, assess(), decide())).toBe('taken');
    expect(await suggestion(yes.id)).toMatchObject({ state: 'decided', version: 2, nextOn: '2026-03-02' });
    expect((await history(yes.id)).slice(1)).toEqual([
      'acknowledge Kari',
      'assess Kari Worth it',
      'decide Kari 2026-03-02 A page with refills',
    ]);
    expect(await as(lead).takes(no.id, 1, heard, assess(), decline())).toBe('taken');
    expect(await suggestion(no.id)).toMatchObject({ state: 'declined', outcome: 'declined', result: 'Too dear' });
  });

  it('that two change at once is changed by the first; the second is told by whom, and the same form twice is one change', async () => {
    const { as, lead, deputy, mikko, isAway, suggestion, history } = await aFirm();
    const { id } = await as(mikko).files();
    await isAway(lead, '2026-02-02', '2026-02-03');
    expect(await as(deputy).takes(id, 1, heard, assess())).toBe('taken');
    const before = [await suggestion(id), await history(id)];
    expect(await as(lead).takes(id, 1, heard, assess({ words: 'Nonsense' }))).toEqual({
      refused: 'changed_meanwhile',
      by: 'Olav',
    });
    expect(await as(deputy).takes(id, 1, heard, assess({ words: 'Another' }))).toMatchObject({ by: 'Olav' });
    expect(await as(deputy).takes(id, 1, heard, assess(), decide())).toMatchObject({ by: 'Olav' });
    expect(await as(deputy).takes(id, 1, heard, assess())).toBe('taken');
    expect([await suggestion(id), await history(id)]).toEqual(before);
  });

  it('goes no way that is not its own', async () => {
    const { as, lead, suggestion, history } = await aFirm();
    const { id } = await as(lead).files();
    for (const steps of [
      [decide()],
      [decline()],
      [{ event: 'finish', result: 'Built' }],
      [answer()],
      [assess()],
      [heard, assess(), answer()],
      [],
    ] as Step[][])
      expect(await as(lead).takes(id, 1, ...steps)).toBe('not_now');
    expect(await as(lead).takes(id, 1, heard, assess(), decide('2026-02-01'))).toBe('day_past');
    expect(await as(lead).takes(id, 1, heard, assess(), decide('2029-01-01'))).toBe('day_far');
    expect([(await suggestion(id)).version, await history(id)]).toEqual([1, ['received Kari 2026-02-02']]);
    await as(lead).takes(id, 1, heard, assess(), decline());
    expect(await as(lead).takes(id, 2, answer('2026-02-03'))).toBe('told_coming');
    expect(await as(lead).takes(id, 2, answer('2026-02-01'))).toBe('told_early');
    expect(await as(lead).takes(id, 2, answer())).toBe('taken');
    expect(await as(lead).takes(id, 3, answer())).toBe('not_now');
    expect(await as(lead).takes(id, undefined, { event: 'acknowledge' })).toBe('not_now');
  });

  it('is taken further by its owner, its client’s lead or who stands in, and by nobody else', async () => {
    const { as, lead, deputy, mikko, ana, elin, guest, handOverTo, firm } = await aFirm();
    const { id } = await as(mikko).files();
    await firm.setting('leadership', [firm.slackIdOf(elin)]);
    for (const other of [mikko, ana, elin, guest, deputy])
      expect(await as(other).takes(id, 1, { event: 'acknowledge' })).toBe('not_yours');
    await handOverTo(id, ana);
    expect(await as(ana).takes(id, 2, { event: 'acknowledge' })).toBe('taken');
    expect(await as(lead).takes(id, 3, assess())).toBe('taken');
    for (const stray of [randomUUID(), 'no id'])
      expect(await as(lead).takes(stray, 1, heard, assess())).toBe('not_yours');
    const elsewhere = await aFirm();
    expect(await elsewhere.as(elsewhere.lead).takes(id, 4, assess())).toBe('not_yours');
  });

  it('may serve a goal of its own client, and keeps one that ended meanwhile', async () => {
    const { as, lead, aGoal, otherClientId, suggestion, db } = await aFirm();
    const { id } = await as(lead).files();
    const [own, other] = [await aGoal('Fewer calls'), await aGoal('Elsewhere', otherClientId)];
    for (const goalId of [other, randomUUID(), 'no id'])
      expect(await as(lead).takes(id, 1, heard, assess({ goalId }))).toBe('goal_unknown');
    expect(await as(lead).takes(id, 1, heard, assess({ goalId: own }))).toBe('taken');
    expect(await suggestion(id)).toMatchObject({ goalId: own, goal: 'Fewer calls' });
    const ended = { endedOn: '2026-02-02', outcome: 'reached' };
    await db.updateTable('goal').set(ended).where('id', '=', own).execute();
    expect(await as(lead).takes(id, 2, assess({ goalId: own }))).toBe('taken');
    expect(await as(lead).takes(id, 3, assess({ goalId: undefined }))).toBe('taken');
    expect((await suggestion(id)).goalId).toBe(own);
    expect(await as(lead).takes(id, 4, assess({ goalId: null }))).toBe('taken');
    expect(await as(lead).takes(id, 5, assess({ goalId: own }))).toBe('goal_unknown');
  });

  it('tells whoever passed it on, once, what became of it; not whoever answered herself', async () => {
    const { as, lead, mikko, becomes } = await aFirm();
    const [theirs, own] = [await as(mikko).files({ kind: 'need' }), await as(lead).files()];
    for (const { id } of [theirs, own]) await as(lead).takes(id, 1, heard, assess(), decline(), answer());
    await as(lead).takes(theirs.id, 1, heard, assess(), decline(), answer());
    const [message] = await becomes(theirs.id);
    expect((await becomes(theirs.id)).map(({ line }) => line)).toEqual([
      'answered morning: Mikko filer',
      'received morning: taken_up',
    ]);
    expect(message?.message?.text).toBe(
      'Apteekki Sampo has an answer to the need that you passed on: we don’t do it, and the client knows why.',
    );
    expect((await becomes(own.id)).map(({ line }) => line)).toEqual(['received morning: taken_up']);
  });

  it('that has its answer is not offered to anybody any more', async () => {
    const { as, lead, ana, isAskedToTake } = await aFirm();
    const { id } = await as(lead).files();
    await isAskedToTake(id, ana);
    expect(await as(ana).reads()).toMatchObject({ toTake: [{ id }] });
    await as(lead).takes(id, 1, heard, assess(), decline(), answer());
    expect(await as(ana).reads()).toMatchObject({ toTake: [], answered: [] });
  });
});
