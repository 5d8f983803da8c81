import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { lastContacts } from '../../src/ledger/index.ts';
import { contactsOf } from '../../src/ledger/queries.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { type LedgerFirm, ledgerFirm } from './ledger-firm.ts';

onBothKinds('a contact', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (go?: string | null): Promise<LedgerFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return ledgerFirm(opened.connection, go);
  };
  const daysOf = async ({ db, clientId }: LedgerFirm) =>
    (await contactsOf(db, clientId, 10)).map(({ onDay, purpose, person }) => `${onDay} ${purpose} ${person}`);

  it('is noted once however often it is sent, by whoever works with the client', async () => {
    const firm = await aFirm();
    const { as, lead, ana, other, deputy, clientId, elsewhere } = firm;
    const { contactId, outcome } = await as(ana).logs();
    expect(outcome).toBe('logged');
    expect((await as(ana).logs(undefined, { contactId })).outcome).toBe('already');
    expect((await as(lead).logs('2026-11-20', { purpose: 'sales' })).outcome).toBe('logged');
    expect((await as(lead).logs('2026-11-25')).outcome).toBe('in_future');
    for (const stranger of [other, deputy]) expect((await as(stranger).logs()).outcome).toBe('not_yours');
    for (const nothing of [randomUUID(), 'nothing'])
      expect((await as(lead).logs(undefined, { clientId: nothing })).outcome).toBe('not_yours');
    expect((await as(lead).logs(undefined, { contactId: 'nothing' })).outcome).toBe('already');
    expect(await daysOf(firm)).toEqual(['2026-11-24 work Ana', '2026-11-20 sales Kari']);
    expect(await lastContacts(firm.db, [clientId, elsewhere.clientId])).toEqual(
      new Map([[clientId, { onDay: '2026-11-24', purpose: 'work' }]]),
    );
  });

  it('is the deputy’s to note while the lead is away', async () => {
    const { as, firm, lead, deputy, db } = await aFirm();
    const absence = { id: randomUUID(), workspaceId: firm.workspaceId, personId: lead };
    await db
      .insertInto('absence')
      .values({ ...absence, firstDay: '2026-11-24', lastDay: '2026-11-24' })
      .execute();
    expect((await as(deputy).logs()).outcome).toBe('logged');
  });

  it('can be moved or taken back on the same day by whoever noted it', async () => {
    const firm = await aFirm();
    const { as, lead, ana } = firm;
    const { contactId } = await as(ana).logs();
    expect(await as(lead).removes(contactId)).toBe('not_yours');
    expect(await as(lead).moves(contactId, '2026-11-20')).toBe('not_yours');
    expect(await as(ana, '2026-11-24T22:30:00Z').removes(contactId)).toBe('not_yours');
    expect(await as(ana).moves(contactId, '2026-11-25')).toBe('in_future');
    expect(await as(ana).moves(contactId, '2026-11-20')).toBe('moved');
    expect(await daysOf(firm)).toEqual(['2026-11-20 status Ana']);
    expect(await as(ana).removes(contactId)).toBe('removed');
    for (const id of [contactId, 'nothing']) expect(await as(ana).removes(id)).toBe('gone');
    expect(await as(ana).moves(contactId, '2026-11-20')).toBe('gone');
    expect(await daysOf(firm)).toEqual([]);
  });

  it('comes with each meeting once, and follows its outcome rather than a click', async () => {
    const firm = await aFirm();
    const { as, meets, lead } = firm;
    const meetingId = randomUUID();
    await meets(parseLocalDate('2026-11-23'), meetingId);
    await meets(parseLocalDate('2026-11-24'), meetingId);
    expect(await daysOf(firm)).toEqual(['2026-11-24 status Kari']);
    const [contact] = await contactsOf(firm.db, firm.clientId, 1);
    expect(await as(lead).removes(contact?.id ?? '')).toBe('not_yours');
  });

  describe('that is missing', () => {
    const at = (text: string) => new Date(text);

    it('is said once, and ends by itself with the next contact, which is counted from anew', async () => {
      const { as, ana, lives, silences, planned } = await aFirm();
      await as(ana, '2026-11-03T10:00:00Z').logs();
      await lives(at('2026-11-03T10:00:00Z'), at('2026-12-03T06:44:00Z'));
      expect([await silences(), await planned()]).toEqual([[], ['2026-11-03 2026-12-03T06:45']]);
      await lives(at('2026-12-03T06:45:00Z'), at('2027-01-20T10:00:00Z'));
      expect(await silences()).toEqual(['reported 2026-11-03']);
      await as(ana, '2027-01-20T11:00:00Z').logs();
      expect(await silences()).toEqual(['closed 2026-11-03']);
      await lives(at('2027-01-20T11:00:00Z'));
      expect(await planned()).toEqual(['2027-01-20 1 2027-02-19T06:45']);
    });

    it('is said again where that contact was a slip, and stays said where it was too long ago', async () => {
      const { as, ana, lives, silences } = await aFirm();
      await as(ana, '2026-11-03T10:00:00Z').logs();
      await lives(at('2026-11-03T10:00:00Z'), at('2026-12-15T10:00:00Z'));
      await as(ana, '2026-12-15T10:00:00Z').logs('2026-11-10');
      await lives(at('2026-12-15T10:00:00Z'), at('2026-12-16T10:00:00Z'));
      expect(await silences()).toEqual(['reported 2026-11-03']);
      const { contactId } = await as(ana, '2026-12-16T10:00:00Z').logs();
      await lives(at('2026-12-16T10:00:00Z'));
      expect(await as(ana, '2026-12-16T11:00:00Z').removes(contactId)).toBe('removed');
      await lives(at('2026-12-16T11:00:00Z'), at('2026-12-17T10:00:00Z'));
      expect(await silences()).toEqual(['closed 2026-11-03', 'reported 2026-11-10 1']);
    });

    it('is not counted before go, nor while the work is paused, which ends an open one', async () => {
      const before = await aFirm(null);
      await before.lives(at('2026-12-03T10:00:00Z'));
      expect([await before.silences(), await before.planned()]).toEqual([[], []]);
      const { lives, works, silences, planned, firm, lead, clientId } = await aFirm('2026-11-02T08:00:00Z');
      await lives(at('2026-11-02T10:00:00Z'), at('2026-12-02T10:00:00Z'));
      expect(await silences()).toEqual(['reported 2026-11-02']);
      await works('ended', '2026-12-02');
      await lives(at('2026-12-03T10:00:00Z'), at('2027-02-01T10:00:00Z'));
      expect([await silences(), await planned()]).toEqual([['closed 2026-11-02'], []]);
      const again = { id: randomUUID(), workspaceId: firm.workspaceId, clientId, name: 'Again', state: 'active' };
      await firm.db
        .insertInto('engagement')
        .values({ ...again, startsOn: '2027-02-01' })
        .execute();
      await lives(at('2027-02-01T11:00:00Z'));
      expect(await planned()).toEqual(['2027-02-01 1 2027-03-03T06:45']);
      expect(lead).toBeDefined();
    });

    it('ends with a meeting that was held', async () => {
      const { lives, silences, meets } = await aFirm('2026-11-02T08:00:00Z');
      await lives(at('2026-11-02T10:00:00Z'), at('2026-12-02T10:00:00Z'));
      await meets(parseLocalDate('2026-12-03'));
      expect(await silences()).toEqual(['closed 2026-11-02']);
    });
  });
});
