import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../src/db/connect.ts';
import { type TimelineEvent, timelineOf } from '../src/timeline.ts';
import { migratedDatabase } from './support/database.ts';
import { rosterBuilder } from './support/roster.ts';

const now = '2026-12-01T10:00:00Z';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const morning = (day: string) => new Date(`${day}T07:00:00Z`);
const year = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2027-03-01T00:00:00Z') };

/** What nobody may read in a calendar. */
const secret = 'between you and me';

describe('the time line', () => {
  let connection: (Connection & AsyncDisposable) | undefined;
  beforeAll(async () => {
    connection = await migratedDatabase('pglite');
  });
  afterAll(() => connection?.[Symbol.asyncDispose]());

  /** Kari leads a client, on whose team Ana is; Olav is told concerns. */
  async function aFirm() {
    if (!connection) throw new Error('not open yet');
    const firm = await rosterBuilder(connection.db);
    const kari = await firm.person({ name: 'Kari' });
    const ana = await firm.person({ name: 'Ana', supervisor: kari });
    const olav = await firm.person({ name: 'Olav' });
    const engagement = await firm.engagement({ lead: kari });
    return { firm, kari, ana, olav, ...engagement };
  }
  type House = Awaited<ReturnType<typeof aFirm>>;

  const seen = ({ firm }: House, span = year) => timelineOf(firm.db, firm.context(now), firm.workspaceId, span);
  const shown = async (house: House, kind: TimelineEvent['kind']) =>
    (await seen(house)).filter(each => each.kind === kind).map(({ state, at, until }) => ({ state, at, until }));

  async function occurrence({ firm, ana }: House, cadence: string, day: string, state: string): Promise<string> {
    const row = { id: randomUUID(), workspaceId: firm.workspaceId, cadence, subjectId: ana, period: day.slice(0, 7) };
    const wakeAt = state === 'planned' || state === 'open' ? noon(day) : null;
    await firm.db
      .insertInto('occurrence')
      .values({ ...row, state, wakeAt, dueAt: morning(day), closesAt: noon(day) })
      .execute();
    return row.id;
  }

  async function answered({ firm, ana, engagementId }: House, occurrenceId: string, day: string): Promise<void> {
    const said = { score: 1, load: 5, support: 'no', question: 'skills', agreement: 1, talkAbout: secret };
    const about = { id: randomUUID(), workspaceId: firm.workspaceId, occurrenceId, personId: ana, engagementId };
    const at = { period: day.slice(0, 7), answeredAt: noon(day), changedAt: noon(day) };
    await firm.db
      .insertInto('checkIn')
      .values({ ...about, ...said, ...at, forClient: secret, mayBeTold: true })
      .execute();
  }

  async function deviation({ firm, ana }: House, openedOn: string, state: string, sinceDay: string): Promise<void> {
    const about = { id: randomUUID(), workspaceId: firm.workspaceId, subjectKind: 'person', subjectId: ana };
    const kind = { family: 'reported', category: 'people', severity: 'minor', private: true, reporterId: ana };
    const closedAt = state === 'closed' || state === 'unfounded' ? noon(sinceDay) : null;
    const times = { openedAt: noon(openedOn), stateSince: noon(sinceDay), closedAt };
    await firm.db
      .insertInto('deviation')
      .values({ ...about, ...kind, ...times, state, actual: secret, desired: secret })
      .execute();
  }

  it.each([
    ['planned', 'planned'],
    ['open', 'open'],
    ['closed', 'missed'],
    ['skipped', undefined],
    ['not_applicable', undefined],
    ['failed', undefined],
  ] as const)('shows a check-in and a talk that are %s as %s', async (state, expected) => {
    const house = await aFirm();
    await occurrence(house, 'pulse', '2026-11-02', state);
    await occurrence(house, 'pulse_talk', '2026-11-30', state);
    const states = (at: Date) => (expected ? [{ state: expected, at, until: null }] : []);
    expect(await shown(house, 'check_in')).toEqual(states(morning('2026-11-02')));
    expect(await shown(house, 'talk')).toEqual(states(morning('2026-11-30')));
  });

  it('shows a check-in from when it was asked until it was answered, and a talk on the day it was held', async () => {
    const house = await aFirm();
    await answered(house, await occurrence(house, 'pulse', '2026-11-02', 'closed'), '2026-11-05');
    await occurrence(house, 'pulse_talk', '2026-11-30', 'closed');
    const { firm, ana, kari } = house;
    const talk = { id: randomUUID(), workspaceId: firm.workspaceId, personId: ana, period: '2026-11' };
    await firm.db
      .insertInto('pulseTalk')
      .values({ ...talk, heldOn: '2026-11-12', recordedAt: noon('2026-11-12'), recordedBy: kari, actions: secret })
      .execute();
    expect(await shown(house, 'check_in')).toEqual([
      { state: 'done', at: morning('2026-11-02'), until: noon('2026-11-05') },
    ]);
    expect(await shown(house, 'talk')).toEqual([{ state: 'done', at: noon('2026-11-12'), until: null }]);
  });

  it('shows a meeting that was held, one that is booked, and as late one whose day is over without a word', async () => {
    const house = await aFirm();
    const meeting = async (kind: string, number: number, changes: { heldOn?: string; onDay?: string }) => {
      const { workspaceId } = house.firm;
      const row = { id: randomUUID(), workspaceId, clientId: house.clientId, kind, number };
      const held = { state: 'held', heldOn: changes.heldOn ?? null, recordedAt: noon('2026-11-02'), learnt: secret };
      const { onDay = '' } = changes;
      const booked = { state: 'booked', onDay, atTime: '10:00', zone: 'Europe/Helsinki', minutes: 60 };
      await house.firm.db
        .insertInto('clientMeeting')
        .values(
          changes.heldOn
            ? { ...row, ...held, recordedBy: house.kari }
            : { ...row, ...booked, startsAt: new Date(`${onDay}T08:00:00Z`) },
        )
        .execute();
    };
    await meeting('follow_up', 1, { heldOn: '2026-09-15' });
    await meeting('follow_up', 2, { onDay: '2026-11-24' });
    await meeting('development', 1, { onDay: '2026-12-10' });
    expect(await shown(house, 'follow_up')).toEqual([
      { state: 'done', at: noon('2026-09-15'), until: null },
      { state: 'late', at: new Date('2026-11-24T08:00:00Z'), until: null },
    ]);
    expect(await shown(house, 'development')).toEqual([
      { state: 'planned', at: new Date('2026-12-10T08:00:00Z'), until: null },
    ]);
  });

  it('shows as late until when a client should have been met, where nobody has found a day', async () => {
    const house = await aFirm();
    await house.firm.db
      .updateTable('workspace')
      .set({ goAt: morning('2026-01-07') })
      .where('id', '=', house.firm.workspaceId)
      .execute();
    const late = (await seen(house)).filter(({ state }) => state === 'late');
    expect(late.map(({ kind }) => kind)).toContain('development');
    for (const { at, about } of late) {
      expect(at < new Date(now)).toBe(true);
      expect(about.kind).toBe('client');
    }
  });

  it('shows a deviation from when it was opened until it ended; one that is open goes on', async () => {
    const house = await aFirm();
    await deviation(house, '2026-10-05', 'closed', '2026-10-20');
    await deviation(house, '2026-11-05', 'unfounded', '2026-11-06');
    await deviation(house, '2026-11-10', 'acknowledged', '2026-11-12');
    expect(await shown(house, 'deviation')).toEqual([
      { state: 'done', at: noon('2026-10-05'), until: noon('2026-10-20') },
      { state: 'done', at: noon('2026-11-05'), until: noon('2026-11-06') },
      { state: 'open', at: noon('2026-11-10'), until: null },
    ]);
  });

  it('shows, of whatever happened, what touches the span, in order, and neither a word nor a concern', async () => {
    const house = await aFirm();
    const { firm, ana, kari } = house;
    await answered(house, await occurrence(house, 'pulse', '2026-06-01', 'closed'), '2026-06-03');
    await occurrence(house, 'pulse', '2026-07-01', 'closed');
    await deviation(house, '2026-05-20', 'closed', '2026-07-10');
    await deviation(house, '2026-06-20', 'reported', '2026-06-20');
    const told = { id: randomUUID(), workspaceId: firm.workspaceId, toldAt: noon('2026-06-10') };
    await firm.db
      .insertInto('concern')
      .values({ ...told, aboutId: kari, authorId: ana, readerId: house.olav })
      .execute();
    const all = await seen(house);
    expect(all.map(({ kind }) => kind)).toEqual(['deviation', 'check_in', 'deviation', 'check_in']);
    expect(JSON.stringify(all)).not.toContain(secret);
    for (const event of all) expect(Object.keys(event).sort()).toEqual(['about', 'at', 'kind', 'state', 'until']);
    const days = fc.integer({ min: 0, max: 360 }).map(day => new Date(year.from.getTime() + day * 86_400_000));
    await fc.assert(
      fc.asyncProperty(days, days, async (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const touched = all.filter(({ at, until, state }) => at <= to && (state === 'open' || (until ?? at) >= from));
        // An answer that came within the span to something asked before it is told with what was asked.
        expect(await seen(house, { from, to })).toEqual(
          touched.filter(({ kind, at }) => kind === 'deviation' || at >= from),
        );
      }),
      { numRuns: 25 },
    );
  });
});
