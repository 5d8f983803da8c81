import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  acknowledge,
  addAction,
  analyse,
  askCheck,
  check,
  close,
  contain,
  dismiss,
  endAction,
  openRecord,
  reopen,
} from '../../src/deviations/deviations.ts';
import { notesAbout } from '../../src/deviations/queries.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, morning, opened, openHouse, stands } from './house.ts';

onDatabase('pglite', 'treating a deviation', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  const checkOn = '2026-12-10';
  const cause = { rootCause: 'The certificate had expired.', consequence: null, similarElsewhere: null };
  const action = (ownerId: string) => ({ id: randomUUID(), what: 'Renew it', ownerId, dueOn: '2026-12-04' });
  const kari = () => house.doing(house.people.kari);
  /** Something to be done by Kari, and done. */
  async function acts(id: string) {
    const given = action(house.people.kari);
    await addAction(await kari(), id, given);
    await endAction(await kari(), id, given.id, 'done');
  }

  it('goes the full path, each step once, and the history numbers them without a gap', async () => {
    const id = await house.reports();
    const doing = await kari();
    expect(stands(await acknowledge(doing, id))).toBe('acknowledged');
    expect(stands(await acknowledge(doing, id))).toBe('already');
    expect(stands(await askCheck(doing, id, checkOn))).toBe('already');
    expect(stands(await contain(doing, id, 'Ran it by hand'))).toBe('contained');
    expect(stands(await analyse(doing, id, cause))).toBe('analysed');
    const given = action(house.people.mikko);
    expect(stands(await addAction(doing, id, given))).toBe('acting');
    expect(stands(await addAction(doing, id, given))).toBe('acting');
    expect(stands(await askCheck(doing, id, checkOn))).toBe('open_action');
    expect(stands(await endAction(await house.doing(house.people.mikko), id, given.id, 'done'))).toBe('acting');
    expect(stands(await askCheck(doing, id, checkOn))).toBe('awaiting_check');
    const ana = await house.doing(house.people.ana);
    expect(stands(await check(ana, id, true, 'A week without a failure'))).toBe('closed');
    expect(await house.story(id)).toEqual([
      'reported Ana',
      'acknowledged Kari',
      'contained Kari',
      'analysed Kari',
      'action_added Kari → Mikko',
      'action_done Mikko',
      'check_asked Kari → Ana',
      'effective Ana',
      'closed Ana',
    ]);
    const history = await house.history(id);
    expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
    expect(await house.read(id)).toMatchObject({
      correction: 'Ran it by hand',
      rootCause: cause.rootCause,
      checkerName: 'Ana',
      closedAt: new Date(morning),
    });
    expect(await house.messages(id)).toEqual([
      'alert 1',
      `checked confirm/1/${new Date(morning).toISOString()}`,
      'told acknowledged/1',
    ]);
    expect(await house.messages(given.id)).toEqual(['action_given 1']);
  });

  it('is done with in one go where it is minor, and every step stands in the history', async () => {
    const id = await house.reports({ severity: 'minor' });
    expect(stands(await close(await kari(), id, 'Mended'))).toBe('closed');
    expect(await house.story(id)).toEqual(['reported Ana', 'acknowledged Kari', 'action_added Kari', 'closed Kari']);
    expect((await house.history(id)).flatMap(({ note }) => note ?? [])).toEqual(['Mended']);
    expect(stands(await close(await kari(), id, 'again'))).toBe('already');
  });

  it('is not closed in one go where it is not minor, nor taken up by the attempt', async () => {
    for (const facts of [{ severity: 'major' }, { severity: 'critical' }, { category: 'people' }] as const) {
      const id = await house.reports(facts);
      expect(stands(await close(await kari(), id, 'Done'))).toBe('already');
      expect(await house.story(id)).toEqual(['reported Ana']);
    }
  });

  it('of a pulse goes the path for people, and the consultant herself says whether it helped', async () => {
    const ana = { kind: 'person', id: house.people.ana } as const;
    await house.sees({ subject: ana });
    const [{ id = '' } = {}] = await house.about(ana.id);
    await acknowledge(await kari(), id);
    expect(stands(await analyse(await kari(), id, cause))).toBe('already');
    await acts(id);
    expect(stands(await askCheck(await kari(), id, checkOn))).toBe('awaiting_check');
    expect(await house.read(id)).toMatchObject({ checkerId: ana.id, private: true });
    expect(stands(await check(await kari(), id, true, null))).toBe('not_yours');
    const herself = await house.doing(ana.id);
    expect(stands(await check(herself, id, false, null))).toBe('acting');
    await acts(id);
    await askCheck(await kari(), id, checkOn);
    expect(stands(await check(herself, id, true, 'It is better'))).toBe('closed');
    expect(await notesAbout(house.db, ana.id, 1)).toEqual([{ at: new Date(morning), note: expect.any(String) }]);
  });

  it('tells whoever treats it of every check, also of a second "not yet" for the same day', async () => {
    const id = await house.reports({ category: 'people' });
    await acknowledge(await kari(), id);
    for (const at of ['2026-12-10T08:00:00Z', '2026-12-10T09:00:00Z']) {
      await acts(id);
      await askCheck(await house.doing(house.people.kari, at), id, checkOn);
      expect(stands(await check(await house.doing(house.people.ana, at), id, false, null))).toBe('acting');
    }
    const checked = (await house.messages(id)).filter(message => message.startsWith('checked'));
    expect(checked).toEqual(['checked reject/1/2026-12-10T08:00:00.000Z', 'checked reject/1/2026-12-10T09:00:00.000Z']);
  });

  it('found to need nothing ends with the reason, and the reporter hears of it', async () => {
    const id = await house.reports();
    expect(stands(await dismiss(await kari(), id, 'It was planned'))).toBe('unfounded');
    expect((await house.history(id)).at(-1)).toMatchObject({ event: 'unfounded', note: 'It was planned' });
    expect(await house.messages(id)).toContain('told unfounded/1');
  });

  describe('reopened', () => {
    it('begins anew: the reporter may, with a reason, and the clock and the containing start over', async () => {
      const id = await house.reports({ severity: 'critical' });
      await acknowledge(await kari(), id);
      await contain(await kari(), id, 'Switched it off');
      await dismiss(await kari(), id, 'It was a drill');
      const later = '2026-12-03T10:00:00Z';
      expect(stands(await reopen(await house.doing(house.people.ana, later), id, 'It was not'))).toBe('reopened');
      expect(await house.read(id)).toMatchObject({
        opening: 2,
        containedAt: null,
        closedAt: null,
        stateSince: new Date(later),
      });
      const clocks = await house.db
        .selectFrom('occurrence')
        .select(['period', 'dueAt'])
        .where('subjectId', '=', id)
        .orderBy('period')
        .execute();
      expect(clocks).toEqual([
        { period: '1', dueAt: new Date(morning) },
        { period: '2', dueAt: new Date(later) },
      ]);
      expect(await house.messages(id)).toContain('alert reopened/2');
      expect(stands(await acknowledge(await kari(), id))).toBe('acknowledged');
      expect(await house.messages(id)).toContain('told acknowledged/2');
    });

    it('is not, while another about the same is open', async () => {
      const talk = {
        subject: { kind: 'person', id: house.people.ana },
        family: 'talk',
        reasons: ['talk_missed'],
      } as const;
      await house.sees(talk);
      const [{ id = '' } = {}] = await house.about(house.people.ana);
      await close(await kari(), id, 'We talked');
      await house.sees({ ...talk, period: '2027-01' });
      expect(stands(await reopen(await kari(), id, 'Again'))).toBe('another_open');
      expect((await house.read(id)).state).toBe('closed');
      const reported = await house.reports({ severity: 'minor' });
      await close(await kari(), reported, 'Done');
      await house.reports({ severity: 'minor' });
      expect(stands(await reopen(await kari(), reported, 'Not done'))).toBe('reopened');
    });

    it('is not, while it is open', async () => {
      const id = await house.reports();
      expect(stands(await reopen(await kari(), id, 'Why not'))).toBe('already');
    });

    it('does not take the actions of before for its own', async () => {
      const id = await house.reports({ category: 'people' });
      await acknowledge(await kari(), id);
      await acts(id);
      await askCheck(await kari(), id, checkOn);
      await check(await house.doing(house.people.ana), id, true, null);
      await reopen(await kari(), id, 'It came back');
      await acknowledge(await kari(), id);
      const stale = (await openRecord(await kari(), id).then(opened)).actions[0];
      // The form of before, sent once more, is what was done before.
      const again = { id: stale?.id ?? '', what: 'x', ownerId: house.people.kari, dueOn: '2026-12-04' };
      expect(stands(await addAction(await kari(), id, again))).toBe('acknowledged');
      await addAction(await kari(), id, action(house.people.kari));
      expect(stands(await askCheck(await kari(), id, checkOn))).toBe('open_action');
    });
  });

  describe('the checker', () => {
    async function untilCheck(facts: Parameters<House['reports']>[0] = {}) {
      const id = await house.reports({ category: 'people', ...facts });
      await acknowledge(await kari(), id);
      await acts(id);
      return id;
    }

    it('is not the reporter who asks for the check herself, also where another did all the rest', async () => {
      const { kari: lead, olav } = house.people;
      await house.away(lead, '2026-12-01', '2026-12-01');
      const id = await house.reports({ by: lead, category: 'people' });
      const deputy = await house.doing(olav);
      await acknowledge(deputy, id);
      const given = action(olav);
      await addAction(deputy, id, given);
      await endAction(deputy, id, given.id, 'done');
      await askCheck(await house.doing(lead, '2026-12-02T10:00:00Z'), id, checkOn);
      expect((await house.read(id)).checkerName).toBe('Elin');
    });

    it('is whoever asks where there is nobody else, so that there is an end', async () => {
      const id = await untilCheck({ by: house.people.kari });
      for (const who of ['ana', 'olav', 'mikko', 'elin', 'admin'] as const) await house.leaves(house.people[who]);
      expect(stands(await askCheck(await kari(), id, checkOn))).toBe('awaiting_check');
      expect(stands(await check(await kari(), id, true, null))).toBe('closed');
    });

    it('is somebody whom Slack made an admin where no other is named and nobody leads', async () => {
      const id = await untilCheck();
      await house.db.deleteFrom('setting').where('workspaceId', '=', house.firm.workspaceId).execute();
      const owner = await house.firm.person({ name: 'Owner', slackAdmin: true });
      for (const who of ['ana', 'olav', 'mikko'] as const) await house.leaves(house.people[who]);
      await askCheck(await kari(), id, checkOn);
      expect((await house.read(id)).checkerId).toBe(owner);
    });

    it('gives way when she acts after all', async () => {
      const { mikko } = house.people;
      const id = await house.reports({ category: 'technical', by: house.people.kari, severity: 'critical' });
      await acknowledge(await kari(), id);
      await house.db.updateTable('deviation').set({ severity: 'major' }).where('id', '=', id).execute();
      await analyse(await kari(), id, cause);
      await acts(id);
      await askCheck(await kari(), id, checkOn);
      expect((await house.read(id)).checkerId).toBe(mikko);
      await house.db.updateTable('deviation').set({ severity: 'critical' }).where('id', '=', id).execute();
      expect(stands(await contain(await house.doing(mikko), id, 'Stopped it'))).toBe('awaiting_check');
      expect((await house.read(id)).checkerName).toBe('Elin');
      expect(stands(await check(await house.doing(mikko), id, true, null))).toBe('not_yours');
    });
  });
});
