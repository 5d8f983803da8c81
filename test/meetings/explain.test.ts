import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { explainClient, explainClients } from '../../src/meetings/index.ts';
import { clientById } from '../../src/roster/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type MeetingFirm, meetingFirm } from './firm.ts';

onDatabase('pglite', 'what an admin is told of a client’s meetings', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<MeetingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return meetingFirm(opened.connection);
  };
  const explained = async ({ db, firm, clientId }: MeetingFirm, at: string) => {
    const context = { shelf: firm.shelf, now: new Date(at) };
    const client = await clientById(db, clientId);
    if (!client) throw new Error('the client is gone');
    const [one, all] = [
      await explainClient(db, context, client),
      await explainClients(db, context, client.workspaceId),
    ];
    return { one: one.map(line => line.trim().replace(/ {2,}/g, ' ')), all };
  };

  it('is who leads it, when each kind is due and why then, and what is planned', async () => {
    const house = await aFirm();
    await house.lives('2026-10-01T08:00:00Z', '2026-10-12T08:00:00Z');
    await house.as(house.lead, '2026-10-12T09:00:00Z').books({ onDay: day('2026-10-20') });
    const { one, all } = await explained(house, '2026-10-12T10:00:00Z');
    expect(one).toContain('lead Kari');
    expect(one).toContain('enrolled yes: has an active engagement');
    expect(one).toContain(
      'follow_up never held; every 3 months; due 2026-10-30; #1 booked for 2026-10-20 10:00 Europe/Helsinki',
    );
    expect(one).toContain('development never held; every 6 months; due 2027-04-01; #1 without a date');
    expect(one.some(line => /^meeting_follow_up #1: 2026-10-\d\d \d\d:\d\d; planned$/.test(line))).toBe(true);
    expect(all.join()).toMatch(/follow_up 2026-10-30, development 2027-04-01 +yes: has an active engagement/);
  });

  it('is that nothing is asked while it is paused', async () => {
    const house = await aFirm();
    await house.db
      .updateTable('engagement')
      .set({ state: 'ended' })
      .where('id', '=', house.engagement.engagementId)
      .execute();
    const { one } = await explained(house, '2026-10-12T10:00:00Z');
    expect(one.filter(line => line.startsWith('enrolled'))).toEqual([
      'enrolled no: paused, without an active engagement and not kept in touch with',
    ]);
    expect(one.filter(line => line.includes('not due'))).toHaveLength(2);
  });
});
