import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type PassingFirm, passingFirm } from './passing-firm.ts';

onDatabase('postgres18', 'the offer for a need', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PassingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return passingFirm(opened.connection);
  };

  it('goes from nothing to won, with a day and whoever looks after it, and every step stays to be read', async () => {
    const { as, said, suggestion, history, firm, lead, ana, mikko } = await aFirm();
    const id = await said({ kind: 'need' });
    expect(await suggestion(id)).toMatchObject({ offer: 'none', offerOn: null, offerBy: null });
    expect(await as(lead).offers(id, 'drafted', { by: firm.slackIdOf(ana) })).toBe('recorded');
    expect(await suggestion(id)).toMatchObject({ offer: 'drafted', offerOn: '2026-02-02', offerBy: 'Ana', version: 2 });
    expect(await as(lead).offers(id, 'drafted', { by: firm.slackIdOf(ana) })).toBe('recorded');
    expect(await as(lead).offers(id, 'sent')).toBe('outdated');
    expect(await as(mikko).offers(id, 'won', { version: 2 })).toBe('not_yours');
    expect(await as(lead).offers(id, 'sent', { version: 2, on: '2026-01-30' })).toBe('recorded');
    expect(await suggestion(id)).toMatchObject({ offer: 'sent', offerOn: '2026-01-30', offerBy: 'Kari', version: 3 });
    expect(await history(id)).toEqual(['offer Kari drafted', 'offer Kari sent']);
    const namesake = await firm.person({ name: 'Kari' });
    const hers = { version: 3, on: '2026-01-30', by: firm.slackIdOf(namesake) };
    expect(await as(lead).offers(id, 'sent', hers)).toBe('recorded');
    expect(await suggestion(id)).toMatchObject({ offerById: namesake, version: 4 });
  });

  it('is refused on a day to come, with a stranger, and where it is no need; it may be won when the client has its answer', async () => {
    const { as, said, suggestion, change, answered, firm, lead, guest } = await aFirm();
    const [need, wish] = [await said({ kind: 'need' }), await said()];
    expect(await as(lead).offers(wish, 'sent')).toBe('no_need');
    expect(await as(lead).offers(need, 'sent', { on: '2026-02-03' })).toBe('in_future');
    // Where the client is it is the next day already.
    expect(await as(lead, '2026-02-02T22:30:00Z').offers(need, 'sent', { on: '2026-02-03' })).toBe('recorded');
    expect(await as(lead).offers(need, 'won', { version: 2, by: firm.slackIdOf(guest) })).toBe('not_here');
    await change(need, answered);
    expect(await as(lead).offers(need, 'won', { version: 3 })).toBe('recorded');
    expect(await suggestion(need)).toMatchObject({ state: 'answered', offer: 'won' });
  });
});
