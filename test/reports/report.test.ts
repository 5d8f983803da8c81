import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { clientReportCadences } from '../../src/reports/due/report.ts';
import { reportStanding } from '../../src/reports/reporting-known.ts';
import type { Occurrence } from '../../src/schedule/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type ReportFirm, reportFirm, threeLines } from './report-firm.ts';

onDatabase('postgres18', 'the monthly report to a client', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<ReportFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return reportFirm(opened.connection);
  };

  describe('on its day', () => {
    it('is there, with a word to the lead, two reminders, and then silence until the next one', async () => {
      const { livesUntil, until, said, ran, dues } = await aFirm();
      await livesUntil('2026-11-24T10:00:00Z');
      // October is told of from go on: on the third working day of November.
      expect(await said()).toEqual([
        'reports.report 2026-10 2026-11-03T22:00',
        'reports.report_reminder 2026-10/1 2026-11-04T22:00 for 2026-10',
        'reports.report_reminder 2026-10/2 2026-11-09T22:00 for 2026-10/1',
      ]);
      expect(await ran()).toEqual(['2026-11 open', '2026-12 planned']);
      await until('2026-12-02T22:00:00Z');
      expect(await ran()).toEqual(['2026-11 closed missed', '2026-12 open', '2027-01 planned']);
      expect(await dues()).toEqual(['2026-10 2026-11-04', '2026-11 2026-12-03']);
    });

    it('asks nobody who has sent it, and reaches whoever stands in', async () => {
      const { as, livesUntil, until, said, goTo, ran, lead, deputy, db, workspaceId } = await aFirm();
      await livesUntil('2026-11-04T10:00:00Z');
      const away = { id: randomUUID(), workspaceId, personId: lead, firstDay: '2026-11-05', lastDay: '2026-11-05' };
      await db.insertInto('absence').values(away).execute();
      expect(await goTo('2026-11-04T10:00:00Z')).toEqual([lead]);
      expect(await goTo('2026-11-05T10:00:00Z')).toEqual([deputy]);
      const october = as(deputy, '2026-11-05T10:00:00Z', '2026-10');
      expect(await october.writes(0)).toBe('saved');
      expect(await october.sends(1, '2026-11-04')).toBe('marked');
      expect(await goTo('2026-11-05T10:00:00Z')).toEqual(['sent', ...(await said()).slice(1).map(() => 'sent')]);
      const before = (await said()).length;
      await until('2026-11-20T10:00:00Z');
      expect(await said()).toHaveLength(before);
      expect(await ran()).toEqual(['2026-11 closed sent', '2026-12 planned']);
    });

    it('leaves a client in peace that is paused, and begins again with the next one', async () => {
      const { livesUntil, until, wakesUp, mark, said, goTo, ran, dues, setEngagement, ...firm } = await aFirm();
      const late = async (on: string) =>
        (await reportStanding(firm.db, [firm.clientId], parseLocalDate(on))).get(firm.clientId)?.late;
      await livesUntil('2026-11-04T10:00:00Z');
      await setEngagement('ended');
      await mark();
      expect(await goTo('2026-11-04T10:30:00Z')).toEqual(['paused']);
      await until('2026-12-20T10:00:00Z');
      expect(await said()).toHaveLength(1);
      expect(await ran()).toEqual(['2026-11 not_applicable paused', '2026-12 not_applicable paused']);
      expect(await dues()).toEqual(['2026-10 2026-11-04']);
      // Nobody waits for it any more: not now, and not once the work has begun again.
      expect(await late('2026-12-20')).toBeUndefined();
      expect(await firm.as(firm.lead, '2026-12-20T10:00:00Z').lists()).toMatchObject({ reports: [{ letGo: true }] });
      await setEngagement('active');
      await mark();
      await wakesUp('2026-12-21T10:00:00Z');
      await until('2027-01-07T10:00:00Z');
      expect(await dues()).toEqual(['2026-10 2026-11-04', '2026-12 2027-01-07']);
      expect(await late('2027-01-08')).toBe(1);
      const october = firm.as(firm.lead, '2027-01-08T10:00:00Z', '2026-10');
      expect(await october.opens()).toMatchObject({ report: { letGo: true } });
      expect([await october.writes(0), await october.sends(1, '2027-01-08')]).toEqual(['saved', 'marked']);
      expect(await october.opens()).toMatchObject({ report: { letGo: false, sentOn: '2027-01-08' } });
    });

    it('asks the database no more often for many clients than for one', async () => {
      const { firm, db, lead, workspaceId, clientId } = await aFirm();
      const others = await Promise.all(Array.from({ length: 4 }, () => firm.engagement({ lead })));
      const [cadence] = clientReportCadences({ shelf: firm.shelf });
      const now = new Date('2026-11-05T10:00:00Z');
      const asked = async (clientIds: readonly string[], stage: number) => {
        let queries = 0;
        const counting: KyselyPlugin = {
          transformQuery: ({ node }) => {
            queries += 1;
            return node;
          },
          transformResult: async ({ result }) => result,
        };
        const occurrences = clientIds.map(
          (subjectId): Occurrence => ({
            ...{ id: randomUUID(), cadence: 'reports_client', subjectId, workspaceId, period: '2026-11', stage },
            ...{ dueAt: now, closesAt: new Date('2026-12-02T22:00:00Z'), state: 'open', reason: null, openedAt: null },
          }),
        );
        await db.transaction().execute(async tx => cadence?.wake(tx.withPlugin(counting), occurrences, now));
        return queries;
      };
      for (const stage of [0, 1, 2]) {
        const one = await asked([clientId], stage);
        expect(one).toBeGreaterThan(0);
        expect(
          await asked(
            others.map(other => other.clientId),
            stage,
          ),
        ).toBe(one);
      }
    });

    it('that passed while the app was down is seen to be late, and nobody is asked for an old one', async () => {
      const { livesUntil, wakesUp, until, said, ran, dues } = await aFirm();
      await livesUntil('2026-10-20T10:00:00Z');
      await wakesUp('2026-12-10T10:00:00Z');
      await until('2026-12-10T10:05:00Z');
      expect(await dues()).toEqual(['2026-10 2026-11-04', '2026-11 2026-12-03']);
      expect(await ran()).toEqual(['2026-11 skipped downtime', '2026-12 open', '2027-01 planned']);
      expect(await said()).toEqual(['reports.report 2026-11 2026-12-09T22:00']);
    });

    it('goes by the client’s own day, which the lead sets, and by the workspace’s again', async () => {
      const { as, lead, developer, leader, livesUntil, until, wakesUp, mark, dues } = await aFirm();
      await livesUntil('2026-10-20T10:00:00Z');
      const on = '2026-10-20T10:00:00Z';
      for (const other of [developer, leader]) expect(await as(other, on).setsDay(5)).toBe('not_yours');
      for (const day of [0, 21, 2.5]) expect(await as(lead, on).setsDay(day)).toBe('out_of_range');
      expect(await as(lead, on).setsDay(5)).toBe('set');
      await until('2026-11-05T10:00:00Z');
      expect(await dues()).toEqual([]);
      // Moved to a day that has passed: the client hears of it today.
      expect(await as(lead, '2026-11-05T10:00:00Z').setsDay(1)).toBe('set');
      await wakesUp('2026-11-05T10:01:00Z');
      expect(await dues()).toEqual(['2026-10 2026-11-05']);
      expect(await as(leader, on).lists()).toMatchObject({ day: 1, ownDay: 1, usualDay: 3, mayWrite: false });
      expect(await as(lead, '2026-11-06T10:00:00Z').setsDay(null)).toBe('set');
      await mark();
      await until('2026-12-04T10:00:00Z');
      expect(await dues()).toEqual(['2026-10 2026-11-05', '2026-11 2026-12-03']);
    });
  });

  describe('its words', () => {
    const written = async () => {
      const firm = await aFirm();
      await firm.livesUntil('2026-12-03T06:00:00Z');
      return firm;
    };

    it('are seen by who may, written by the lead, and the second of two is told', async () => {
      const { as, lead, developer, leader, deputy } = await written();
      expect(await as(developer).opens()).toBe('not_yours');
      expect(await as(lead, undefined, '2026-12').opens()).toBe('not_yours');
      expect(await as(lead, undefined, "2026-11'").opens()).toBe('not_yours');
      expect(await as(leader).opens()).toMatchObject({ mayWrite: false, draft: undefined });
      expect(await as(lead).opens()).toMatchObject({ mayWrite: true, draft: { delivered: [] } });
      for (const other of [developer, leader, deputy]) expect(await as(other).writes(0)).toBe('not_yours');
      expect(await as(lead).writes(0)).toBe('saved');
      expect(await as(lead).writes(0)).toBe('saved');
      expect(await as(lead).writes(0, { next: 'Something else' })).toBe('outdated');
      expect(await as(lead).writes(1, { next: null })).toBe('saved');
      expect(await as(lead).opens()).toMatchObject({
        draft: undefined,
        report: { ...threeLines, next: null, version: 2, savedBy: 'Kari' },
      });
    });

    it('are complete before they are marked as sent, and stay as they were sent', async () => {
      const { as, lead, developer, db, clientId } = await written();
      expect(await as(lead).sends(0, '2026-12-03')).toBe('incomplete');
      expect(await as(lead).writes(0, { decided: null })).toBe('saved');
      expect(await as(lead).sends(1, '2026-12-03')).toBe('incomplete');
      expect(await as(lead).writes(1)).toBe('saved');
      expect(await as(lead).sends(1, '2026-12-03')).toBe('outdated');
      expect(await as(lead).sends(2, '2026-12-04')).toBe('sent_future');
      expect(await as(lead).sends(2, '2026-11-29')).toBe('sent_early');
      expect(await as(developer).sends(2, '2026-12-03')).toBe('not_yours');
      expect(await as(lead, '2026-12-05T10:00:00Z').sends(2, '2026-12-04')).toBe('marked');
      expect(await as(lead, '2026-12-05T10:00:00Z').sends(2, '2026-12-04')).toBe('marked');
      expect(await as(lead, '2026-12-05T10:00:00Z').sends(2, '2026-12-03')).toBe('sent');
      expect(await as(lead).writes(2, { next: 'Other' })).toBe('sent');
      expect(await as(lead).opens()).toMatchObject({ mayWrite: false, report: threeLines });
      const known = await reportStanding(db, [clientId, randomUUID()], parseLocalDate('2026-12-20'));
      // October's was never sent, and November's a day late.
      expect([...known]).toEqual([
        [clientId, { month: '2026-11', dueOn: '2026-12-03', sentOn: '2026-12-04', of: 2, late: 2 }],
      ]);
    });

    it('begin with what the rooms know, and with nothing private', async () => {
      const { as, lead, developer, leader, workspaceId, clientId, db, firm } = await written();
      const at = new Date('2026-11-17T10:00:00Z');
      const about = { workspaceId, clientId };
      const { clientId: elsewhere } = await firm.engagement({ lead });
      const meeting = { kind: 'follow_up', number: 1, state: 'held', recordedAt: at, recordedBy: lead, workspaceId };
      await db
        .insertInto('clientMeeting')
        .values([
          { ...meeting, id: randomUUID(), clientId, heldOn: '2026-11-05' },
          { ...meeting, id: randomUUID(), clientId: elsewhere, heldOn: '2026-11-06' },
        ])
        .execute();
      const deviation = (actual: string, more: object) => ({
        ...{ id: randomUUID(), ...about, family: 'reported', subjectKind: 'client', subjectId: clientId },
        ...{
          category: 'technical',
          severity: 'minor',
          state: 'closed',
          private: false,
          actual,
          desired: 'Well',
          reporterId: developer,
        },
        ...{ openedAt: at, stateSince: at, closedAt: at, ...more },
      });
      await db
        .insertInto('deviation')
        .values([
          deviation('The cards were slow', { clientWord: 'told', clientToldOn: '2026-11-17' }),
          deviation('Nobody told them', {}),
          deviation('A secret about Ana', { private: true }),
          deviation('They quarrelled', { category: 'people' }),
          deviation('Still open', { state: 'acting', closedAt: null }),
          deviation('Nothing was wrong', { state: 'unfounded' }),
          deviation('Elsewhere', {
            ...{ clientId: elsewhere, subjectId: elsewhere, clientWord: 'told', clientToldOn: '2026-11-17' },
          }),
          // A promise that was moved ends its deviation; that is no news of anything that was done.
          deviation('A faster login', {
            clientWord: 'told',
            clientToldOn: '2026-11-17',
            family: 'promise',
            reporterId: null,
          }),
        ])
        .execute();
      const promiseId = randomUUID();
      const kept = { state: 'kept', round: 1, promisedRound: 1, keptOn: '2026-11-12', endedOn: '2026-11-12' };
      await db
        .insertInto('promise')
        .values({ id: promiseId, ...about, leadId: lead, recordedAt: at, ...kept })
        .execute();
      const open = { state: 'overdue', round: 1, promisedRound: 1, brokenOn: '2026-11-16' };
      const [movedId, overdueId] = [randomUUID(), randomUUID()];
      await db
        .insertInto('promise')
        .values([
          { id: movedId, ...about, leadId: lead, recordedAt: at, ...open, state: 'moving' },
          { id: overdueId, ...about, leadId: lead, recordedAt: at, ...open },
        ])
        .execute();
      const terms = (id: string, words: string) => ({
        ...{ promiseId: id, number: 1, workspaceId, words, toWhom: 'Tiina', written: 'the minutes' },
        ...{ dueOn: '2026-11-15', estimateDays: '2', keeperId: developer, givenBy: lead, givenAt: at },
        ...{ givenOn: '2026-11-02', answer: 'accepted', answeredAt: at },
      });
      await db
        .insertInto('promiseTerms')
        .values([terms(promiseId, 'A new page'), terms(movedId, 'A faster login'), terms(overdueId, 'A search')])
        .execute();
      const suggestionId = randomUUID();
      const said = { kind: 'suggestion', words: 'Dark mode', filedBy: developer, filedOn: '2026-11-02', filedAt: at };
      await db
        .insertInto('suggestion')
        .values({ id: suggestionId, ...about, ...said, state: 'decided', nextOn: '2026-12-20', dueOn: '2026-12-20' })
        .execute();
      await db
        .insertInto('suggestionEntry')
        .values({ suggestionId, workspaceId, number: 1, event: 'decide', at, personId: lead })
        .execute();
      const goal = { id: randomUUID(), ...about, words: 'Fewer calls', measure: 'calls', target: '10', ownerId: lead };
      const since = { theirOwner: 'Tiina', since: '2026-11-09', recordedBy: lead, recordedAt: at };
      await db
        .insertInto('goal')
        .values({ ...goal, ...since })
        .execute();
      const screen = await as(lead).opens();
      const line = (items: readonly { fact: string; words: string; on: string }[]) =>
        items.map(({ fact, words, on }) => `${fact} ${words} ${on}`);
      if (screen === 'not_yours' || !screen.draft) throw new Error('there is no draft');
      const { delivered, decided, next } = screen.draft;
      expect([line(delivered), line(decided), line(next)]).toEqual([
        ['deviation_closed The cards were slow 2026-11-17', 'promise_kept A new page 2026-11-12'],
        ['suggestion_decided Dark mode 2026-11-17', 'goal_shared Fewer calls 2026-11-09', 'follow_up_held  2026-11-05'],
        ['suggestion_due Dark mode 2026-12-20'],
      ]);
      expect(screen.hints.map(({ hint, words }) => `${hint} ${words}`).toSorted()).toEqual([
        'moving A faster login',
        'overdue A search',
      ]);
      expect(await as(leader).opens()).toMatchObject({ hints: [] });
      expect(JSON.stringify(screen.draft)).not.toMatch(/Ana|Kari|Tiina|secret|quarrel/);
    });
  });
});
