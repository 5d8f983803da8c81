import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { writeAgreement } from '../../src/ledger/agreements.ts';
import { addGoal } from '../../src/ledger/goals.ts';
import { putPointForClient, recordSatisfaction, replacePlans, withdrawPointForClient } from '../../src/ledger/index.ts';
import type { MeetingKind } from '../../src/meetings/rules.ts';
import { fileFromMeeting } from '../../src/suggestions/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { aPromise } from '../support/promise.ts';
import { day, type MeetingFirm, meetingFirm, noon, resultOf } from './firm.ts';

/** One of each thing that could come to an agenda; everything that must not is called so. */
onDatabase('pglite', 'the agenda of a client meeting', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  const deviationsIn = ({ db, firm, clientId, ana, lead }: MeetingFirm, other: string) => {
    const insert = (
      actual: string,
      { family = 'reported', ...changes }: Record<string, unknown> & { family?: string } = {},
    ) =>
      db
        .insertInto('deviation')
        .values({
          ...{ id: randomUUID(), workspaceId: firm.workspaceId, actual, desired: '-', family, category: 'delivery' },
          reporterId: family === 'reported' ? lead : null,
          ...{
            severity: 'major',
            state: 'reported',
            private: false,
            subjectKind: 'client',
            subjectId: clientId,
            clientId,
          },
          ...{ openedAt: new Date('2026-10-20T10:00:00Z'), stateSince: new Date('2026-10-20T10:00:00Z') },
          ...changes,
        })
        .execute();
    const closed = (at: string) => ({ state: 'closed', closedAt: new Date(at), stateSince: new Date(at) });
    return [
      insert('open deviation'),
      insert('closed deviation', closed('2026-11-20T10:00:00Z')),
      insert('NEVER closed before the last time', closed('2026-10-25T10:00:00Z')),
      insert('NEVER private', { private: true }),
      insert('NEVER about people', { category: 'people', private: true }),
      insert('NEVER not theirs', { clientWord: 'not_theirs' }),
      insert('NEVER unfounded', { ...closed('2026-11-20T10:00:00Z'), state: 'unfounded' }),
      insert('NEVER another client’s', { clientId: other, subjectId: other }),
      insert('NEVER our cadence', { family: 'cadence', category: 'cadence', topic: 'development' }),
      insert('NEVER our silence', { family: 'contact', category: 'relation' }),
      insert('NEVER our hats', { family: 'hats', category: 'relation' }),
      insert('NEVER a pulse', {
        family: 'pulse',
        category: 'people',
        subjectKind: 'person',
        subjectId: ana,
        private: true,
      }),
    ];
  };
  const ledgerOf = async (it: MeetingFirm, other: string) => {
    const { db, firm, clientId, lead, ana, ports } = it;
    const { workspaceId } = firm;
    const now = new Date(noon);
    await db.transaction().execute(async tx => {
      const about = { workspaceId, personId: ana, saidOn: day('2026-11-03') };
      await putPointForClient(tx, { ...about, clientId, words: 'a point', checkInId: randomUUID() });
      await putPointForClient(tx, { ...about, clientId: other, words: 'NEVER theirs', checkInId: randomUUID() });
      const checkInId = randomUUID();
      await putPointForClient(tx, { ...about, clientId, words: 'NEVER without consent', checkInId });
      await withdrawPointForClient(tx, checkInId);
      const of = (words: string, whose: string) =>
        ({
          workspaceId,
          clientId: whose,
          meetingId: randomUUID(),
          recordedBy: lead,
          onDay: day('2026-11-01'),
          words,
        }) as const;
      for (const { words, onDay, ...said } of [of('said', clientId), of('NEVER said', other)]) {
        const score = {
          satisfaction: 3,
          satisfactionWhy: `${words} of satisfaction`,
          value: 4,
          valueWhy: `${words} of value`,
        };
        await recordSatisfaction(tx, { ...said, onDay, ...score }, now);
        await replacePlans(tx, { ...said, saidOn: onDay, words: `${words} of plans` }, now);
      }
    });
    const [context, me] = [firm.context(noon), await firm.read(lead, noon)];
    const owner = firm.slackIdOf(lead);
    const goal = { words: 'a goal', measure: 'a measure', target: 'a target', owner, theirOwner: 'Their boss' };
    expect(await addGoal(ports, context, me, { id: randomUUID(), clientId, goal })).toBe('added');
    const words = {
      content: 'an agreement',
      level: 'gold',
      fromDay: day('2026-01-01'),
      untilDay: null,
      link: null,
      owner,
    };
    expect(await writeAgreement(ports, context, me, { id: randomUUID(), clientId, words })).toBe('written');
  };

  const promisesOf = async ({ db, firm, clientId, lead, ana }: MeetingFirm, other: string) => {
    const about = { workspaceId: firm.workspaceId, clientId, leadId: lead, keeperId: ana };
    const kept = (on: string) => ({ state: 'kept', keptOn: day(on), endedOn: day(on) }) as const;
    const broken = { state: 'overdue', brokenOn: day('2026-11-21') } as const;
    await aPromise(db, { ...about, words: 'an open promise' });
    await aPromise(db, { ...about, words: 'a kept promise', later: kept('2026-11-20') });
    await aPromise(db, { ...about, words: 'a broken promise', dueOn: '2026-11-20', later: broken });
    await aPromise(db, { ...about, words: 'NEVER kept before the last time', later: kept('2026-10-20') });
    await aPromise(db, { ...about, words: 'NEVER accepted', state: 'offered' });
    await aPromise(db, { ...about, words: 'NEVER promised to them', clientId: other });
  };
  const suggestionsOf = async ({ db, firm, clientId, lead }: MeetingFirm, other: string) => {
    const actor = await firm.read(lead, noon);
    const file = (words: string, kind: 'need' | 'suggestion', whose = clientId) =>
      db.transaction().execute(tx => {
        const said = { workspaceId: firm.workspaceId, clientId: whose, meetingId: randomUUID(), actor };
        return fileFromMeeting(tx, { ...said, kind, lines: [words], saidOn: day('2026-10-05') }, new Date(noon));
      });
    await file('said of needs', 'need');
    await file('said of suggestions', 'suggestion');
    await file('NEVER suggested by them', 'suggestion', other);
    for (const [words, answeredOn] of [
      ['just answered', '2026-11-20'],
      ['NEVER answered before', '2026-10-20'],
    ] as const) {
      await file(words, 'suggestion');
      const ended = {
        state: 'answered',
        outcome: 'done',
        result: '-',
        endedOn: answeredOn,
        dueOn: answeredOn,
      } as const;
      const row = db.updateTable('suggestion').where('words', '=', words).where('clientId', '=', clientId);
      await row.set({ ...ended, answeredOn, nextOn: null }).execute();
    }
  };

  /** A client with everything, and another one with as much; both kinds were held once. */
  async function aClientWithEverything(): Promise<MeetingFirm> {
    if (!opened.connection) throw new Error('not open yet');
    const it = await meetingFirm(opened.connection);
    const { clientId: other } = await it.firm.engagement({ lead: it.lead });
    for (const kind of ['follow_up', 'development'] as const) {
      const result = { ...resultOf(kind), learnt: `learnt in the last ${kind}` };
      const next = { onDay: day('2026-12-15'), atTime: '10:00' as const, minutes: 60 };
      expect(
        await it.as(it.lead, '2026-11-01T10:00:00Z').records({ kind, heldOn: day('2026-11-01'), result, next }),
      ).toBe('held');
    }
    await Promise.all(deviationsIn(it, other));
    await ledgerOf(it, other);
    await promisesOf(it, other);
    await suggestionsOf(it, other);
    return it;
  }
  const agendaOf = async ({ as, lead }: MeetingFirm, kind: MeetingKind): Promise<string> => {
    const page = await as(lead).opensAgenda(kind, 2);
    if (typeof page === 'string') throw new Error(page);
    expect(page.agenda.kind).toBe(kind);
    return JSON.stringify(page.agenda);
  };

  it('keeps the kinds apart, and nothing private reaches either', async () => {
    const it = await aClientWithEverything();
    const [followUp, development] = [await agendaOf(it, 'follow_up'), await agendaOf(it, 'development')];
    const delivery = [
      ...['open deviation', 'closed deviation', 'said of satisfaction', 'said of value', 'an agreement'],
      ...['an open promise', 'a kept promise', 'a broken promise'],
    ];
    const ahead = ['a goal', 'a measure', 'said of plans', 'said of needs', 'A shop in Oslo'];
    for (const words of delivery)
      expect([words, followUp.includes(words), development.includes(words)]).toEqual([words, true, false]);
    for (const words of ahead)
      expect([words, followUp.includes(words), development.includes(words)]).toEqual([words, false, true]);
    for (const agenda of [followUp, development]) {
      for (const both of ['a point', 'said of suggestions', 'just answered']) expect(agenda).toContain(both);
      expect(agenda).not.toContain('NEVER');
    }
    expect(followUp).toContain('learnt in the last follow_up');
    expect(followUp).not.toContain('learnt in the last development');
    expect(development).not.toMatch(
      /learnt in the last follow_up|figures|deviation|satisfaction|[Vv]alue|promise|broken/,
    );
    expect(followUp).toContain('"openDeviations":1,"closedDeviations":1');
  });

  it('is for whoever holds the meeting, and only as long as it is ahead', async () => {
    const { as, lead, mikko, ana, deputy } = await aClientWithEverything();
    for (const other of [mikko, ana, deputy]) expect(await as(other).opensAgenda('follow_up', 2)).toBe('not_yours');
    expect(await as(deputy, '2027-07-05T10:00:00Z').opensAgenda('follow_up', 2)).toMatchObject({ key: { number: 2 } });
    expect([await as(lead).opensAgenda('follow_up', 1), await as(lead).opensAgenda('follow_up', 3)]).toEqual([
      'gone',
      'gone',
    ]);
  });
});
