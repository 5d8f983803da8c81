import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import type { Item } from '../../../src/delivery/index.ts';
import { yearCadence } from '../../../src/enps/kinds.ts';
import type { RoundState } from '../../../src/enps/queries.ts';
import { replanLater } from '../../../src/schedule/index.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { type PlanningFirm, planningFirm } from './firm.ts';

onBothKinds('the yearly proposal', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (facts: Parameters<typeof planningFirm>[1] = {}): Promise<PlanningFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return planningFirm(opened.connection, facts);
  };
  const begins = async ({ db, workspaceId, ticks }: PlanningFirm, at = '2026-11-02T08:00:00Z') => {
    await replanLater(db, 'workspace', workspaceId, [workspaceId]);
    await ticks(at);
  };
  const years = async ({ occurrences }: PlanningFirm) =>
    (await occurrences(yearCadence)).map(({ period, state, reason }) => `${period} ${state} ${reason ?? ''}`.trim());
  const told = async ({ messages }: PlanningFirm) => (await messages()).map(({ kind, period }) => `${kind} ${period}`);

  /** What would be drawn at that moment. */
  const drafts = async ({ deliveries, messages, db }: PlanningFirm, at: string) => {
    const rows: Item[] = await messages();
    const drawn: unknown[] = [];
    for (const kind of deliveries) {
      const own = rows.filter(row => row.kind === kind.kind);
      drawn.push(...(await db.transaction().execute(tx => kind.drafts(tx, own, new Date(at)))).values());
    }
    return drawn;
  };

  it('is planned from go on, made a month before, repeated a week before, and never opens anything', async () => {
    const firm = await aFirm();
    await begins(firm);
    expect(await years(firm)).toEqual(['2027 planned']);
    await firm.ticks('2027-01-02T06:59:00Z');
    expect(await told(firm)).toEqual([]);
    await firm.ticks('2027-01-02T07:00:00Z');
    expect(await told(firm)).toEqual(['enps.proposal 2027']);
    expect(await years(firm)).toEqual(['2027 open', '2028 planned']);
    await firm.ticks('2027-01-25T07:00:00Z');
    expect(await told(firm)).toEqual(['enps.proposal 2027', 'enps.proposal_again 2027']);
    const [first, again] = await firm.messages();
    expect(again).toMatchObject({
      replacesId: first?.id,
      class: 'morning',
      expiresAt: new Date('2027-02-01T07:00:00Z'),
    });
    await firm.ticks('2027-02-01T07:00:00Z');
    expect(await years(firm)).toEqual(['2027 closed not_confirmed', '2028 planned']);
    expect(await firm.rounds()).toEqual([]);
    expect((await told(firm)).length).toBe(2);
  });

  it('is not planned before go', async () => {
    const firm = await aFirm({ live: false });
    await begins(firm);
    expect(await years(firm)).toEqual([]);
  });

  it('that was due before go is not made up for', async () => {
    const firm = await aFirm();
    await begins(firm, '2027-01-10T08:00:00Z');
    expect(await years(firm)).toEqual(['2028 planned']);
    expect(await told(firm)).toEqual([]);
  });

  it('after an outage is made once, if its day is still to come', async () => {
    const late = await aFirm();
    await begins(late);
    await late.ticks('2027-01-28T07:00:00Z');
    await late.ticks('2027-01-29T07:00:00Z');
    expect(await told(late)).toEqual(['enps.proposal 2027']);
    const tooLate = await aFirm();
    await begins(tooLate);
    await tooLate.ticks('2027-02-01T07:00:00Z');
    expect(await told(tooLate)).toEqual([]);
    expect(await years(tooLate)).toEqual(['2027 skipped downtime', '2028 planned']);
  });

  it('follows the settings as long as it was not made', async () => {
    const firm = await aFirm();
    await begins(firm);
    await firm.setting('enpsDate', '10-04');
    // Nobody has planned anew: it looks itself when it wakes.
    await firm.ticks('2027-01-02T07:00:00Z');
    expect(await told(firm)).toEqual([]);
    const autumn = { period: '2027', state: 'planned', dueAt: new Date('2027-09-04T06:00:00Z') };
    expect(await firm.occurrences(yearCadence)).toMatchObject([autumn]);
    await firm.ticks('2027-09-04T06:00:00Z');
    expect(await told(firm)).toEqual(['enps.proposal 2027']);
  });

  it('comes sooner when a sooner day is chosen', async () => {
    const firm = await aFirm();
    await begins(firm, '2027-03-01T08:00:00Z');
    await firm.setting('enpsDate', '10-04');
    await begins(firm, '2027-03-02T08:00:00Z');
    expect(await years(firm)).toEqual(['2027 planned', '2028 not_applicable replanned']);
  });

  it.each<[string, RoundState, readonly string[]]>([
    ['planned', 'confirmed', []],
    ['open', 'open', []],
    ['called off', 'cancelled', ['enps.proposal 2027']],
  ])('of a year whose round is %s', async (_what, state, expected) => {
    const firm = await aFirm();
    await begins(firm);
    await firm.as(firm.elin, '2026-12-01T08:00:00Z').confirms();
    await firm.becomes((await firm.round()).id, { state });
    await firm.ticks('2027-01-02T07:00:00Z');
    expect(await told(firm)).toEqual(expected);
    if (expected.length === 0) expect(await years(firm)).toEqual(['2027 skipped held', '2028 planned']);
  });

  it('that is taken up is not repeated, not sent any more, and ends as confirmed', async () => {
    const firm = await aFirm();
    await begins(firm);
    await firm.ticks('2027-01-02T07:00:00Z');
    expect(await drafts(firm, '2027-01-02T07:00:00Z')).toMatchObject([{ to: expect.any(String) }]);
    await firm.as(firm.elin, '2027-01-04T08:00:00Z').confirms();
    expect(await drafts(firm, '2027-01-04T08:00:00Z')).toEqual([{ drop: 'planned' }]);
    await firm.ticks('2027-01-25T07:00:00Z');
    await firm.ticks('2027-02-01T07:00:00Z');
    expect(await told(firm)).toEqual(['enps.proposal 2027']);
    expect(await years(firm)).toEqual(['2027 closed confirmed', '2028 planned']);
  });

  it('goes to leadership’s channel; where there is none, or it does not take it, to the contact', async () => {
    const firm = await aFirm();
    await firm.setting('leadershipContact', firm.slackIdOf(firm.elin));
    await begins(firm);
    await firm.ticks('2027-01-02T07:00:00Z');
    const toElin = { to: firm.elin, rule: 'contact' };
    expect(await drafts(firm, '2027-01-04T08:00:00Z')).toMatchObject([toElin]);
    await firm.setting('leadershipChannel', 'C0LEADERS0');
    expect(await drafts(firm, '2027-01-04T08:00:00Z')).toMatchObject([
      { toChannel: { slackChannelId: 'C0LEADERS0' }, rule: 'leadership', otherwise: toElin },
    ]);
    expect(await drafts(firm, '2027-02-01T07:00:00Z')).toEqual([{ drop: 'too_late' }]);
  });
});
