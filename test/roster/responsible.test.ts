import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { supervisorsOf } from '../../src/roster/queries.ts';
import { firstAdmin, mayAnswerFor, whoAnswersForOne } from '../../src/roster/responsible.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

onBothKinds('who answers for a consultant', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<RosterBuilder> => {
    if (!opened.connection) throw new Error('not open yet');
    return rosterBuilder(opened.connection.db);
  };

  const supervisor = async ({ db }: RosterBuilder, personId: string, on: string) =>
    (await supervisorsOf(db, [personId], parseLocalDate(on))).get(personId);

  const answers = async (firm: RosterBuilder, personId: string, now = '2026-06-01T10:00:00Z') => {
    const matter = { kind: 'person' as const, id: personId };
    const answering = await whoAnswersForOne(firm.db, firm.context(now), firm.workspaceId, matter);
    return answering.responsible === 'nobody' ? 'nobody' : answering.responsible.to;
  };

  it('leaves to an admin what the machine cannot mend: the first named one who can be written to, else Slack’s own', async () => {
    const firm = await aFirm();
    const admin = () => firstAdmin(firm.db, firm.context('2026-06-01T10:00:00Z'), firm.workspaceId);
    expect(await admin()).toBeUndefined();
    const slacks = await firm.person({ slackAdmin: true });
    expect(await admin()).toBe(slacks);
    const [first, second] = [await firm.person(), await firm.person()];
    await firm.setting('admins', [firm.slackIdOf(first), firm.slackIdOf(second)]);
    expect(await admin()).toBe(first);
    await firm.db.updateTable('person').set({ unreachable: 'cannot_dm_bot' }).where('id', '=', first).execute();
    expect(await admin()).toBe(second);
    await firm.db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', second).execute();
    expect(await admin()).toBe(slacks);
  });

  it('is the lead of her largest active engagement', async () => {
    const firm = await aFirm();
    const [ana, small, large] = [await firm.person(), await firm.person(), await firm.person()];
    await firm.member(ana, await firm.engagement({ lead: small }), { share: 40, since: '2026-01-01' });
    await firm.member(ana, await firm.engagement({ lead: large }), { share: 60, since: '2026-03-01' });
    expect(await supervisor(firm, ana, '2026-02-28')).toBe(small);
    expect(await supervisor(firm, ana, '2026-03-01')).toBe(large);
  });

  it('is the lead of the earliest when two are equally large', async () => {
    const firm = await aFirm();
    const [ana, later, earlier] = [await firm.person(), await firm.person(), await firm.person()];
    await firm.member(ana, await firm.engagement({ lead: later }), { share: 50, since: '2026-02-01' });
    await firm.member(ana, await firm.engagement({ lead: earlier }), { share: 50, since: '2026-01-15' });
    expect(await supervisor(firm, ana, '2026-06-01')).toBe(earlier);
  });

  it('stays the last one between projects, whatever comes next', async () => {
    const firm = await aFirm();
    const [ana, old, last, next] = await Promise.all([firm.person(), firm.person(), firm.person(), firm.person()]);
    await firm.member(ana, await firm.engagement({ lead: old }), { until: '2026-02-28', share: 100 });
    await firm.member(ana, await firm.engagement({ lead: last, to: '2026-05-31' }), { share: 20 });
    await firm.member(ana, await firm.engagement({ lead: next, from: '2026-09-01' }), { since: '2026-09-01' });
    expect(await supervisor(firm, ana, '2026-05-31')).toBe(last);
    expect(await supervisor(firm, ana, '2026-06-01')).toBe(last);
    expect(await supervisor(firm, ana, '2026-08-31')).toBe(last);
    expect(await supervisor(firm, ana, '2026-09-01')).toBe(next);
  });

  it('is the lead of the project that comes first when none has begun', async () => {
    const firm = await aFirm();
    const [ana, second, first] = await Promise.all([firm.person(), firm.person(), firm.person()]);
    await firm.member(ana, await firm.engagement({ lead: second, from: '2026-10-01' }), { since: '2026-10-01' });
    await firm.member(ana, await firm.engagement({ lead: first, from: '2026-09-01' }), { since: '2026-09-01' });
    expect(await supervisor(firm, ana, '2026-06-01')).toBe(first);
  });

  it('is nobody’s business of a project that is only proposed', async () => {
    const firm = await aFirm();
    const [ana, lead] = [await firm.person(), await firm.person()];
    await firm.member(ana, await firm.engagement({ lead, state: 'proposed' }));
    expect(await supervisor(firm, ana, '2026-06-01')).toBeUndefined();
    expect(await answers(firm, ana)).toBe('nobody');
  });

  it('is the supervisor who is named for her, whoever leads', async () => {
    const firm = await aFirm();
    const [lead, named] = [await firm.person(), await firm.person()];
    const ana = await firm.person({ supervisor: named });
    await firm.member(ana, await firm.engagement({ lead }));
    expect(await supervisor(firm, ana, '2026-06-01')).toBe(named);
  });

  it('follows the client’s lead when she changes', async () => {
    const firm = await aFirm();
    const [ana, before, after] = await Promise.all([firm.person(), firm.person(), firm.person()]);
    const engagement = await firm.engagement({ lead: before });
    await firm.member(ana, engagement);
    expect(await answers(firm, ana)).toBe(before);
    await firm.db
      .updateTable('clientLead')
      .set({ until: '2026-05-31' })
      .where('clientId', '=', engagement.clientId)
      .execute();
    const row = { id: ana, workspaceId: firm.workspaceId, clientId: engagement.clientId, since: '2026-06-01' };
    await firm.db
      .insertInto('clientLead')
      .values({ ...row, personId: after })
      .execute();
    expect(await answers(firm, ana)).toBe(after);
  });

  it('is the deputy while the lead is away or gone, then the contact, then an admin, and the lead again when all are away', async () => {
    const firm = await aFirm();
    const june: readonly [string, string] = ['2026-06-01', '2026-06-30'];
    const admin = await firm.person();
    const contact = await firm.person({ away: ['2026-06-20', '2026-06-30'] });
    const deputy = await firm.person({ away: ['2026-06-10', '2026-06-30'] });
    const lead = await firm.person({ deputy, away: june });
    const ana = await firm.person({ supervisor: lead });
    await firm.setting('leadershipContact', firm.slackIdOf(contact));
    await firm.setting('admins', [firm.slackIdOf(admin)]);
    expect(await answers(firm, ana, '2026-05-31T12:00:00Z')).toBe(lead);
    expect(await answers(firm, ana, '2026-06-01T12:00:00Z')).toBe(deputy);
    expect(await answers(firm, ana, '2026-06-10T12:00:00Z')).toBe(contact);
    expect(await answers(firm, ana, '2026-06-20T12:00:00Z')).toBe(admin);
    await firm.db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', admin).execute();
    expect(await answers(firm, ana, '2026-06-20T12:00:00Z')).toBe(lead);
    expect(await answers(firm, ana, '2026-07-01T12:00:00Z')).toBe(lead);
  });

  it('is never she herself, though she leads the client that she works for', async () => {
    const firm = await aFirm();
    const contact = await firm.person();
    const ana = await firm.person();
    await firm.member(ana, await firm.engagement({ lead: ana }));
    await firm.setting('leadershipContact', firm.slackIdOf(contact));
    expect(await answers(firm, ana)).toBe(contact);
    const context = firm.context('2026-06-01T10:00:00Z');
    const matter = { kind: 'person' as const, id: ana };
    const answering = await whoAnswersForOne(firm.db, context, firm.workspaceId, matter);
    expect([mayAnswerFor(ana, matter, answering), mayAnswerFor(contact, matter, answering)]).toEqual([false, true]);
  });

  it('is one of Slack’s own admins while no admin is named, and none of them once one is', async () => {
    const firm = await aFirm();
    const slackAdmin = await firm.person({ slackAdmin: true, knownSince: '2026-01-02T00:00:00Z' });
    await firm.person({ slackAdmin: true, status: 'deactivated', knownSince: '2026-01-01T00:00:00Z' });
    const [ana, admin] = [await firm.person(), await firm.person()];
    expect(await answers(firm, ana)).toBe(slackAdmin);
    await firm.setting('admins', ['U0UNKNOWN', firm.slackIdOf(admin)]);
    expect(await answers(firm, ana)).toBe(admin);
  });

  it('is nobody of another workspace', async () => {
    const [firm, other] = [await aFirm(), await aFirm()];
    const [ana, admin] = [await firm.person(), await other.person({ slackAdmin: true })];
    await firm.setting('admins', [other.slackIdOf(admin)]);
    expect(await answers(firm, ana)).toBe('nobody');
  });

  it('and may act on it: the owner always, who stands in for her only then, the subject never', async () => {
    const firm = await aFirm();
    const deputy = await firm.person();
    const lead = await firm.person({ deputy, away: ['2026-06-01', '2026-06-30'] });
    const ana = await firm.person({ supervisor: lead });
    const matter = { kind: 'person' as const, id: ana };
    const may = async (personId: string, now: string) =>
      mayAnswerFor(personId, matter, await whoAnswersForOne(firm.db, firm.context(now), firm.workspaceId, matter));
    expect(await may(lead, '2026-06-15T12:00:00Z')).toBe(true);
    expect(await may(deputy, '2026-06-15T12:00:00Z')).toBe(true);
    expect(await may(deputy, '2026-07-15T12:00:00Z')).toBe(false);
    expect(await may(ana, '2026-06-15T12:00:00Z')).toBe(false);
  });

  it('is the lead for a client', async () => {
    const firm = await aFirm();
    const lead = await firm.person();
    const { clientId } = await firm.engagement({ lead });
    const matter = { kind: 'client' as const, id: clientId };
    const context = firm.context('2026-06-01T10:00:00Z');
    expect(await whoAnswersForOne(firm.db, context, firm.workspaceId, matter)).toEqual({
      ownerId: lead,
      responsible: { to: lead, rule: 'owner' },
    });
  });
});
