import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { agreementsOf, signedBefore } from '../../src/ledger/queries.ts';
import { mostAgreements } from '../../src/ledger/rules.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type GoalsFirm, goalsFirm } from './goals-firm.ts';

onBothKinds('an agreement', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<GoalsFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return goalsFirm(opened.connection);
  };

  it('is written by the lead or the lead developer, and signed off by the lead alone or who stands in', async () => {
    const { as, lead, deputy, mikko, developer, gone, terms, firm, db, clientId, agreement, said } = await aFirm();
    for (const other of [deputy, developer]) expect((await as(other).writes()).outcome).toBe('not_yours');
    const unknown = terms({ owner: firm.slackIdOf(gone) });
    expect((await as(mikko).writes(unknown)).outcome).toBe('owner_unknown');
    expect((await as(mikko).writes(terms(), 'no id')).outcome).toBe('not_yours');
    const { id, outcome } = await as(mikko).writes();
    expect([outcome, (await as(mikko).writes(terms({ content: 'Again' }), id)).outcome]).toEqual([
      'written',
      'written',
    ]);
    expect(await agreementsOf(db, clientId)).toMatchObject([{ id, content: 'Support', signedOff: false, version: 1 }]);
    expect(await said(id)).toEqual(['agreement_draft #1 2026-02-02T10:00']);
    for (const other of [mikko, developer, deputy]) expect(await as(other).signs(id, 1)).toBe('not_yours');
    expect(await as(lead).signs(id, 1)).toBe('signed');
    expect(await as(lead, '2026-02-03T10:00:00Z').signs(id, 1)).toBe('signed');
    expect(await agreement(id)).toMatchObject({ signedOffBy: 'Kari', signedOffAt: new Date('2026-02-02T10:00:00Z') });
    const { workspaceId } = firm;
    const row = { workspaceId, clientId, content: 'More', level: 'Any', fromDay: '2026-01-01', ownerId: lead };
    const written = { writtenBy: lead, writtenAt: new Date('2026-02-02') };
    const others = Array.from({ length: mostAgreements - 1 }, () => ({ id: randomUUID(), ...row, ...written }));
    await db.insertInto('agreement').values(others).execute();
    expect((await as(lead).writes()).outcome).toBe('too_many');
  });

  it('that is changed must be signed off anew, as it reads now; what was signed stays to be read', async () => {
    const { as, lead, mikko, developer, terms, agreement, db } = await aFirm();
    const { id } = await as(lead).writes();
    await as(lead).signs(id, 1);
    expect(await as(developer).changes(id, 1, terms({ content: 'Mine' }))).toBe('not_yours');
    expect(await as(mikko).changes(id, 1, terms())).toBe('changed');
    expect(await agreement(id)).toMatchObject({ version: 1, signedOff: true });
    const faster = terms({ level: 'Within an hour' });
    expect(await as(mikko).changes(id, 1, faster)).toBe('changed');
    expect(await as(mikko).changes(id, 1, faster)).toBe('changed');
    expect(await as(lead).changes(id, 1, terms({ level: 'Within two' }))).toBe('outdated');
    expect(await agreement(id)).toMatchObject({ version: 2, signedOff: false, level: 'Within an hour' });
    expect(await as(lead).signs(id, 1)).toBe('outdated');
    expect(await as(lead).signs(id, 2)).toBe('signed');
    expect(await as(lead).changes(id, 2, terms({ level: 'Within two' }))).toBe('changed');
    expect(await signedBefore(db, id, 5)).toMatchObject([
      { version: 2, level: 'Within an hour', signedOffBy: 'Kari' },
      { version: 1, level: 'Within a day', owner: 'Kari' },
    ]);
  });

  it('is extended under the signature of whoever may sign, to a later day only; a draft stays one', async () => {
    const { as, lead, mikko, agreement } = await aFirm();
    const [{ id }, draft] = [await as(lead).writes(), await as(lead).writes()];
    await as(lead).signs(id, 1);
    expect(await as(mikko).extends(id, 1, '2026-12-31')).toBe('not_yours');
    expect(await as(lead).extends(id, 1, '2026-06-30')).toBe('until_not_later');
    expect(await as(lead).extends(id, 1, '2066-06-29')).toBe('until_far');
    expect(await as(lead).extends(id, 1, '2026-12-31')).toBe('extended');
    expect(await as(lead).extends(id, 1, '2026-12-31')).toBe('extended');
    expect(await as(lead).extends(id, 1, '2027-12-31')).toBe('outdated');
    expect(await agreement(id)).toMatchObject({ version: 2, signedOff: true, untilDay: '2026-12-31' });
    expect(await as(lead).extends(draft.id, 1, '2026-12-31')).toBe('extended');
    expect(await agreement(draft.id)).toMatchObject({ version: 2, signedOff: false });
  });

  it('tells whoever may sign of a draft that somebody else wrote, as long as it is one', async () => {
    const { as, lead, mikko, deputy, terms, becomes, firm } = await aFirm();
    const [hers, his] = [(await as(lead).writes()).id, (await as(mikko).writes()).id];
    const at = '2026-02-03T07:00:00Z';
    expect([await becomes(hers, at), await becomes(his, at)]).toEqual([
      ['agreement_draft #1: self'],
      ['agreement_draft #1: owner'],
    ]);
    await as(mikko).changes(his, 1, terms({ content: 'More' }));
    expect(await becomes(his, at)).toEqual(['agreement_draft #1: changed', 'agreement_draft #2: owner']);
    const away = { firstDay: '2026-02-03', lastDay: '2026-02-06' };
    const row = { id: randomUUID(), workspaceId: firm.workspaceId, personId: lead, ...away };
    await firm.db.insertInto('absence').values(row).execute();
    expect(await becomes(his, at)).toEqual(['agreement_draft #1: changed', 'agreement_draft #2: deputy']);
    expect(await as(deputy, at).signs(his, 2)).toBe('signed');
    expect((await becomes(his, at)).at(-1)).toBe('agreement_draft #2: signed');
    await as(lead).ends(his);
    expect((await becomes(his, at)).at(-1)).toBe('agreement_draft #2: ended');
  });

  it('that may end with its last day may do so whatever else is changed, until that day is', async () => {
    const { as, lead, terms, agreement } = await aFirm();
    const { id } = await as(lead).writes();
    expect(await as(lead).letsEnd(id, 2)).toBe('outdated');
    expect(await as(lead).letsEnd(id, 1)).toBe('let_end');
    await as(lead).changes(id, 1, terms({ content: 'More' }));
    expect(await agreement(id)).toMatchObject({ letsEnd: true, version: 2 });
    await as(lead).changes(id, 2, terms({ content: 'More', until: '2026-07-01' }));
    expect(await agreement(id)).toMatchObject({ letsEnd: false, version: 3 });
  });

  it('that was ended takes nothing any more', async () => {
    const { as, lead, mikko, terms, agreement, db, clientId } = await aFirm();
    const { id } = await as(lead).writes();
    expect(await as(mikko).ends(id)).toBe('not_yours');
    expect(await as(lead).ends(id)).toBe('ended');
    expect(await as(lead, '2026-02-09T10:00:00Z').ends(id)).toBe('ended');
    expect((await agreement(id))?.endedOn).toBe('2026-02-02');
    const after = [
      await as(lead).signs(id, 1),
      await as(lead).changes(id, 1, terms({ content: 'More' })),
      await as(lead).extends(id, 1, '2026-12-31'),
      await as(lead).letsEnd(id, 1),
    ];
    expect(after).toEqual(['ended', 'ended', 'ended', 'ended']);
    expect(await agreementsOf(db, clientId)).toEqual([]);
  });

  it('is asked about once before its last day, which moves with it; not while work is paused, nor when it may end', async () => {
    const { as, lead, terms, until, wakesUp, said, mark, setEngagement } = await aFirm();
    const asked = async (id: string) => (await said(id)).filter(line => line.startsWith('agreement_end'));
    const [moved, quiet, late, open] = [
      await as(lead).writes(),
      await as(lead).writes(),
      await as(lead).writes(terms({ until: '2026-07-31' })),
      await as(lead).writes(terms({ until: null })),
    ];
    await until('2026-02-02T10:00:00Z', '2026-03-01T10:00:00Z');
    await as(lead, '2026-03-01T10:00:00Z').letsEnd(quiet.id, 1);
    await as(lead, '2026-03-01T10:00:00Z').changes(moved.id, 1, terms({ until: '2026-05-15' }));
    await until('2026-03-01T10:01:00Z', '2026-06-20T10:00:00Z');
    expect(await asked(moved.id)).toEqual(['agreement_end 2026-05-15 2026-04-15T06:00']);
    expect(await asked(quiet.id)).toEqual([]);
    // Other words and the same day are no second question; another day is.
    await as(lead, '2026-04-20T10:00:00Z').changes(moved.id, 2, terms({ until: '2026-05-15', content: 'More' }));
    await setEngagement('ended');
    await mark();
    await until('2026-06-20T10:00:00Z', '2026-07-05T10:00:00Z');
    expect([await asked(moved.id), await asked(late.id)]).toEqual([['agreement_end 2026-05-15 2026-04-15T06:00'], []]);
    await setEngagement('active');
    await mark();
    await wakesUp('2026-07-10T10:00:00Z');
    expect(await asked(late.id)).toEqual(['agreement_end 2026-07-31 2026-07-10T10:00']);
    await as(lead, '2026-07-10T10:00:00Z').extends(moved.id, 3, '2026-09-30');
    // Down over its last day: nobody is asked about what is over.
    await wakesUp('2026-07-10T10:01:00Z');
    await wakesUp('2026-10-01T06:00:00Z');
    expect([await asked(moved.id), await asked(open.id)]).toEqual([['agreement_end 2026-05-15 2026-04-15T06:00'], []]);
  });
});
