import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { emptyOffice, news, type Office, type Worker } from './office.ts';

onBothKinds('what could not be delivered', engine => {
  let database: Connection;
  let office: Office;
  let elin: Worker;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
    elin = await office.person('UELIN');
    office.admin = elin.id;
  });

  const refused = (error: string) => ({ refuse: { meaning: 'final', error } }) as const;
  const failing = async () => {
    const { id } = await office.person();
    await office.enqueue({ subjectId: id });
    office.slack.next('post', refused('invalid_blocks'));
    await office.send();
  };
  const sendAt = async (moment: string) => {
    office.at(moment);
    for (let i = 0; i < 3; i += 1) {
      await office.send();
      office.later(2);
    }
  };

  it('is told all of it, also where something had failed before the admin’s day began', async () => {
    const ana = await office.person('UANA');
    await office.enqueue({ subjectId: ana.id });
    office.slack.next('post', 'lost_answer');
    await office.send();
    office.slack.next('find', refused('channel_not_found'));
    await sendAt('2026-11-25T06:00:00Z');
    await sendAt('2026-11-25T07:00:00Z');
    await failing();
    await failing();
    await sendAt('2026-11-26T07:00:00Z');
    await sendAt('2026-11-27T07:00:00Z');
    expect(office.slack.said('UELIN')).toEqual([expect.stringContaining('3 messages')]);
  });

  it('ends for somebody who cannot be written to at all, and an admin hears of it', async () => {
    const ana = await office.person('UANA');
    const id = await office.enqueue({ subjectId: ana.id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
    office.slack.next('post', refused('channel_not_found'));
    await sendAt('2026-11-24T07:00:00Z');
    await sendAt('2026-11-25T07:00:00Z');
    expect(await office.row(id)).toMatchObject({ state: 'failed', error: 'channel_not_found' });
    expect(office.slack.said('UANA')).toEqual([]);
    expect(office.slack.said('UELIN')).toEqual([expect.stringContaining('could not be delivered')]);
  });

  it('is no trouble where an older message can no longer be changed', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id });
    await office.send();
    const id = await office.enqueue({ subjectId: ana.id, kind: news, class: 'edit', editsId: prompt });
    office.slack.next('edit', refused('edit_window_closed'));
    await office.send();
    await sendAt('2026-11-25T07:00:00Z');
    expect(await office.row(id)).toMatchObject({ state: 'dropped', error: 'edit_window_closed' });
    expect(office.slack.said('UELIN')).toEqual([]);
  });

  it('is told after three posts whose outcome is not known also where the scope to look is missing', async () => {
    const ana = await office.person('UANA');
    const id = await office.enqueue({ subjectId: ana.id });
    for (let i = 0; i < 5; i += 1) {
      office.slack.next('post', 'lost_answer');
      office.slack.next('find', refused('missing_scope'));
    }
    for (let i = 0; i < 10; i += 1) {
      await office.send();
      office.later(30);
    }
    expect(await office.row(id)).toMatchObject({ state: 'gave_up', attempts: 3 });
    expect(office.slack.said('UANA')).toHaveLength(3);
  });
});
