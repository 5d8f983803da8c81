import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { addAbsence, nameDeputy, openAway, removeAbsence } from '../../src/roster/away.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { rosterBuilder } from '../support/roster.ts';

const now = '2026-12-01T10:00:00Z';
const days = (first: string, last: string) => ({ first: parseLocalDate(first), last: parseLocalDate(last) });

onBothKinds('days away', engine => {
  let connection: Connection & AsyncDisposable;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const firm = async () => {
    const roster = await rosterBuilder(connection.db);
    const ports = { db: roster.db, log: silentLog, newId: randomUUID };
    const [kari, olav, ana, bo] = [
      await roster.person({ name: 'Kari' }),
      await roster.person({ name: 'Olav' }),
      await roster.person({ name: 'Ana' }),
      await roster.person({ name: 'Bo' }),
    ];
    await roster.db.updateTable('person').set({ supervisorId: kari }).where('id', '=', bo).execute();
    const place = await roster.engagement({ lead: kari });
    await roster.member(ana, place);
    const context = roster.context(now);
    const add = async (who: string, personId: string, first: string, last: string) =>
      addAbsence(ports, context, await roster.read(who, now), { personId, ...days(first, last) });
    const written = async (personId: string) =>
      (
        await roster.db
          .selectFrom('absence')
          .select(['firstDay', 'lastDay'])
          .where('personId', '=', personId)
          .orderBy('firstDay')
          .execute()
      ).map(({ firstDay, lastDay }) => `${firstDay}..${lastDay}`);
    const marked = async () => {
      const { workspaceId, db } = roster;
      const rows = await db
        .deleteFrom('replan')
        .where('workspaceId', '=', workspaceId)
        .returning('subjectId')
        .execute();
      return rows.map(row => row.subjectId).toSorted();
    };
    const page = async (who: string, personId: string) => {
      const found = await openAway(ports, context, await roster.read(who, now), personId);
      if (found === 'not_yours') throw new Error('not hers');
      return found;
    };
    return { roster, ports, context, kari, olav, ana, bo, clientId: place.clientId, add, written, marked, page };
  };

  it('may overlap; the same ones are one; those that are over are not taken', async () => {
    const { kari, add, written } = await firm();
    expect(await add(kari, kari, '2026-12-10', '2026-12-20')).toBe('added');
    expect(await add(kari, kari, '2026-12-10', '2026-12-20')).toBe('added');
    expect(await add(kari, kari, '2026-12-15', '2026-12-31')).toBe('added');
    expect(await add(kari, kari, '2026-11-20', '2026-11-30')).toBe('over');
    expect(await written(kari)).toEqual(['2026-12-10..2026-12-20', '2026-12-15..2026-12-31']);
  });

  it('end yesterday when they have begun and she is back, and never were when they had not', async () => {
    const { roster, ports, context, kari, add, written, page } = await firm();
    const actor = await roster.read(kari, now);
    await add(kari, kari, '2026-11-20', '2026-12-20');
    await add(kari, kari, '2026-12-01', '2026-12-03');
    for (const { id } of (await page(kari, kari)).absences)
      expect(await removeAbsence(ports, context, actor, id)).toEqual({ personId: kari });
    expect(await written(kari)).toEqual(['2026-11-20..2026-11-30']);
    expect((await page(kari, kari)).absences).toEqual([]);
    expect(await removeAbsence(ports, context, actor, randomUUID())).toBe('gone');
  });

  it('have everybody looked at for whom she answers, as her deputy has', async () => {
    const { roster, ports, context, kari, olav, ana, bo, clientId, add, marked, page } = await firm();
    const all = [kari, ana, bo, clientId].toSorted();
    const actor = await roster.read(kari, now);
    await add(kari, kari, '2026-12-10', '2026-12-20');
    expect(await marked()).toEqual(all);
    const [absence] = (await page(kari, kari)).absences;
    await removeAbsence(ports, context, actor, absence?.id ?? '');
    expect(await marked()).toEqual(all);
    await nameDeputy(ports, context, actor, { personId: kari, deputy: roster.slackIdOf(olav) });
    expect(await marked()).toEqual(all);
    await add(ana, ana, '2026-12-10', '2026-12-20');
    expect(await marked()).toEqual([ana]);
  });

  it('are recorded by herself, whoever answers for her, and admins', async () => {
    const { roster, ports, context, kari, olav, ana, add, page } = await firm();
    const admin = await roster.person();
    await roster.setting('admins', [roster.slackIdOf(admin)]);
    for (const who of [ana, kari, admin]) expect(await add(who, ana, '2026-12-10', '2026-12-20')).toBe('added');
    expect(await add(olav, ana, '2026-12-10', '2026-12-20')).toBe('not_yours');
    const [absence] = (await page(ana, ana)).absences;
    const stranger = await roster.read(olav, now);
    expect(await removeAbsence(ports, context, stranger, absence?.id ?? '')).toBe('not_yours');
    expect(await openAway(ports, context, stranger, ana)).toBe('not_yours');
    expect((await page(ana, ana)).absences).toHaveLength(1);
  });

  it('are stood in for by somebody else who works here, named by herself', async () => {
    const { roster, ports, context, kari, olav, ana, page } = await firm();
    const name = async (who: string, personId: string, deputy: string | null) =>
      nameDeputy(ports, context, await roster.read(who, now), { personId, deputy });
    expect(await page(kari, kari)).toMatchObject({ deputy: undefined, leads: 1, mayNameDeputy: true, forOthers: true });
    expect(await name(kari, kari, roster.slackIdOf(kari))).toBe('herself');
    expect(await name(kari, kari, roster.slackIdOf(await roster.person({ status: 'guest' })))).toBe('not_active');
    expect(await name(kari, ana, roster.slackIdOf(olav))).toBe('not_yours');
    expect(await name(kari, kari, roster.slackIdOf(olav))).toBe('named');
    expect((await page(kari, kari)).deputy?.name).toBe('Olav');
    expect(await page(kari, ana)).toMatchObject({ leads: 0, mayNameDeputy: false });
    expect(await page(ana, ana)).toMatchObject({ forOthers: false });
    // A deputy may come to record for the one she stands in for.
    expect(await page(olav, olav)).toMatchObject({ forOthers: true });
    expect(await name(kari, kari, null)).toBe('named');
    expect((await page(kari, kari)).deputy).toBeUndefined();
  });
});
