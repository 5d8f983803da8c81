import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import type { Draft } from '../../src/delivery/index.ts';
import {
  acknowledge,
  addAction,
  callIn,
  close,
  dismiss,
  endAction,
  reassess,
  sayAboutClient,
} from '../../src/deviations/deviations.ts';
import { deviationDeliveries } from '../../src/deviations/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type House, morning, openHouse } from './house.ts';

onDatabase('pglite', 'a message about a deviation, when it is sent,', engine => {
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
  /** To whom it goes, or why it does not. */
  async function goes(kind: string, subjectId: string, period = '1', at = morning): Promise<string> {
    const own = deviationDeliveries({ shelf: house.firm.shelf }).find(each => each.kind === `deviations.${kind}`);
    const item = { id: randomUUID(), workspaceId: house.firm.workspaceId, kind, subjectId, period };
    const drafts = await house.db
      .transaction()
      .execute(tx => own?.drafts(tx, [item], new Date(at)) ?? Promise.resolve(new Map<string, Draft>()));
    const draft = drafts.get(item.id);
    if (!draft || draft === 'nobody') return draft ?? 'none';
    if ('drop' in draft) return `not: ${draft.drop}`;
    if (!('to' in draft)) return draft.toChannel.slackChannelId;
    return Object.entries(house.people).find(([, id]) => id === draft.to)?.[0] ?? draft.to;
  }
  const action = (ownerId: string) => ({ id: randomUUID(), what: 'Look', ownerId, dueOn: '2026-12-04' });

  it('goes to whoever answers for it at that moment, and to nobody once it has ended', async () => {
    const id = await house.reports();
    expect(await goes('alert', id)).toBe('kari');
    await house.leads(house.people.saara, '2026-12-01');
    expect(await goes('alert', id)).toBe('saara');
    await dismiss(await house.doing(house.people.saara), id, 'A drill');
    expect(await goes('alert', id)).toBe('not: closed');
    expect(await goes('alert', randomUUID())).toBe('not: gone');
  });

  it('tells the lead of what is technical, unless it is hers', async () => {
    const id = await house.reports({ category: 'technical' });
    expect([await goes('alert', id), await goes('informed', id)]).toEqual(['mikko', 'kari']);
    await house.leaves(house.people.mikko);
    expect([await goes('alert', id), await goes('informed', id)]).toEqual(['kari', 'not: answers_herself']);
  });

  it('tells whoever is next in line only as long as nobody has taken it up', async () => {
    const id = await house.reports();
    const period = `1 ${house.people.olav}`;
    expect(await goes('escalated', id, period)).toBe('olav');
    await acknowledge(await kari(), id);
    expect(await goes('escalated', id, period)).toBe('not: taken_up');
  });

  it('tells the reporter that it was taken up and what came of it, and in one go only what came of it', async () => {
    const [slow, quick] = [await house.reports(), await house.reports({ severity: 'minor' })];
    await acknowledge(await kari(), slow);
    expect(await goes('told', slow, 'acknowledged/1')).toBe('ana');
    await close(await kari(), quick, 'Done');
    expect([await goes('told', quick, 'acknowledged/1'), await goes('told', quick, 'closed/1')]).toEqual([
      'not: closed',
      'ana',
    ]);
  });

  it('about something to be done goes to whose it is until it is done, and then to nobody', async () => {
    const id = await house.reports({ severity: 'minor' });
    await acknowledge(await kari(), id);
    const hers = action(house.people.ana);
    await addAction(await kari(), id, hers);
    expect([await goes('action', hers.id), await goes('action_late', hers.id)]).toEqual(['ana', 'kari']);
    await endAction(await house.doing(house.people.ana), id, hers.id, 'done');
    expect([await goes('action', hers.id), await goes('action_late', hers.id)]).toEqual(['not: done', 'not: done']);
  });

  it('about what is private reaches neither who once had something to do nor who once advised', async () => {
    const { saara, mikko } = house.people;
    const id = await house.reports({ severity: 'minor' });
    await acknowledge(await kari(), id);
    const hers = action(mikko);
    await addAction(await kari(), id, hers);
    await callIn(await kari(), id, saara);
    const asked = `${saara} ${morning}`;
    expect([await goes('action', hers.id), await goes('called_in', id, asked)]).toEqual(['mikko', 'saara']);
    await reassess(await kari(), id, { category: 'people', severity: 'minor' });
    expect([await goes('action', hers.id), await goes('called_in', id, asked)]).toEqual(['kari', 'not: no_longer']);
  });

  it('asks for the client’s word only as long as it is wanted, and how a critical one stands only while it is one', async () => {
    const [told, people] = [await house.reports({ severity: 'critical' }), await house.reports({ category: 'people' })];
    expect([await goes('client', told), await goes('daily', told)]).toEqual(['kari', 'kari']);
    await sayAboutClient(await kari(), told, { word: 'told', on: '2026-12-01', because: null });
    await sayAboutClient(await kari(), people, { word: 'not_theirs' });
    expect([await goes('client', told), await goes('client', people)]).toEqual(['not: done', 'not: done']);
    await reassess(await kari(), told, { category: 'delivery', severity: 'major' });
    expect(await goes('daily', told)).toBe('not: done');
  });

  it('tells nobody about herself that she is late with a check', async () => {
    const id = await house.reports();
    const waiting = { state: 'awaiting_check', checkDueOn: '2026-12-01' } as const;
    const asked = (checkerId: string) =>
      house.db
        .updateTable('deviation')
        .set({ ...waiting, checkerId })
        .where('id', '=', id)
        .execute();
    await asked(house.people.ana);
    expect([await goes('check', id), await goes('check_late', id)]).toEqual(['ana', 'kari']);
    await asked(house.people.kari);
    expect([await goes('check', id), await goes('check_late', id)]).toEqual(['kari', 'not: knows_herself']);
  });
});
