import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  acknowledge,
  addAction,
  analyse,
  askCheck,
  check,
  close,
  endAction,
  openRecord,
  reassess,
  reopen,
  sayAboutClient,
} from '../../src/deviations/deviations.ts';
import { notesAbout } from '../../src/deviations/index.ts';
import { openForm } from '../../src/deviations/listeners/forms.ts';
import { recordScreen } from '../../src/deviations/listeners/screen.ts';
import type { Form } from '../../src/deviations/views.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, openHouse } from './house.ts';

onDatabase('pglite', 'what is private', engine => {
  let database: Connection;
  let house: House;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    house = await openHouse(database.db);
  });

  const kari = () => house.doing(house.people.kari);
  const sees = async (who: string, id: string) => (await openRecord(await house.doing(who), id)) !== 'not_yours';
  const isDone = async (id: string, what: string) => {
    const action = { id: randomUUID(), what, ownerId: house.people.kari, dueOn: '2026-12-04' };
    await addAction(await kari(), id, action);
    await endAction(await kari(), id, action.id, 'done');
  };

  it('is not checked by the lead developer, who would see it by that', async () => {
    const id = await house.reports({ by: house.people.kari, category: 'people' });
    await acknowledge(await kari(), id);
    await isDone(id, 'Talk with them');
    await askCheck(await kari(), id, '2026-12-18');
    expect((await house.read(id)).checkerName).not.toBe('Mikko');
    expect(await sees(house.people.mikko, id)).toBe(false);
  });

  it('is taken from a checker for whom it is not, and somebody else checks', async () => {
    const id = await house.reports({ by: house.people.kari });
    await acknowledge(await kari(), id);
    await analyse(await kari(), id, { rootCause: 'A quarrel', consequence: null, similarElsewhere: null });
    await isDone(id, 'Talk with them');
    await askCheck(await kari(), id, '2026-12-18');
    expect((await house.read(id)).checkerName).toBe('Mikko');
    await reassess(await kari(), id, { category: 'people', severity: 'major' });
    expect((await house.read(id)).checkerName).toBe('Olav');
    expect((await house.story(id)).some(line => line.startsWith('check_asked') && line.includes('Olav'))).toBe(true);
    expect(await sees(house.people.mikko, id)).toBe(false);
    expect(await sees(house.people.olav, id)).toBe(true);
  });

  it('is closed to the lead developer’s deputy, to whom it had been escalated as technical', async () => {
    const { mikko, saara } = house.people;
    await house.db.updateTable('person').set({ deputyId: saara }).where('id', '=', mikko).execute();
    const id = await house.reports({ category: 'technical', severity: 'critical' });
    await house.until('2026-12-02T16:00:00Z');
    expect((await house.story(id)).filter(line => line.startsWith('escalated'))[0]).toContain('Saara');
    expect(await sees(saara, id)).toBe(true);
    await reassess(await kari(), id, { category: 'people', severity: 'critical' });
    expect(await sees(saara, id)).toBe(false);
  });

  it('gives her it is about every note of others once, and none of her own', async () => {
    const { ana } = house.people;
    await house.sees({ subject: { kind: 'person', id: ana } });
    const [{ id = '' } = {}] = await house.about(ana);
    await acknowledge(await kari(), id);
    await isDone(id, 'Less on her plate');
    await askCheck(await kari(), id, '2026-12-18');
    await check(await house.doing(ana), id, true, 'It is better now');
    await reopen(await house.doing(ana), id, 'It is back');
    expect((await notesAbout(house.db, ana, 10)).map(({ note }) => note)).toEqual(['Less on her plate']);
  });

  const shown = async (who: string, id: string, form: Form) =>
    JSON.stringify(await openForm({ ...(await house.doing(who)), cameFrom: undefined }, id, form));

  it('says who reads what is written, but not to her who would be told of herself', async () => {
    const { ana, kari: lead } = house.people;
    await house.sees({ subject: { kind: 'person', id: ana } });
    const [{ id = '' } = {}] = await house.about(ana);
    expect(await shown(lead, id, 'dismiss')).toContain('Ana can read this');
    await acknowledge(await kari(), id);
    await isDone(id, 'Less on her plate');
    await askCheck(await kari(), id, '2026-12-18');
    expect(await shown(ana, id, 'check')).not.toContain('can read this');
    const reported = await house.reports({ by: ana, severity: 'minor' });
    expect(await shown(lead, reported, 'close')).toContain('Whoever reported it can read this');
    await close(await kari(), reported, 'Done');
    expect(await shown(ana, reported, 'reopen')).not.toContain('can read this');
  });

  it('offers no button that would be refused: an action of before is no longer hers to end', async () => {
    const { ana } = house.people;
    const id = await house.reports({ by: ana, severity: 'minor' });
    await acknowledge(await kari(), id);
    await addAction(await kari(), id, { id: randomUUID(), what: 'Look', ownerId: ana, dueOn: '2026-12-04' });
    const seen = async () =>
      JSON.stringify(await recordScreen({ ...(await house.doing(ana)), cameFrom: undefined }, id));
    expect(await seen()).toContain('"Done"');
    await reassess(await kari(), id, { category: 'people', severity: 'minor' });
    expect(await seen()).not.toContain('"Done"');
  });

  it('and what is not: the same word about the client, sent twice, is noted once', async () => {
    const id = await house.reports();
    const word = { word: 'not_yet' as const, because: 'We look first', until: '2026-12-09' };
    await sayAboutClient(await kari(), id, word);
    await sayAboutClient(await kari(), id, word);
    expect((await house.story(id)).filter(line => line.startsWith('client_not_yet'))).toHaveLength(1);
  });
});
