import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection, Db } from '../../src/db/connect.ts';
import { observe } from '../../src/deviations/index.ts';
import { logContact } from '../../src/ledger/contacts.ts';
import {
  lastContacts,
  plansOf,
  pointsForClient,
  pointsForPerson,
  putPointForClient,
  satisfactionsOf,
} from '../../src/ledger/index.ts';
import { silentLog } from '../../src/log.ts';
import { meetingCadences } from '../../src/meetings/due.ts';
import { meetingHealth } from '../../src/meetings/health.ts';
import { guestsOf } from '../../src/meetings/queries.ts';
import { holdPlanning, replanLater, type ScheduledCadence, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import { parseLocalTime } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds, onDatabase } from '../support/database.ts';
import { day, type MeetingFirm, meetingFirm, noon, planned, scored } from './firm.ts';

onBothKinds('a client meeting', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<MeetingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return meetingFirm(opened.connection);
  };

  it('is booked for who comes, in the client’s zone; the same form sent twice books once', async () => {
    const { as, lead, mikko, firm, meeting, invitations, clientId, db } = await aFirm();
    await db.updateTable('client').set({ zone: 'Europe/Oslo' }).where('id', '=', clientId).execute();
    const form = await as(lead).opens('follow_up');
    expect(form).toMatchObject({
      ref: { number: 1, version: 1 },
      booking: undefined,
      due: '2026-10-30',
      latest: '2026-12-22',
      proposals: ['2026-12-04', '2026-12-07', '2026-12-08'],
      zone: 'Europe/Oslo',
      guests: [{ name: 'Mikko' }],
    });
    const guests = [firm.slackIdOf(mikko)];
    expect([await as(lead).books({ guests }), await as(lead).books({ guests })]).toEqual(['booked', 'booked']);
    expect(await invitations()).toEqual(['0 Kari request', '0 Mikko request']);
    expect(await meeting()).toMatchObject({
      state: 'booked',
      version: 2,
      sequence: 0,
      booking: { onDay: '2026-12-08' },
    });
    expect((await meeting()).booking?.startsAt).toEqual(new Date('2026-12-08T09:00:00Z'));
    const again = await as(lead).opens('follow_up');
    expect(again).toMatchObject({ ref: { version: 2 }, guests: [{ name: 'Mikko' }] });
    expect(again).toMatchObject({ proposals: ['2026-12-04', '2026-12-07'], booking: { place: 'Their office' } });
  });

  it('is moved and called off, and whoever had been invited hears of it', async () => {
    const { as, lead, mikko, ana, firm, meeting, invitations } = await aFirm();
    await as(lead).books({ guests: [firm.slackIdOf(mikko)] });
    expect(await as(lead).books({ version: 2, onDay: day('2026-12-09'), guests: [firm.slackIdOf(ana)] })).toBe('moved');
    expect(await invitations()).toEqual([
      '0 Kari request',
      '0 Mikko request',
      '1 Ana request',
      '1 Kari request',
      '1 Mikko cancel',
    ]);
    expect(await as(lead).cancels({ version: 3 })).toBe('cancelled');
    expect(await as(lead).cancels({ version: 3 })).toBe('cancelled');
    expect((await invitations()).filter(each => each.startsWith('2'))).toEqual(['2 Ana cancel', '2 Kari cancel']);
    expect(await meeting()).toMatchObject({ state: 'to_book', version: 4, sequence: 2, booking: undefined });
    expect(await as(lead).books({ version: 4 })).toBe('booked');
    expect((await invitations()).filter(each => each.startsWith('3'))).toEqual(['3 Kari request']);
  });

  it('is for whoever leads the client, or stands in while she is away', async () => {
    const { as, lead, deputy, mikko, ana } = await aFirm();
    expect([await as(deputy).books(), await as(mikko).books(), await as(ana).cancels()]).toEqual([
      'not_yours',
      'not_yours',
      'not_yours',
    ]);
    expect([await as(mikko).records(), await as(ana).sets({}), await as(mikko).opensAgenda('follow_up')]).toEqual([
      'not_yours',
      'not_yours',
      'not_yours',
    ]);
    expect([await as(ana).opensOutcome('follow_up'), await as(deputy).opens('follow_up')]).toEqual([
      'not_yours',
      'not_yours',
    ]);
    const july = '2027-07-05T10:00:00Z';
    expect(await as(deputy, july).books({ onDay: day('2027-07-08') })).toBe('booked');
    expect(await as(lead, july).books({ version: 2, onDay: day('2027-07-09') })).toBe('moved');
    expect(await as(ana).sees()).toMatchObject({ acts: { book: false, agenda: false, record: false, rhythm: false } });
  });

  it('is offered on the days of whoever stands in, where the lead is away on all of hers', async () => {
    const { as, db, lead, deputy, firm } = await aFirm();
    const away = { id: randomUUID(), workspaceId: firm.workspaceId, personId: lead };
    await db
      .insertInto('absence')
      .values({ ...away, firstDay: '2026-11-20', lastDay: '2027-06-30' })
      .execute();
    const proposals = ['2026-12-04', '2026-12-07', '2026-12-08'];
    expect(await as(deputy).opens('follow_up')).toMatchObject({ proposals });
    const { next } = Object(await as(deputy).opensOutcome('follow_up'));
    expect(next.proposals).toHaveLength(3);
  });

  it('is refused where the day is past or too late, somebody is gone, or the form is old', async () => {
    const { as, lead, firm } = await aFirm();
    const guest = firm.slackIdOf(await firm.person({ status: 'deactivated' }));
    expect(await as(lead).books({ onDay: day('2026-12-01'), atTime: parseLocalTime('11:59') })).toBe('past');
    expect(await as(lead).books({ onDay: day('2026-12-23') })).toEqual({ refused: 'too_late', latest: '2026-12-22' });
    expect(await as(lead).books({ guests: [guest] })).toBe('guest_gone');
    expect(await as(lead).books({ guests: ['UNOBODY'] })).toBe('guest_gone');
    expect([await as(lead).books({ number: 2 }), await as(lead).books({ number: 0 })]).toEqual(['gone', 'gone']);
    expect(await as(lead).books({ clientId: 'not-an-id' })).toBe('not_yours');
    await as(lead).books();
    const refused = await as(lead).books({ onDay: day('2026-12-10') });
    expect(refused).toEqual({ refused: 'changed_meanwhile', by: 'Kari', at: new Date(noon) });
    expect(await as(lead).cancels({ version: 1 })).toMatchObject({ refused: 'changed_meanwhile' });
    expect(await as(lead).records({ version: 1 })).toMatchObject({ refused: 'changed_meanwhile' });
  });

  it('was held: what came of it is kept, what was overdue ends, and the next one is booked', async () => {
    const { as, db, lead, mikko, ana, firm, meeting, clientId, ports, occurrence } = await aFirm();
    const { workspaceId } = firm;
    const signal = { workspaceId, family: 'cadence' as const, topic: 'follow_up' as const, period: '#1' };
    const subject = { kind: 'client' as const, id: clientId };
    await db.transaction().execute(async tx => {
      await observe(ports, tx, { ...signal, subject, reasons: ['follow_up_overdue'] }, new Date(noon));
      await observe(
        ports,
        tx,
        { ...signal, topic: 'development', subject, reasons: ['development_overdue'] },
        new Date(noon),
      );
      const point = { workspaceId, clientId, personId: ana, words: 'Fewer meetings', saidOn: day('2026-11-03') };
      await putPointForClient(tx, { ...point, checkInId: randomUUID() });
    });
    await as(lead).books({ onDay: day('2026-12-04'), guests: [firm.slackIdOf(mikko)] });
    const [point] = await pointsForClient(db, clientId);
    const attended = [lead, ana].map(firm.slackIdOf);
    const after = '2026-12-07T08:00:00Z';
    const given = { version: 2, heldOn: day('2026-12-04'), attended, broughtUp: [point?.id ?? '', 'nonsense'] };
    expect([await as(lead, after).records(given), await as(lead, after).records(given)]).toEqual(['held', 'held']);
    const held = await meeting();
    expect(held).toMatchObject({ state: 'held', held: { heldOn: '2026-12-04', learnt: 'They grow' } });
    const came = (await guestsOf(db, [held.id])).map(({ name, invited, attended: was }) => `${name} ${invited} ${was}`);
    expect(came).toEqual(['Ana false true', 'Kari true true', 'Mikko true false']);
    expect(await satisfactionsOf(db, clientId, 5)).toMatchObject([{ onDay: '2026-12-04', satisfaction: 4, value: 3 }]);
    expect((await lastContacts(db, [clientId])).get(clientId)).toEqual({ onDay: '2026-12-04', purpose: 'status' });
    expect(await pointsForClient(db, clientId)).toEqual([]);
    const open = await db.selectFrom('deviation').select(['topic', 'state']).where('clientId', '=', clientId).execute();
    expect(open.map(({ topic, state }) => `${topic} ${state}`).toSorted()).toEqual([
      'development reported',
      'follow_up closed',
    ]);
    expect(await meeting('follow_up', 2)).toMatchObject({
      state: 'booked',
      booking: { onDay: '2027-02-23', place: 'Their office' },
    });
    expect((await guestsOf(db, [(await meeting('follow_up', 2)).id])).map(({ name }) => name)).toEqual([
      'Kari',
      'Mikko',
    ]);
    expect(await occurrence('follow_up', 1)).toMatchObject({ state: 'closed', reason: 'held' });
    expect(await occurrence('follow_up', 2)).toMatchObject({ state: 'planned' });
    expect(await as(lead, after).books({ version: 2 })).toBe('held');
    expect(await as(lead, after).sees()).toMatchObject({
      kinds: {
        follow_up: { last: { number: 1 }, due: '2027-03-04' },
        development: { due: '2027-04-01', last: undefined },
      },
    });
  });

  it('that was held can be corrected, which replaces what was written and leaves the next one alone', async () => {
    const { as, db, lead, clientId, meeting } = await aFirm();
    const dev = { kind: 'development' as const };
    await as(lead).records({ ...dev, result: planned, next: { ...slot(), onDay: day('2027-05-04') } });
    expect((await plansOf(db, clientId)).map(({ words }) => words)).toEqual(['A shop in Oslo']);
    const form = await as(lead).opensOutcome('development');
    const { needs: _, suggestions: __, ...recorded } = planned;
    expect(form).toMatchObject({ ref: { version: 2 }, recorded, next: undefined, heldOn: '2026-12-01' });
    const result = { ...planned, plans: 'A shop in Bergen' };
    const corrected = { ...dev, version: 2, result, heldOn: day('2026-11-30'), next: undefined };
    expect(await as(lead).records(corrected)).toBe('corrected');
    expect(await plansOf(db, clientId)).toMatchObject([{ words: 'A shop in Bergen', saidOn: '2026-11-30' }]);
    expect((await lastContacts(db, [clientId])).get(clientId)).toEqual({ onDay: '2026-11-30', purpose: 'work' });
    expect(await meeting('development', 2)).toMatchObject({
      state: 'booked',
      version: 2,
      booking: { onDay: '2027-05-04' },
    });
    expect(await satisfactionsOf(db, clientId, 5)).toEqual([]);
  });

  it('is not done with before the next date is named, unless all work ends before it', async () => {
    const { as, db, lead, meeting, engagement } = await aFirm();
    const records = (changes: object) => as(lead).records(changes);
    expect(await records({ heldOn: day('2026-12-02') })).toBe('in_future');
    expect(await records({ attended: ['UNOBODY'] })).toBe('guest_gone');
    expect(await records({ next: undefined })).toBe('next_missing');
    expect(await records({ next: { ...slot(), onDay: day('2026-12-01') } })).toBe('next_past');
    expect(await records({ next: { ...slot(), onDay: day('2027-03-02') } })).toEqual({
      refused: 'next_too_late',
      latest: '2027-03-01',
    });
    expect(await meeting()).toMatchObject({ state: 'to_book', version: 1 });
    const project = db
      .updateTable('engagement')
      .set({ endsOn: '2027-02-01' })
      .where('id', '=', engagement.engagementId);
    await project.execute();
    expect(await as(lead).opensOutcome('follow_up')).toMatchObject({ next: { needed: false } });
    expect(await records({ next: undefined })).toBe('held');
    expect(await meeting('follow_up', 2)).toMatchObject({ state: 'to_book' });
    expect(await records({ number: 2, heldOn: day('2026-11-30'), next: undefined })).toBe('before_last');
    expect(await as(lead).opensOutcome('follow_up', 3)).toBe('gone');
  });

  it('held before the day for which it stands in the calendars is taken out of them', async () => {
    const { as, lead, invitations } = await aFirm();
    await as(lead).books();
    expect(await as(lead).records({ version: 2 })).toBe('held');
    expect(await invitations()).toEqual(['0 Kari request', '1 Kari cancel']);
  });

  it('brings what the client said about somebody’s work to her, if she is on its team', async () => {
    const { as, db, lead, ana, mikko, firm } = await aFirm();
    const stranger = await firm.person();
    expect(await as(lead).adds({ personId: ana })).toBe('gone');
    await as(lead).records();
    const pointId = randomUUID();
    expect(await as(lead).adds({ personId: ana, pointId })).toBe('added');
    expect(await as(lead).adds({ personId: ana, pointId })).toBe('added');
    expect(await as(lead).adds({ personId: stranger })).toBe('not_on_team');
    expect(await as(ana).adds({ personId: mikko })).toBe('not_yours');
    expect(await pointsForPerson(db, ana)).toMatchObject([{ words: 'Ana explains well', saidOn: '2026-12-01' }]);
  });

  it('comes as often as the lead says, never more seldom than every three months', async () => {
    const { as, lead, occurrence } = await aFirm();
    await as(lead).records();
    expect(await as(lead).sets({ followUpMonths: 4 })).toBe('follow_up_too_long');
    expect(await as(lead).sets({ developmentMonths: 13 })).toBe('development_too_long');
    expect(await as(lead).sets({ followUpMonths: 2, developmentMonths: 12 })).toBe('set');
    expect(await as(lead).sees()).toMatchObject({
      rhythm: { followUpMonths: 2, developmentMonths: 12 },
      kinds: { follow_up: { due: '2027-02-01' }, development: { due: '2027-10-01' } },
    });
    expect(await occurrence('follow_up', 2)).toMatchObject({ wakeAt: new Date(noon) });
  });

  it('is not due of a client that is paused', async () => {
    const { as, db, firm, lead, engagement } = await aFirm();
    await db
      .updateTable('engagement')
      .set({ state: 'ended', endsOn: '2026-11-30' })
      .where('id', '=', engagement.engagementId)
      .execute();
    const seen = { paused: true, kinds: { follow_up: { due: undefined, daysOverdue: 0 } } };
    expect(await as(lead).sees()).toMatchObject(seen);
    const health = await meetingHealth(db, firm.context(noon), firm.workspaceId, day('2026-11-01'));
    expect(health).toMatchObject([{ state: 'paused', metLately: false, kinds: seen.kinds, heldSince: [] }]);
    expect(await as(lead).records({ next: undefined })).toBe('held');
    const later = await meetingHealth(db, firm.context(noon), firm.workspaceId, day('2026-11-01'));
    expect(later).toMatchObject([{ lastHeldOn: '2026-12-01', metLately: true, heldSince: [{ kind: 'follow_up' }] }]);
  });

  it('shows a kind that starves while the other is held', async () => {
    const { as, db, firm, lead } = await aFirm();
    await as(lead).records({ kind: 'development', result: planned, next: { ...slot(), onDay: day('2027-05-04') } });
    const kinds = { follow_up: { daysOverdue: 32, starves: true }, development: { daysOverdue: 0, starves: false } };
    expect(await as(lead).sees()).toMatchObject({ metLately: true, kinds });
    const health = await meetingHealth(db, firm.context(noon), firm.workspaceId, day('2026-12-01'));
    expect(health).toMatchObject([{ leadId: lead, state: 'met', kinds }]);
  });
});

const slot = () => ({ atTime: parseLocalTime('10:00'), minutes: 60 });

onDatabase('postgres18', 'two people who record the same meeting', engine => {
  it('at once: one is heard, the other is told who was, and nothing is written twice', async () => {
    await using connection = await migratedDatabase(engine);
    const { as, db, lead, deputy, clientId } = await meetingFirm(connection);
    const july = '2027-07-05T10:00:00Z';
    const given = { heldOn: day('2027-07-05'), next: { ...slot(), onDay: day('2027-09-07') } };
    const outcomes = await Promise.all([
      as(lead, july).records({ ...given, result: { ...scored, learnt: 'Kari' } }),
      as(deputy, july).records({ ...given, result: { ...scored, learnt: 'Olav' } }),
    ]);
    const [refused] = outcomes.filter(outcome => typeof outcome === 'object');
    expect(outcomes).toContain('held');
    const rows = await db
      .selectFrom('clientMeeting')
      .select(['number', 'state', 'learnt'])
      .where('clientId', '=', clientId)
      .orderBy('number')
      .execute();
    expect(rows).toMatchObject([{ state: 'held' }, { state: 'booked' }]);
    expect(refused).toMatchObject({ refused: 'changed_meanwhile', by: rows[0]?.learnt });
  });
});

onDatabase('postgres18', 'a client that is planned anew', engine => {
  const how = { open: occurrenceGate, batch: 25, lanes: 1, markEverybody: async () => {}, log: silentLog };
  /** Plans nothing, but tells that planning has begun, and holds it up. */
  const first = (plan: () => Promise<void>): ScheduledCadence => ({
    name: 'first',
    enrols: 'client',
    plan: async () => plan().then(() => new Map()),
    wake: async () => new Map(),
  });

  it.each([
    ['a meeting is recorded', ({ as, lead }: MeetingFirm) => as(lead).records(), 'held'],
    [
      'a contact is noted',
      async ({ ports, firm, lead, clientId }: MeetingFirm) => {
        const contact = { contactId: randomUUID(), clientId, purpose: 'work' as const, onDay: day('2026-12-01') };
        return logContact(ports, firm.context(noon), await firm.read(lead), contact);
      },
      'logged',
    ],
  ])('while %s: the one waits for the plan, and the plan never for it', async (_, act, outcome) => {
    await using connection = await migratedDatabase(engine);
    const met = await meetingFirm(connection);
    const { db, firm, clientId, ports } = met;
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = first(async () => {
      begun.resolve();
      await goOn.promise;
    });
    const cadences = [held, ...meetingCadences({ ...ports, shelf: firm.shelf })];
    await replanLater(db, 'client', firm.workspaceId, [clientId]);
    const planning = tick({ db, cadences, ...how }, new Date(noon));
    await begun.promise;
    const acting = act(met);
    while (!(await isSomebodyWaiting(db))) await setImmediate();
    goOn.resolve();
    expect(await acting).toBe(outcome);
    // Other rooms have cadences of their own here, which nobody registered.
    await planning.catch(() => undefined);
    expect(await met.occurrence('development', 1)).toBeDefined();
  });

  it('is left alone as long as somebody holds it', async () => {
    await using connection = await migratedDatabase(engine);
    const { db, firm, clientId } = await meetingFirm(connection);
    const planned = { times: 0 };
    const counting = first(async () => {
      planned.times += 1;
    });
    await replanLater(db, 'client', firm.workspaceId, [clientId]);
    await db.transaction().execute(async tx => {
      await holdPlanning(tx, 'client', firm.workspaceId, clientId);
      await tick({ db, cadences: [counting], ...how }, new Date(noon));
      expect(planned.times).toBe(0);
    });
    await tick({ db, cadences: [counting], ...how }, new Date(noon));
    expect(planned.times).toBe(1);
  });
});

async function isSomebodyWaiting(db: Db): Promise<boolean> {
  const waiting = sql<{ pid: number }>`
    select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  return (await waiting.execute(db)).rows.length > 0;
}
