import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { roundCadence } from '../../../src/enps/kinds.ts';
import { fingerprintOf } from '../../../src/keys/keys.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { aPlan, type PlanningFirm, planningFirm, unkept } from './firm.ts';

onBothKinds('planning a round', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (facts: Parameters<typeof planningFirm>[1] = {}): Promise<PlanningFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return planningFirm(opened.connection, facts);
  };
  const inAutumn = aPlan({ opensOn: parseLocalDate('2027-03-01') });

  it('confirmed, it has its row, its keys, and the hour at which it opens', async () => {
    const { as, elin, round, occurrences, livingKeys, ports } = await aFirm();
    expect(await as(elin).confirms(aPlan({ leastAnswers: 6 }))).toBe('confirmed');
    const planned = await round();
    expect(planned).toMatchObject({
      ...{ state: 'confirmed', period: '2027', opensOn: '2027-02-01', closesOn: '2027-02-15' },
      ...{ leastInvited: 7, leastAnswers: 6, leastComments: 8, confirmedBy: elin, invited: null },
      opensAt: new Date('2027-02-01T07:00:00Z'),
      closesAt: new Date('2027-02-15T14:00:00Z'),
    });
    expect(await livingKeys()).toEqual([planned.id]);
    const pair = await ports.keys.read(planned.id);
    expect(pair && fingerprintOf(pair)).toBe(planned.keyFingerprint);
    expect(await occurrences(roundCadence)).toMatchObject([
      {
        ...{ subjectId: planned.id, period: '2027', state: 'planned' },
        ...{ dueAt: planned.opensAt, closesAt: new Date('2027-03-01T14:00:00Z') },
      },
    ]);
  });

  it('is for leadership and admins, not for a consultant', async () => {
    const { as, mikko, saara, rounds, round, livingKeys } = await aFirm();
    expect(await as(mikko).confirms()).toBe('not_yours');
    expect([await rounds(), await livingKeys()]).toEqual([[], []]);
    expect(await as(saara).confirms()).toBe('confirmed');
    const { id } = await round();
    expect(await as(mikko).callsOff(id)).toBe('not_yours');
    expect((await round()).state).toBe('confirmed');
  });

  it('confirmed twice, be it by two people, is one round', async () => {
    const { as, elin, saara, rounds, livingKeys } = await aFirm();
    expect(await as(elin).confirms()).toBe('confirmed');
    expect(await as(elin).confirms()).toBe('confirmed');
    expect(await as(saara).confirms()).toBe('confirmed');
    expect((await rounds()).length).toBe(1);
    expect((await livingKeys()).length).toBe(1);
  });

  it('confirmed by two at the same moment, is one round with its keys, and whoever wanted another hears of it', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { as, elin, saara, round, rounds, livingKeys, occurrences } = await aFirm();
      const outcomes = await Promise.all([as(elin).confirms(), as(saara).confirms(inAutumn)]);
      expect(outcomes.filter(outcome => outcome === 'confirmed').length).toBe(1);
      expect(outcomes.filter(outcome => typeof outcome === 'object')).toMatchObject([
        { faults: { opensOn: 'another' } },
      ]);
      const { id } = await round();
      expect((await rounds()).length).toBe(1);
      expect(await livingKeys()).toEqual([id]);
      expect((await occurrences(roundCadence)).map(({ subjectId }) => subjectId)).toEqual([id]);
    }
  });

  it('confirmed by two at the same moment just the same, is what both wanted', async () => {
    const { as, elin, saara, rounds, livingKeys } = await aFirm();
    expect(await Promise.all([as(elin).confirms(), as(saara).confirms()])).toEqual(['confirmed', 'confirmed']);
    expect([(await rounds()).length, (await livingKeys()).length]).toEqual([1, 1]);
  });

  it('that was changed is another round with keys of its own, and the former is called off', async () => {
    const { as, elin, round, rounds, livingKeys, ports } = await aFirm();
    await as(elin).confirms();
    const before = await round();
    expect(await as(elin).confirms(inAutumn, before.id)).toBe('confirmed');
    const after = await round();
    expect(after).toMatchObject({ state: 'confirmed', period: '2027', opensOn: '2027-03-01' });
    expect(after.keyFingerprint).not.toBe(before.keyFingerprint);
    expect((await rounds()).map(({ period, state }) => `${period} ${state}`).toSorted()).toEqual([
      '2027 cancelled',
      '2027 confirmed',
    ]);
    expect(await livingKeys()).toEqual([after.id]);
    expect(await ports.keys.wereDestroyed(before.id, before.keyFingerprint)).toBe(true);
    // The same sent again, in place of what is gone: nothing more.
    expect(await as(elin).confirms(inAutumn, before.id)).toBe('confirmed');
    expect((await round()).id).toBe(after.id);
  });

  it('changed by two at the same moment, is one round', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { as, elin, saara, round, livingKeys } = await aFirm();
      await as(elin).confirms();
      const { id } = await round();
      const later = aPlan({ opensOn: parseLocalDate('2027-04-01') });
      const outcomes = await Promise.all([as(elin).confirms(inAutumn, id), as(saara).confirms(later, id)]);
      expect(outcomes.filter(outcome => outcome === 'confirmed').length).toBe(1);
      expect(await livingKeys()).toEqual([(await round()).id]);
    }
  });

  it('can’t be changed or called off once it is open', async () => {
    const { as, elin, round, becomes, livingKeys } = await aFirm();
    await as(elin).confirms();
    const { id } = await round();
    await becomes(id, { state: 'open', invited: 12 });
    expect(await as(elin).confirms(inAutumn, id)).toMatchObject({ faults: { opensOn: 'another' } });
    expect(await as(elin).callsOff(id)).toBe('opened');
    expect([(await round()).state, await livingKeys()]).toEqual(['open', [id]]);
  });

  it('called off, has no keys any more, and leaves room for another', async () => {
    const { as, elin, rounds, round, livingKeys } = await aFirm();
    await as(elin).confirms();
    const { id } = await round();
    expect(await as(elin).callsOff(id)).toBe('called_off');
    expect(await as(elin).callsOff(id)).toBe('called_off');
    expect(await livingKeys()).toEqual([]);
    expect((await rounds()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await as(elin).confirms()).toBe('confirmed');
    expect((await round()).period).toBe('2027');
  });

  it('of another firm is nobody’s here', async () => {
    const [ours, theirs] = [await aFirm(), await aFirm()];
    await theirs.as(theirs.elin).confirms();
    const { id } = await theirs.round();
    expect(await ours.as(ours.elin).callsOff(id)).toBe('not_yours');
    expect(await ours.as(ours.elin).callsOff('nothing of ours')).toBe('not_yours');
    expect(await ours.as(ours.elin).confirms(aPlan(), id)).toBe('confirmed');
    expect((await theirs.round()).state).toBe('confirmed');
  });

  it('whose keys can’t be kept is not written, and what it was to replace stays', async () => {
    const { as, elin, round, rounds } = await aFirm();
    expect(await as(elin, undefined, unkept).confirms()).toBe('keys_unkept');
    expect(await rounds()).toEqual([]);
    await as(elin).confirms();
    const { id } = await round();
    expect(await as(elin, undefined, unkept).confirms(inAutumn, id)).toBe('keys_unkept');
    expect(await round()).toMatchObject({ id, state: 'confirmed' });
  });

  it('is judged by how things are when it is confirmed', async () => {
    const before = await aFirm({ live: false });
    expect(await before.as(before.elin).confirms()).toMatchObject({ faults: { opensOn: 'before_go' } });
    const small = await aFirm({ employees: 6 });
    expect(await small.as(small.elin).confirms()).toMatchObject({ faults: { leastInvited: 'few_people' } });
    const { as, elin, saara, round, becomes, db } = await aFirm();
    expect(await as(elin, '2027-02-01T10:00:00Z').confirms()).toMatchObject({ faults: { opensOn: 'today_over' } });
    expect(await as(elin, '2027-02-01T09:00:00Z').confirms()).toBe('confirmed');
    await becomes((await round()).id, { state: 'closed', outcome: 'too_few' });
    const again = aPlan({ opensOn: parseLocalDate('2027-10-01') });
    expect(await as(elin, '2027-09-01T09:00:00Z').confirms(again)).toMatchObject({ faults: { opensOn: 'held' } });
    // Whoever was to read it has left.
    await db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', elin).execute();
    const next = aPlan({ opensOn: parseLocalDate('2028-02-01') });
    expect(await as(saara, '2027-09-01T09:00:00Z').confirms(next)).toMatchObject({
      faults: { opensOn: 'nobody_reads' },
    });
  });
});
