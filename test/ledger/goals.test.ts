import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { clientsWithoutGoal, endedGoals, goalsOf } from '../../src/ledger/queries.ts';
import { mostGoals } from '../../src/ledger/rules.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type GoalsFirm, goalsFirm } from './goals-firm.ts';

onBothKinds('a shared goal', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<GoalsFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return goalsFirm(opened.connection);
  };
  const both = { ours: true, theirs: true, note: null };

  it('is added once by whoever leads the client, with an owner who works here', async () => {
    const { as, lead, deputy, mikko, developer, gone, aGoal, firm, clientId, db } = await aFirm();
    for (const other of [deputy, mikko, developer]) expect((await as(other).adds()).outcome).toBe('not_yours');
    expect((await as(lead).adds(aGoal({ owner: firm.slackIdOf(gone) }))).outcome).toBe('owner_unknown');
    expect((await as(lead).adds(aGoal(), 'no id')).outcome).toBe('not_yours');
    expect(await clientsWithoutGoal(db, [clientId])).toEqual(new Set([clientId]));
    const { id, outcome } = await as(lead).adds();
    expect([outcome, (await as(lead).adds(aGoal({ words: 'Sent again' }), id)).outcome]).toEqual(['added', 'added']);
    expect(await goalsOf(db, clientId)).toMatchObject([
      {
        id,
        words: 'Refills without a phone call',
        owner: 'Kari',
        theirOwner: 'Tiina',
        since: '2026-02-02',
        version: 1,
      },
    ]);
    expect(await clientsWithoutGoal(db, [clientId])).toEqual(new Set());
    for (let more = 1; more < mostGoals; more += 1) expect((await as(lead).adds()).outcome).toBe('added');
    expect((await as(lead).adds()).outcome).toBe('too_many');
  });

  it('keeps what was said of it in its quarter while it reads the same, and is asked anew when it reads otherwise', async () => {
    const { as, lead, developer, aGoal, goal, firm } = await aFirm();
    const { id } = await as(lead).adds();
    const no = { goalId: id, version: 1, ours: true, theirs: false, note: 'Speed matters more' };
    expect(await as(developer).reviews(no)).toBe('not_yours');
    expect(await as(lead).reviews({ goalId: id, version: 1, ...both })).toBe('reviewed');
    expect(await as(lead).reviews(no)).toBe('reviewed');
    const said = { quarter: '2026-Q1', ours: true, theirs: false, note: 'Speed matters more' };
    expect((await goal(id))?.review).toEqual(said);
    // Half past midnight where the client is: the new quarter.
    expect(await as(lead, '2026-03-31T21:30:00Z').reviews({ goalId: id, version: 1, ...both })).toBe('reviewed');
    expect((await goal(id))?.review).toEqual({ quarter: '2026-Q2', ...both });
    const owned = aGoal({ owner: firm.slackIdOf(developer) });
    expect(await as(lead).rewords(id, 1, owned)).toBe('changed');
    expect(await goal(id)).toMatchObject({ owner: 'Ana', version: 2, review: { quarter: '2026-Q2' } });
    expect(await as(lead).rewords(id, 2, { ...owned, target: 'below five' })).toBe('changed');
    expect(await goal(id)).toMatchObject({ target: 'below five', version: 3, review: undefined });
    expect(await as(lead).reviews({ goalId: id, version: 2, ...both })).toEqual({ outdated: [id] });
  });

  it('tells the later of two who change it, and loses nothing', async () => {
    const { as, lead, developer, aGoal, goal } = await aFirm();
    const { id } = await as(lead).adds();
    expect(await as(developer).rewords(id, 1, aGoal({ target: 'mine' }))).toBe('not_yours');
    expect(await as(lead).rewords(id, 1, aGoal({ target: 'below five' }))).toBe('changed');
    expect(await as(lead).rewords(id, 1, aGoal({ target: 'below five' }))).toBe('changed');
    expect(await as(lead).rewords(id, 1, aGoal({ target: 'below two' }))).toBe('outdated');
    expect(await goal(id)).toMatchObject({ target: 'below five', version: 2 });
  });

  it('that ended stays to be read, with how it ended, and is asked about no more', async () => {
    const { as, lead, aGoal, clientId, db } = await aFirm();
    const { id } = await as(lead).adds();
    expect(await as(lead).rewords(id, 1, aGoal(), 'reached')).toBe('changed');
    expect(await as(lead).rewords(id, 1, aGoal(), 'reached')).toBe('changed');
    expect(await as(lead).rewords(id, 1, aGoal(), 'dropped')).toBe('ended');
    expect(await as(lead).rewords(id, 1, aGoal({ words: 'Other' }))).toBe('ended');
    expect(await as(lead).reviews({ goalId: id, version: 1, ...both })).toEqual({ outdated: [id] });
    expect(await goalsOf(db, clientId)).toEqual([]);
    expect(await endedGoals(db, clientId, 3)).toMatchObject([{ id, endedOn: '2026-02-02', outcome: 'reached' }]);
  });

  it('is asked about once a quarter on the client’s day, unless it was reviewed; after downtime only in the quarter that it still is', async () => {
    const { as, lead, clientId, mark, until, wakesUp, said, ran, becomes, setEngagement } = await aFirm();
    await mark();
    await until('2026-01-12T09:00:00Z', '2026-02-28T10:00:00Z');
    expect(await said(clientId)).toEqual(['goals 2026-Q1 2026-01-30T07:00']);
    const { id } = await as(lead).adds();
    await as(lead, '2026-04-02T10:00:00Z').reviews({ goalId: id, version: 1, ...both });
    await until('2026-04-02T10:00:00Z', '2026-05-02T10:00:00Z');
    expect(await said(clientId)).toHaveLength(1);
    // Down from May to the end of November: the third quarter is over, the fourth is not.
    await wakesUp('2026-11-30T08:00:00Z');
    expect(await said(clientId)).toEqual(['goals 2026-Q1 2026-01-30T07:00', 'goals 2026-Q4 2026-11-30T08:00']);
    // What was to be said still waits when work ends, or is settled otherwise.
    expect((await becomes(clientId, '2026-11-30T09:00:00Z')).at(-1)).toBe('goals 2026-Q4: owner');
    await as(lead, '2026-11-30T10:00:00Z').reviews({ goalId: id, version: 1, ...both });
    expect((await becomes(clientId, '2026-11-30T11:00:00Z')).at(-1)).toBe('goals 2026-Q4: reviewed');
    await setEngagement('ended');
    expect((await becomes(clientId, '2026-12-01T09:00:00Z')).at(-1)).toBe('goals 2026-Q4: paused');
    await until('2026-12-01T08:00:00Z', '2027-03-01T08:00:00Z');
    expect(await said(clientId)).toHaveLength(2);
    expect(await ran(clientId)).toEqual([
      '2026-Q1 closed asked',
      '2026-Q2 closed reviewed',
      '2026-Q3 skipped downtime',
      '2026-Q4 closed asked',
      '2027-Q1 not_applicable paused',
    ]);
    await setEngagement('active');
    await mark();
    await until('2027-03-01T08:00:00Z', '2027-05-01T08:00:00Z');
    expect((await said(clientId)).at(-1)).toBe('goals 2027-Q2 2027-04-28T06:00');
  });
});
