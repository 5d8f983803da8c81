import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type MeetingFirm, meetingFirm, planned } from './firm.ts';

const slot = { onDay: day('2026-12-08'), atTime: '10:00', minutes: 60 } as const;

onDatabase('pglite', 'the life of a client’s meetings', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<MeetingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return meetingFirm(opened.connection);
  };
  const works = ({ db, engagement }: MeetingFirm, state: 'active' | 'ended', endsOn: string | null = null) =>
    db.updateTable('engagement').set({ state, endsOn }).where('id', '=', engagement.engagementId).execute();

  it('begins with go: each kind is asked for in its time, late ones are told, and each thing once', async () => {
    const { lives, deviations, firm } = await aFirm();
    const boss = await firm.person({ name: 'Elin' });
    await firm.setting('leadershipContact', firm.slackIdOf(boss));
    const said = await lives('2026-10-01T08:00:00Z', '2027-04-30T08:00:00Z');
    expect(said.map(each => each.replace(boss, 'Elin'))).toEqual([
      '2026-10-09 09:00 book Kari',
      '2026-10-23 09:00 book_reminder Kari',
      '2026-11-13 00:00 long_overdue Elin',
      '2027-03-11 09:00 book Kari',
      '2027-03-25 09:00 book_reminder Kari',
      '2027-04-15 00:00 long_overdue Elin',
    ]);
    expect(await deviations()).toEqual(['development reported', 'follow_up reported']);
    expect(await lives('2027-05-01T08:00:00Z')).toEqual([]);
  });

  it('goes on by what is booked, moved and held', async () => {
    const { lives, deviations, as, lead } = await aFirm();
    expect(await lives('2026-10-01T08:00:00Z', '2026-10-12T08:00:00Z')).toEqual(['2026-10-09 09:00 book Kari']);
    await as(lead, '2026-10-12T09:00:00Z').books({ onDay: day('2026-10-20') });
    expect(await lives('2026-10-12T09:01:00Z', '2026-10-19T08:00:00Z')).toEqual([
      '2026-10-12 12:01 invitation Kari',
      '2026-10-19 00:00 agenda Kari',
    ]);
    await as(lead, '2026-10-19T09:00:00Z').books({ version: 2, onDay: day('2026-10-27') });
    expect(await lives('2026-10-19T09:01:00Z', '2026-10-29T08:00:00Z')).toEqual([
      '2026-10-19 12:01 invitation Kari',
      '2026-10-26 00:00 agenda Kari',
      '2026-10-28 00:00 outcome Kari',
    ]);
    const next = { ...slot, atTime: '10:00' as const, onDay: day('2027-01-19') };
    await as(lead, '2026-10-29T09:00:00Z').records({ version: 3, heldOn: day('2026-10-27'), next });
    expect(await lives('2026-10-29T09:01:00Z', '2027-01-18T08:00:00Z')).toEqual([
      '2026-10-29 11:01 invitation Kari',
      '2027-01-18 00:00 agenda Kari',
    ]);
    expect(await deviations()).toEqual([]);
  });

  it('of one that nobody recorded: asked twice, overdue, and over with the word that it was held', async () => {
    const { lives, deviations, as, lead } = await aFirm();
    await as(lead, '2026-10-12T09:00:00Z').books({ onDay: day('2026-10-27') });
    expect(await lives('2026-10-12T09:01:00Z', '2026-11-05T08:00:00Z')).toEqual([
      '2026-10-12 12:01 invitation Kari',
      '2026-10-26 00:00 agenda Kari',
      '2026-10-28 00:00 outcome Kari',
      '2026-11-02 09:00 outcome_reminder Kari',
    ]);
    expect(await deviations()).toEqual(['follow_up reported']);
    const next = { ...slot, atTime: '10:00' as const, onDay: day('2027-01-19') };
    const heldOn = day('2026-10-27');
    expect(await as(lead, '2026-11-05T09:00:00Z').records({ version: 2, heldOn, next })).toBe('held');
    expect(await deviations()).toEqual(['follow_up closed']);
  });

  it('is its deputy’s while the lead is away, and asks nobody about what is stale by then', async () => {
    const { lives, as, deputy, lead } = await aFirm();
    await as(lead, '2026-12-01T08:00:00Z').records({ next: { ...slot, onDay: day('2027-02-23'), atTime: '10:00' } });
    await as(lead, '2027-02-24T08:00:00Z').records({
      number: 2,
      version: 2,
      heldOn: day('2027-02-23'),
      next: { ...slot, onDay: day('2027-05-04'), atTime: '10:00' },
    });
    await as(lead, '2027-05-05T08:00:00Z').records({
      number: 3,
      version: 2,
      heldOn: day('2027-05-04'),
      next: { ...slot, onDay: day('2027-07-08'), atTime: '10:00' },
    });
    await as(lead, '2027-03-02T08:00:00Z').records({
      kind: 'development',
      result: planned,
      heldOn: day('2027-03-02'),
      next: { ...slot, onDay: day('2027-08-24'), atTime: '10:00' },
    });
    await lives('2027-05-05T08:01:00Z', '2027-06-30T08:00:00Z');
    // The app was down over the day of the agenda.
    expect(await lives('2027-07-09T08:00:00Z', '2027-07-10T08:00:00Z')).toEqual(['2027-07-09 11:00 outcome Olav']);
    expect(await as(deputy, '2027-07-10T08:00:00Z').opensOutcome('follow_up', 4)).toMatchObject({
      heldOn: '2027-07-08',
    });
  });

  it('asks its deputy on the day on which the lead would have been asked, were she there', async () => {
    const { lives, as, lead, db, firm } = await aFirm();
    const away = { firstDay: '2027-05-10', lastDay: '2027-05-28' };
    const about = { id: randomUUID(), workspaceId: firm.workspaceId, personId: lead };
    await db
      .insertInto('absence')
      .values({ ...about, ...away })
      .execute();
    const next = { ...slot, onDay: day('2027-06-08'), atTime: '10:00' as const };
    await as(lead, '2027-03-11T08:00:00Z').records({ heldOn: day('2027-03-10'), next });
    await as(lead, '2027-03-11T09:00:00Z').cancels({ number: 2 });
    const said = await lives('2027-05-04T08:00:00Z', '2027-05-28T08:00:00Z');
    expect(said.filter(each => each.includes('05-20'))).toEqual(['2027-05-20 09:00 book Olav']);
  });

  it('stops while the client is paused, with what was overdue, and begins anew after it', async () => {
    const it = await aFirm();
    const { lives, deviations, occurrence } = it;
    await lives('2026-10-01T08:00:00Z', '2026-11-03T08:00:00Z');
    expect(await deviations()).toEqual(['follow_up reported']);
    await works(it, 'ended', '2026-11-03');
    expect(await lives('2026-11-04T08:00:00Z', '2026-12-31T08:00:00Z')).toEqual([]);
    expect(await deviations()).toEqual(['follow_up closed']);
    expect(await occurrence('follow_up', 1)).toMatchObject({ state: 'not_applicable', reason: 'paused' });
    await it.db.updateTable('engagement').set({ state: 'active', startsOn: '2027-01-04', endsOn: null }).execute();
    expect(await lives('2027-01-04T08:00:00Z', '2027-02-05T08:00:00Z')).toEqual([
      '2027-01-13 09:00 book Kari',
      '2027-01-27 09:00 book_reminder Kari',
    ]);
    expect(await deviations()).toEqual(['follow_up closed', 'follow_up reported']);
  });

  it('is overdue again after a pause that was none: the end of the work was a mistake', async () => {
    const it = await aFirm();
    const { lives, deviations } = it;
    await lives('2026-10-01T08:00:00Z', '2026-11-03T08:00:00Z');
    await works(it, 'ended', '2026-11-03');
    await lives('2026-11-04T08:00:00Z');
    expect(await deviations()).toEqual(['follow_up closed']);
    await works(it, 'active');
    await lives('2026-11-05T08:00:00Z');
    expect(await deviations()).toEqual(['follow_up closed', 'follow_up reported']);
  });

  it('is told past a lead who is the leadership contact herself to an admin, and to nobody where there is no other', async () => {
    const it = await aFirm();
    const { lives, firm, lead, slackOf } = it;
    await firm.setting('leadershipContact', slackOf(lead));
    await firm.setting('admins', [slackOf(lead)]);
    expect((await lives('2026-11-13T08:00:00Z')).filter(each => each.includes('long'))).toEqual([
      '2026-11-13 10:00 long_overdue (nobody_else)',
    ]);
    const other = await aFirm();
    const boss = await other.firm.person({ slackAdmin: true });
    await other.firm.setting('leadershipContact', other.slackOf(other.lead));
    expect((await other.lives('2026-11-13T08:00:00Z')).filter(each => each.includes('long'))).toEqual([
      `2026-11-13 10:00 long_overdue ${boss}`,
    ]);
    // She may not see how that client is met: a button would lead her to a closed door.
    expect(JSON.stringify(await other.drawn('longOverdue', '2026-11-13T08:00:00Z'))).not.toContain('button');
    const third = await aFirm();
    await third.firm.setting('leadershipContact', third.slackOf(await third.firm.person()));
    await third.lives('2026-11-13T08:00:00Z');
    expect(JSON.stringify(await third.drawn('longOverdue', '2026-11-13T08:00:00Z'))).toContain('button');
  });

  it('says nothing before go, and nothing that has become pointless', async () => {
    const it = await aFirm();
    const { lives, as, lead, db, firm } = it;
    await db.updateTable('workspace').set({ goAt: null }).where('id', '=', firm.workspaceId).execute();
    expect(await lives('2026-12-01T08:00:00Z', '2027-03-01T08:00:00Z')).toEqual([]);
    const other = await aFirm();
    await other.as(other.lead).books();
    // Booked and called off within the minute: neither the invitation nor its end is sent.
    await other.as(other.lead).cancels();
    const said = await other.lives('2026-12-01T10:01:00Z');
    expect(said.filter(each => each.includes('invitation'))).toEqual([
      '2026-12-01 12:01 invitation (outdated)',
      '2026-12-01 12:01 invitation (came_after_nothing)',
    ]);
    expect(await as(lead).sees()).toMatchObject({ beforeGo: true });
  });
});
