import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { promisesWhere } from '../../src/promises/index.ts';
import { suggestionsWhere } from '../../src/suggestions/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { day, type MeetingFirm, meetingFirm, planned, scored } from './firm.ts';

onDatabase('postgres18', 'what was promised and suggested in a client meeting', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<MeetingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return meetingFirm(opened.connection);
  };
  const registersOf = async ({ db, clientId }: MeetingFirm) => {
    const promised = await promisesWhere(db, { clientIds: [clientId] });
    const said = await suggestionsWhere(db, { clientIds: [clientId] });
    return [
      ...promised.map(({ state, noted }) => `${state} ${noted}`),
      ...said.map(({ kind, words, filer, filedOn, state }) => `${kind} ${words}, ${filer} ${filedOn}, ${state}`),
    ].toSorted();
  };

  it('goes to the registers of promises and suggestions with the outcome, or not at all', async () => {
    const it = await aFirm();
    const result = { ...scored, promises: ['A fix', 'A demo'], suggestions: ['A dark mode'] };
    const records = it.as(it.lead).records;
    expect(await records({ result, next: undefined })).toBe('next_missing');
    expect(await registersOf(it)).toEqual([]);
    expect(await records({ result })).toBe('held');
    expect(await registersOf(it)).toEqual([
      'noted A demo',
      'noted A fix',
      'suggestion A dark mode, Kari 2026-12-01, received',
    ]);
    const [one] = await promisesWhere(it.db, { clientIds: [it.clientId] });
    const { id: meetingId } = await it.meeting('follow_up');
    expect(one).toMatchObject({ meetingId, leadId: it.lead, newest: undefined });
  });

  it('of a development meeting are needs and suggestions', async () => {
    const it = await aFirm();
    const result = { ...planned, needs: ['Payments', 'A shop'], suggestions: ['Payments'] };
    const next = { onDay: day('2027-05-04'), atTime: '10:00' as const, minutes: 60 };
    expect(await it.as(it.lead).records({ kind: 'development', result, next })).toBe('held');
    expect(await registersOf(it)).toEqual([
      'need A shop, Kari 2026-12-01, received',
      'need Payments, Kari 2026-12-01, received',
      'suggestion Payments, Kari 2026-12-01, received',
    ]);
  });

  it('stays where it is when the outcome is corrected: only new lines are added, each once', async () => {
    const it = await aFirm();
    const records = it.as(it.lead).records;
    await records({ result: { ...scored, promises: ['A fix'], suggestions: ['A dark mode'] } });
    const opened = await it.as(it.lead).opensOutcome('follow_up');
    expect(JSON.stringify(opened)).not.toMatch(/A fix|A dark mode/);
    const corrected = { ...scored, learnt: 'They grow fast', promises: ['A fix', 'A demo'] };
    expect(await records({ version: 2, result: corrected, next: undefined })).toBe('corrected');
    expect(await records({ version: 3, result: { ...scored, learnt: 'Nothing' }, next: undefined })).toBe('corrected');
    expect(await registersOf(it)).toEqual([
      'noted A demo',
      'noted A fix',
      'suggestion A dark mode, Kari 2026-12-01, received',
    ]);
  });

  it('is noted once of a form that is sent twice, and a line that was added in between is not lost', async () => {
    const it = await aFirm();
    const records = it.as(it.lead).records;
    const result = { ...scored, promises: ['A fix'] };
    expect(await records({ result })).toBe('held');
    expect(await records({ result })).toBe('held');
    expect(await records({ result: { ...result, suggestions: ['A dark mode'] } })).toBe('held');
    expect(await registersOf(it)).toEqual(['noted A fix', 'suggestion A dark mode, Kari 2026-12-01, received']);
    expect((await it.meeting('follow_up')).version).toBe(2);
  });

  it('counts for whoever leads the client, also where her stand-in wrote it down', async () => {
    const it = await aFirm();
    const held = {
      heldOn: day('2027-07-05'),
      next: { onDay: day('2027-09-07'), atTime: '10:00' as const, minutes: 60 },
    };
    const result = { ...scored, promises: ['A fix'], suggestions: ['A dark mode'] };
    expect(await it.as(it.deputy, '2027-07-05T10:00:00Z').records({ ...held, result })).toBe('held');
    expect(await promisesWhere(it.db, { clientIds: [it.clientId] })).toMatchObject([{ leadId: it.lead }]);
    expect(await suggestionsWhere(it.db, { clientIds: [it.clientId] })).toMatchObject([{ filer: 'Olav' }]);
  });
});
