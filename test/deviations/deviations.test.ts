import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { acknowledge, close, endByItself, observe, openRecord } from '../../src/deviations/deviations.ts';
import { notesAbout } from '../../src/deviations/queries.ts';
import type { Reason, Signal } from '../../src/deviations/rules.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const ports = { newId: randomUUID };
const now = new Date('2026-12-01T10:00:00Z');

onEveryDatabase('deviations', engine => {
  const opened: { connection?: Connection & AsyncDisposable; firm?: RosterBuilder } = {};
  const here = () => {
    if (!opened.connection || !opened.firm) throw new Error('not open yet');
    return { db: opened.connection.db, firm: opened.firm };
  };
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
    opened.firm = await rosterBuilder(opened.connection.db);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  /** A consultant, her lead with a deputy, and a stranger to the matter. */
  async function people() {
    const { firm } = here();
    const deputy = await firm.person({ name: 'Olav' });
    const lead = await firm.person({ name: 'Kari', deputy });
    const ana = await firm.person({ name: 'Ana', supervisor: lead });
    return { ana, lead, deputy, other: await firm.person({ name: 'Mikko' }) };
  }

  const signal = (personId: string, reasons: readonly Reason[], changes: Partial<Signal> = {}): Signal => ({
    workspaceId: here().firm.workspaceId,
    family: 'pulse',
    subject: { kind: 'person', id: personId },
    reasons,
    period: '2026-12',
    ...changes,
  });
  const see = (seen: Signal) =>
    here()
      .db.transaction()
      .execute(tx => observe(ports, tx, seen, now));
  const deviationsOf = (subjectId: string) =>
    here().db.selectFrom('deviation').selectAll().where('subjectId', '=', subjectId).orderBy('openedAt').execute();
  const alertsOf = (deviationId: string) =>
    here().db.selectFrom('outbox').select(['class', 'period']).where('subjectId', '=', deviationId).execute();
  const only = async (subjectId: string) => {
    const [deviation, ...more] = await deviationsOf(subjectId);
    if (!deviation || more.length > 0) throw new Error(`${more.length + 1} deviations`);
    return deviation;
  };
  const treating = (actorId: string) => {
    const { db, firm } = here();
    const context = firm.context('2026-12-01T10:00:00Z');
    return {
      reads: async (id: string) => openRecord(db, context, await firm.read(actorId), id),
      takesUp: async (id: string) => acknowledge({ db, ...ports }, context, await firm.read(actorId), id),
      closes: async (id: string, note = 'We talked') =>
        close({ db, ...ports }, context, await firm.read(actorId), { deviationId: id, note }),
    };
  };

  it('opens one with the first signal, and tells whoever answers for it', async () => {
    const { ana, lead } = await people();
    await see(signal(ana, ['low', 'overload']));
    const deviation = await only(ana);
    expect(deviation).toMatchObject({ severity: 'major', state: 'reported', private: true, closedAt: null });
    expect(await alertsOf(deviation.id)).toEqual([{ class: 'now', period: '1' }]);
    const record = await treating(lead).reads(deviation.id);
    expect(record).toMatchObject({
      history: [
        { number: 1, event: 'opened', reason: 'low', period: '2026-12', actorName: null },
        { number: 2, event: 'reason_added', reason: 'overload', period: '2026-12' },
      ],
    });
  });

  it('adds to the open one, each reason of a period once, and raises it', async () => {
    const { ana } = await people();
    await see(signal(ana, ['slide']));
    await see(signal(ana, ['slide']));
    await see(signal(ana, ['slide'], { period: '2027-01' }));
    await see(signal(ana, ['slide', 'low'], { period: '2027-01' }));
    const deviation = await only(ana);
    expect(deviation.severity).toBe('major');
    expect((await alertsOf(deviation.id)).toSorted((a, b) => (a.period < b.period ? -1 : 1))).toEqual([
      { class: 'morning', period: '1' },
      { class: 'morning', period: '2' },
      { class: 'now', period: '3' },
    ]);
  });

  it('keeps families apart, and people, and workspaces', async () => {
    const { ana, lead } = await people();
    await see(signal(ana, ['low']));
    await see(signal(ana, ['talk_missed'], { family: 'talk' }));
    await see(signal(lead, ['low']));
    expect((await deviationsOf(ana)).map(({ family }) => family).toSorted()).toEqual(['pulse', 'talk']);
    expect((await deviationsOf(lead)).length).toBe(1);
  });

  it('says nothing new about a period that was treated, and opens another for the next', async () => {
    const { ana, lead } = await people();
    await see(signal(ana, ['low']));
    await treating(lead).closes((await only(ana)).id);
    await see(signal(ana, ['low']));
    expect((await deviationsOf(ana)).length).toBe(1);
    await see(signal(ana, ['low'], { period: '2027-01' }));
    expect((await deviationsOf(ana)).map(({ state }) => state).toSorted()).toEqual(['closed', 'reported']);
  });

  it('is taken up once and closed once, and its history numbers them without a gap', async () => {
    const { ana, lead } = await people();
    await see(signal(ana, ['low']));
    const { id } = await only(ana);
    expect(await treating(lead).takesUp(id)).toMatchObject({ deviation: { state: 'acknowledged' } });
    expect(await treating(lead).takesUp(id)).toBe('already');
    expect(await treating(lead).closes(id)).toMatchObject({ deviation: { state: 'closed' } });
    expect(await treating(lead).closes(id, 'again')).toBe('already');
    const record = await treating(lead).reads(id);
    const history = typeof record === 'object' ? record.history : [];
    expect(history.map(({ number, event, actorName, note }) => [number, event, actorName, note])).toEqual([
      [1, 'opened', null, null],
      [2, 'acknowledged', 'Kari', null],
      [3, 'closed', 'Kari', 'We talked'],
    ]);
    expect((await only(ana)).closedAt).toEqual(now);
    expect(await notesAbout(here().db, ana, 5)).toEqual([{ at: now, note: 'We talked' }]);
  });

  it('is hidden from everybody who does not answer for it, above all from whom it is about', async () => {
    const { ana, deputy, other } = await people();
    await see(signal(ana, ['low']));
    const { id } = await only(ana);
    for (const actor of [ana, deputy, other]) {
      expect(await treating(actor).reads(id)).toBe('not_yours');
      expect(await treating(actor).takesUp(id)).toBe('not_yours');
      expect(await treating(actor).closes(id)).toBe('not_yours');
    }
    expect((await only(ana)).state).toBe('reported');
    expect(await treating(other).reads(randomUUID())).toBe('not_yours');
  });

  it('is the deputy’s while the lead is away', async () => {
    const { firm } = here();
    const deputy = await firm.person();
    const lead = await firm.person({ deputy, away: ['2026-11-20', '2026-12-20'] });
    const ana = await firm.person({ supervisor: lead });
    await see(signal(ana, ['low']));
    const { id } = await only(ana);
    expect(await treating(deputy).takesUp(id)).toMatchObject({ deviation: { state: 'acknowledged' } });
    expect(await treating(lead).closes(id)).toMatchObject({ deviation: { state: 'closed' } });
  });

  it('ends by itself when its cause is gone, but not while a later period stands in it', async () => {
    const { ana } = await people();
    const key = { workspaceId: here().firm.workspaceId, family: 'talk' as const, subjectId: ana };
    const end = (through: string) =>
      here()
        .db.transaction()
        .execute(tx => endByItself(ports, tx, { ...key, through }, now));
    await end('2026-12');
    await see(signal(ana, ['talk_missed'], { family: 'talk' }));
    await see(signal(ana, ['talk_missed'], { family: 'talk', period: '2027-01' }));
    await end('2026-12');
    expect((await only(ana)).state).toBe('reported');
    await end('2027-02');
    expect((await only(ana)).state).toBe('closed');
    await end('2027-02');
    const last = await here()
      .db.selectFrom('deviationEntry')
      .select(['number', 'event', 'actorId'])
      .where('deviationId', '=', (await only(ana)).id)
      .orderBy('number')
      .execute();
    expect(last.map(({ number, event }) => [number, event])).toEqual([
      [1, 'opened'],
      [2, 'reason_added'],
      [3, 'ended_by_itself'],
    ]);
  });

  it('is one and whole however many signals come at the same time', async () => {
    const { ana, lead } = await people();
    const periods = ['2026-09', '2026-10', '2026-11', '2026-12'];
    const both: readonly (readonly Reason[])[] = [['low'], ['slide', 'low']];
    const signals = periods.flatMap(period => both.map(reasons => signal(ana, reasons, { period })));
    await Promise.all(signals.map(see));
    const deviation = await only(ana);
    const record = await treating(lead).reads(deviation.id);
    const history = typeof record === 'object' ? record.history : [];
    expect(history.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(history.map(({ reason, period }) => `${reason} ${period}`)).size).toBe(8);
    expect(history.filter(({ event }) => event === 'opened').length).toBe(1);
    expect(deviation.severity).toBe('major');
  });

  it('keeps every note and every signal when closing meets a signal', async () => {
    const { ana, lead } = await people();
    await see(signal(ana, ['low']));
    const { id } = await only(ana);
    await Promise.all([treating(lead).closes(id), see(signal(ana, ['low'], { period: '2027-01' }))]);
    const all = await deviationsOf(ana);
    const noted = await here()
      .db.selectFrom('deviationEntry')
      .select(['period', 'event'])
      .where(
        'deviationId',
        'in',
        all.map(each => each.id),
      )
      .execute();
    expect(
      noted
        .map(({ period }) => period)
        .filter(period => period !== null)
        .toSorted(),
    ).toEqual(['2026-12', '2027-01']);
    expect(noted.filter(({ event }) => event === 'closed').length).toBe(1);
  });
});
