import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { markSent, setReportDay, writeReport } from '../../src/reports/client-report.ts';
import { clientReportCadences, clientReportDeliveries } from '../../src/reports/due/report.ts';
import { openClientReports, openReport } from '../../src/reports/report-screens.ts';
import { nextWake, replanLater, tick } from '../../src/schedule/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

export const threeLines = {
  delivered: 'The refill page',
  deliveredMeans: 'Fewer calls',
  decided: 'Dark mode',
  decidedMeans: null,
  next: 'Hand-over',
  nextMeans: null,
};

/** A lead with a deputy, a client in Helsinki with a developer, and the leadership; the verbs as each takes them, and the clock. */
export async function reportFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: new Date('2026-10-12T08:00:00Z') })
    .where('id', '=', workspaceId)
    .execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [developer, leader] = [await firm.person({ name: 'Ana' }), await firm.person({ name: 'Elin' })];
  await firm.setting('leadership', [firm.slackIdOf(leader)]);
  const engagement = await firm.engagement({ lead });
  await firm.member(developer, engagement);
  const { clientId, engagementId } = engagement;
  const ports = { db, newId: randomUUID, log: silentLog };

  /** Somebody, at some time, with the verbs in hand; about the report of a month. */
  const as = (personId: string, at = '2026-12-03T10:00:00Z', month = '2026-11') => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    const key = { clientId, month };
    return {
      opens: async () => openReport(ports, context, await me(), key),
      lists: async () => openClientReports(ports, context, await me(), clientId),
      writes: async (version: number, lines: Partial<Record<keyof typeof threeLines, string | null>> = {}) =>
        writeReport(ports, context, await me(), { ...key, version, lines: { ...threeLines, ...lines } }),
      sends: async (version: number, on: string) =>
        markSent(ports, context, await me(), { ...key, version, sentOn: parseLocalDate(on) }),
      setsDay: async (day: number | null) => setReportDay(ports, context, await me(), { clientId, day }),
    };
  };

  /** Other firms live in the same database. */
  const own = sql<boolean>`occurrence.workspace_id = ${workspaceId}`;
  const ticking = {
    db,
    log: silentLog,
    cadences: clientReportCadences({ shelf }),
    open: own,
    batch: 25,
    lanes: 1,
    markEverybody: async () => {},
  };
  const mark = () => replanLater(db, 'client', workspaceId, [clientId]);
  /** One tick at that moment: the process was down until then. */
  const wakesUp = (at: string) => tick(ticking, new Date(at));
  /** Ticks whenever something wakes, up to that moment. */
  const until = async (at: string) => {
    for (let next = await nextWake(db, own); next && next <= new Date(at); ) {
      await tick(ticking, next);
      next = await nextWake(db, own);
    }
    await tick(ticking, new Date(at));
  };
  /** From go on, up to that moment. */
  const livesUntil = async (at: string) => {
    await mark();
    await tick(ticking, new Date('2026-10-12T09:00:00Z'));
    await until(at);
  };
  const outbox = () =>
    db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period', 'dueAt', 'replacesId'])
      .where('workspaceId', '=', workspaceId)
      .orderBy('dueAt')
      .execute();
  /** What is to be said, as `kind period due`, and what it replaces. */
  const said = async () => {
    const all = await outbox();
    return all.map(({ kind, period, dueAt, replacesId }) => {
      const older = all.find(({ id }) => id === replacesId);
      return `${kind} ${period} ${dueAt.toISOString().slice(0, 16)}${older ? ` for ${older.period}` : ''}`;
    });
  };
  /** To whom each message would go at that moment, or why to nobody. */
  const goTo = async (at: string) => {
    const kinds = clientReportDeliveries({ shelf });
    const drafts = (await outbox()).map(async item => {
      const kind = kinds.find(each => each.kind === item.kind);
      const found = await db.transaction().execute(async tx => kind?.drafts(tx, [item], new Date(at)));
      const draft = found?.get(item.id);
      return typeof draft !== 'object' ? draft : 'to' in draft ? draft.to : 'drop' in draft && draft.drop;
    });
    return Promise.all(drafts);
  };
  /** How the occurrences ended, as `period state reason`. */
  const ran = async () => {
    const rows = await db
      .selectFrom('occurrence')
      .select(['period', 'state', 'reason'])
      .where('subjectId', '=', clientId)
      .orderBy('period')
      .execute();
    return rows.map(({ period, state, reason }) => [period, state, reason].filter(Boolean).join(' '));
  };
  const dues = async () => {
    const rows = await db
      .selectFrom('clientReport')
      .selectAll()
      .where('clientId', '=', clientId)
      .orderBy('month')
      .execute();
    return rows.map(({ month, dueOn }) => `${month} ${dueOn}`);
  };
  const setEngagement = (state: 'active' | 'ended') =>
    db.updateTable('engagement').set({ state }).where('id', '=', engagementId).execute();

  const verbs = { as, mark, wakesUp, until, livesUntil, said, goTo, ran, dues, setEngagement };
  return { db, firm, workspaceId, clientId, lead, deputy, developer, leader, ...verbs };
}

export type ReportFirm = Awaited<ReturnType<typeof reportFirm>>;
