import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { nextDue } from '../../src/delivery/index.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { alert, emptyOffice, note, type Office } from './office.ts';

onEveryDatabase('what may not wait for office hours', engine => {
  let database: Connection;
  let office: Office;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
  });

  const next = async () => (await nextDue(database.background, office.sending().readers))?.toISOString();

  it('goes out in the evening, and all else the next morning', async () => {
    const lead = await office.person('ULEAD');
    office.at('20:30');
    await office.enqueue({ subjectId: lead.id, kind: note });
    await office.enqueue({ subjectId: lead.id, kind: alert, class: 'at_once' });
    await office.send();
    expect(office.slack.said('ULEAD')).toEqual([`${alert} 2026-11`]);
  });

  it('waits in the night until seven', async () => {
    const lead = await office.person('ULEAD');
    office.at('22:15');
    const id = await office.enqueue({ subjectId: lead.id, kind: alert, class: 'at_once' });
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'waiting', error: 'hours' });
    expect(await next()).toBe('2026-11-25T05:00:00.000Z');
    office.at('2026-11-25T05:00:00Z');
    await office.send();
    expect(office.slack.said('ULEAD')).toHaveLength(1);
  });

  it('goes ahead of a long queue', async () => {
    const minuteAgo = new Date(office.now().getTime() - 60_000);
    for (const { id } of [await office.person(), await office.person()])
      await office.enqueue({ subjectId: id, dueAt: minuteAgo });
    const lead = await office.person('ULEAD');
    await office.enqueue({ subjectId: lead.id, class: 'at_once' });
    await office.send();
    expect(office.slack.messages[0]?.channel).toBe('DLEAD');
  });

  it('is told however much she was told today', async () => {
    const lead = await office.person('ULEAD');
    for (let told = 0; told < 4; told += 1) {
      const { id } = await office.person();
      office.addressed(id, { to: lead.id, rule: 'lead' });
      await office.enqueue({ subjectId: id, kind: alert, class: 'at_once' });
    }
    await office.send();
    expect(office.slack.said('ULEAD')).toHaveLength(4);
  });

  it('leaves whoever is away in peace, and is offered to whoever stands in by her next working day', async () => {
    const [lead, deputy, ana] = [await office.person('ULEAD'), await office.person('UDEPUTY'), await office.person()];
    let receiver = lead.id;
    office.addressed(ana.id, () => ({ to: receiver, rule: 'lead' }));
    lead.away = date => date < '2026-12-24';
    office.at('18:00');
    await office.enqueue({ subjectId: ana.id, class: 'at_once' });
    await office.send();
    expect(office.slack.messages).toEqual([]);
    receiver = deputy.id;
    expect(await next()).toBe('2026-11-25T07:00:00.000Z');
    office.at('2026-11-25T07:00:00Z');
    await office.send();
    expect(office.slack.said('UDEPUTY')).toHaveLength(1);
  });
});
