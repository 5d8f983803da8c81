import { expect, it } from 'vitest';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { rosterBuilder } from '../support/roster.ts';
import { doing, messagesOf } from './firm.ts';

onDatabase('postgres18', 'a worry told twice at once by the same form', engine => {
  it('is told once, and nothing fails: a failure in the log would be a trace', async () => {
    await using database = await migratedDatabase(engine);
    const { db } = database;
    const firm = await rosterBuilder(db);
    const [kari, elin, ana] = [await firm.person(), await firm.person(), await firm.person()];
    await firm.member(ana, await firm.engagement({ lead: kari }));
    await firm.setting('concernReaders', [firm.slackIdOf(elin)]);
    const told = await Promise.all(Array.from({ length: 6 }, () => doing(db, firm, ana).tells({ readerId: elin })));
    expect(new Set(told)).toEqual(new Set(['told']));
    const [{ id = '' } = {}, ...others] = (await doing(db, firm, ana).lists()).told;
    expect(others).toEqual([]);
    expect(await messagesOf(db, id)).toHaveLength(2);
  });
});
