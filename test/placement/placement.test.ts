import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { openForHer, openPage, overviewFor } from '../../src/placement/look.ts';
import { earlierRounds, openPlacements, placementById, promisedTo } from '../../src/placement/queries.ts';
import { endMembership, engagementsOf, setEngagementState } from '../../src/roster/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { aPromise } from '../support/promise.ts';
import { aTerm, type PlacementFirm, placementFirm, threeYes, unrealistic, unwanted } from './firm.ts';

onBothKinds('a placement', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PlacementFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return placementFirm(opened.connection);
  };
  const ports = ({ db }: PlacementFirm) => ({ db, newId: randomUUID, log: { info() {}, warn() {}, error() {} } });

  it('asks her, and the same form sent twice asks once', async () => {
    const { as, lead, mikko, toldOf, clientId, db } = await aFirm();
    const { id, outcome } = await as(lead).proposes(mikko);
    expect([outcome, (await as(lead).proposes(mikko, { id })).outcome]).toEqual(['proposed', 'proposed']);
    expect((await as(lead).proposes(mikko)).outcome).toBe('asked_already');
    expect(await toldOf(id)).toEqual(['asked #1 now']);
    expect(await openPlacements(db, clientId)).toMatchObject([{ id, state: 'asked', person: 'Mikko' }]);
  });

  it('begins a new engagement as proposed, whose name must be free', async () => {
    const { as, lead, mikko, ana, db, clientId } = await aFirm();
    const which = { name: 'Refills', startsOn: parseLocalDate('2026-12-07') };
    const { id, outcome } = await as(lead).proposes(mikko, { which });
    expect(outcome).toBe('proposed');
    expect((await as(lead).proposes(mikko, { id, which })).outcome).toBe('proposed');
    expect((await as(lead).proposes(ana, { which: { ...which, name: 'REFILLS' } })).outcome).toBe('name_taken');
    const names = (await engagementsOf(db, clientId)).map(({ name, state }) => `${name} ${state}`);
    expect(names.toSorted()).toEqual(['Project proposed', 'Refills proposed']);
  });

  it('is for whoever leads the client or stands in, and for an employee of this firm', async () => {
    const { as, deputy, lead, mikko, ana, firm } = await aFirm();
    const other = await firm.engagement({ lead: ana });
    const guest = await firm.person({ status: 'guest' });
    const contractor = await firm.person({ employee: false });
    const outcome = async (actor: string, whom: string) => (await as(actor).proposes(whom)).outcome;
    expect(await outcome(deputy, mikko)).toBe('not_yours');
    expect(await outcome(mikko, mikko)).toBe('not_yours');
    expect(await outcome(lead, guest)).toBe('not_employee');
    expect(await outcome(lead, contractor)).toBe('not_employee');
    expect((await as(lead).proposes(mikko, { which: { id: other.engagementId } })).outcome).toBe('engagement_over');
    expect((await as(lead).proposes(mikko, { clientId: other.clientId })).outcome).toBe('not_yours');
    const day = firm.db.insertInto('absence').values({
      id: randomUUID(),
      workspaceId: firm.workspaceId,
      personId: lead,
      firstDay: '2026-11-24',
      lastDay: '2026-11-24',
    });
    await day.execute();
    expect(await outcome(deputy, mikko)).toBe('proposed');
  });

  it('can be answered by nobody else, and changed by her until it is resolved', async () => {
    const { as, lead, mikko, ana, toldOf, stateOf } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    expect(await as(ana).answers(id, threeYes)).toBe('not_yours');
    expect(await as(lead).answers(id, threeYes)).toBe('not_yours');
    expect(await as(mikko).answers(id, unrealistic)).toBe('answered');
    expect(await as(mikko).answers(id, { ...unrealistic, reason: 'Four are too few' })).toBe('answered');
    expect(await as(mikko).answers(id, threeYes)).toBe('answered');
    expect(await as(mikko).answers(id, unrealistic)).toBe('answered');
    expect(await as(mikko).answers(id, unrealistic)).toBe('answered');
    // Another reason alone is no news.
    expect(await toldOf(id)).toEqual(['answered #1/1 now', 'answered #1/3 now', 'answered #1/4 now', 'asked #1 now']);
    expect(await as(lead).notes(id)).toBe('settled');
    expect(await as(mikko).answers(id, threeYes)).toBe('closed');
    expect(await stateOf(id)).toBe('talked_through');
  });

  it('is asked anew when the terms change; the round before is kept with what she said', async () => {
    const { as, lead, mikko, db, toldOf } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    await as(mikko).answers(id, unrealistic);
    const terms = aTerm({ schedule: 'Six sprints' });
    expect(await as(lead).changes(id, terms)).toBe('changed');
    expect(await as(lead).changes(id, terms)).toBe('changed');
    expect(await as(lead).changes(id, aTerm({ schedule: 'Five' }))).toBe('outdated');
    expect(await as(mikko).answers(id, threeYes, 1)).toBe('outdated');
    expect(await as(mikko).answers(id, threeYes, 2)).toBe('answered');
    const placement = await placementById(db, id);
    expect(placement).toMatchObject({ state: 'accepted', round: { number: 2, terms, answer: threeYes } });
    expect(placement && (await earlierRounds(db, placement))).toMatchObject([
      { number: 1, terms: aTerm(), answer: unrealistic, resolution: 'changed' },
    ]);
    expect(await toldOf(id)).toContain('asked #2 now');
    const state = await as(lead).changes(id, aTerm({ since: parseLocalDate('2026-11-20') }), 2);
    expect(state).toBe('since_past');
  });

  it('that she did not want counts only with her own word', async () => {
    const { as, lead, mikko, stateOf, toldOf } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    await as(mikko).answers(id, unwanted);
    expect(await as(mikko).notes(id)).toBe('not_yours');
    expect(await as(lead).notes(id)).toBe('put_to_her');
    expect(await as(lead).starts()).toBe('missing');
    expect(await as(lead).confirms(id, true)).toBe('not_yours');
    expect(await as(mikko).confirms(id, false)).toBe('answered');
    expect(await stateOf(id)).toBe('objected');
    expect(await as(lead).notes(id, 'Until summer only')).toBe('put_to_her');
    expect(await as(mikko).confirms(id, true)).toBe('answered');
    expect(await as(mikko).confirms(id, true)).toBe('answered');
    expect(await stateOf(id)).toBe('talked_through');
    expect(await toldOf(id)).toEqual([
      'answered #1/1 now',
      'answered #1/2 now',
      'answered #1/3 now',
      'asked #1 now',
      'confirm #1/1 now',
      'confirm #1/2 now',
    ]);
    expect(await as(lead).starts()).toBe('started');
  });

  it('holds the engagement back until everybody’s answer is settled or withdrawn', async () => {
    const { as, lead, mikko, ana, teamOf, engagementState } = await aFirm();
    const [first, second] = [await as(lead).proposes(mikko), await as(lead).proposes(ana)];
    await as(mikko).answers(first.id, threeYes);
    expect(await as(lead).starts()).toBe('missing');
    await as(ana).answers(second.id, unrealistic);
    expect(await as(lead).starts()).toBe('missing');
    expect([await engagementState(), await teamOf(mikko)]).toEqual(['proposed', []]);
    expect(await as(lead).withdraws(second.id)).toBe('withdrawn');
    expect(await as(mikko).starts()).toBe('not_yours');
    expect(await as(lead).starts()).toBe('started');
    expect(await as(lead).starts()).toBe('started');
    expect([await teamOf(mikko), await teamOf(ana)]).toEqual([['active 2026-12-07 80 developer'], []]);
    expect(await as(mikko).answers(first.id, unwanted)).toBe('closed');
    expect(await as(lead).withdraws(first.id)).toBe('closed');
  });

  it('begins at once where the engagement is active, and never on a day that has passed', async () => {
    const { as, lead, mikko, ana, firm, teamOf, clientId } = await aFirm();
    const running = { ...(await firm.engagement({ lead })), clientId };
    await firm.db
      .updateTable('engagement')
      .set({ clientId, name: 'Running' })
      .where('id', '=', running.engagementId)
      .execute();
    const which = { id: running.engagementId };
    const [first, second] = [await as(lead).proposes(mikko, { which }), await as(lead).proposes(ana, { which })];
    expect(await as(mikko).answers(first.id, threeYes)).toBe('begun');
    expect(await as(mikko).answers(first.id, threeYes)).toBe('begun');
    expect(await teamOf(mikko)).toEqual(['active 2026-12-07 80 developer']);
    await as(ana).answers(second.id, unrealistic);
    expect(await teamOf(ana)).toEqual([]);
    expect(await as(lead, '2026-12-09T10:00:00Z').notes(second.id)).toBe('begun');
    expect(await teamOf(ana)).toEqual(['active 2026-12-09 80 developer']);
    expect((await as(lead).proposes(mikko, { which })).outcome).toBe('on_team');
  });

  it('of the lead herself takes no question', async () => {
    const { as, lead, teamOf, toldOf, stateOf } = await aFirm();
    const { id, outcome } = await as(lead).proposes(lead);
    expect([outcome, await stateOf(id), await toldOf(id)]).toEqual(['proposed', 'accepted', []]);
    expect(await as(lead).notes(id)).toBe('not_yours');
    expect(await as(lead).starts()).toBe('started');
    expect(await teamOf(lead)).toEqual(['active 2026-12-07 80 developer']);
  });

  it('shows its answer to the lead and to her, and to nobody else', async () => {
    const built = await aFirm();
    const { as, lead, deputy, mikko, ana, firm } = built;
    const { id } = await as(lead).proposes(mikko);
    await as(mikko).answers(id, { ...unwanted, reason: 'Too far away' });
    const context = firm.context('2026-11-24T10:00:00Z');
    const opens = async (personId: string) => openPage(ports(built), context, await firm.read(personId), id);
    const page = await opens(lead);
    expect(page).toMatchObject({
      placement: { round: { answer: { reason: 'Too far away' } } },
      acts: { change: true, talk: true, withdraw: true, start: true },
    });
    expect(await opens(mikko)).toMatchObject({ acts: { change: false, talk: false, withdraw: false, start: false } });
    expect([await opens(ana), await opens(deputy)]).toEqual(['not_yours', 'not_yours']);
    const hers = async (personId: string) => openForHer(ports(built), context, await firm.read(personId), id);
    expect([await hers(lead), await hers(ana)]).toEqual(['not_yours', 'not_yours']);
    expect(await hers(mikko)).toMatchObject({ reader: 'Kari' });
    const seen = async (personId: string) => {
      const { clients, placements, hers: own } = await overviewFor(firm.db, context, await firm.read(personId));
      return [clients.length, placements.length, own.length];
    };
    expect([await seen(lead), await seen(mikko), await seen(ana)]).toEqual([
      [1, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  it('is answered by somebody who sees what the client waits for already, whoever keeps it', async () => {
    const built = await aFirm();
    const { as, lead, mikko, ana, firm, db, clientId } = built;
    const about = { workspaceId: firm.workspaceId, clientId, leadId: lead, keeperId: ana };
    const { clientId: other } = await firm.engagement({ lead });
    const broken = { state: 'overdue', brokenOn: parseLocalDate('2026-11-11') } as const;
    const kept = {
      state: 'kept',
      keptOn: parseLocalDate('2026-11-11'),
      endedOn: parseLocalDate('2026-11-11'),
    } as const;
    await aPromise(db, { ...about, words: 'A report', dueOn: '2026-12-15' });
    await aPromise(db, { ...about, words: 'A fix', dueOn: '2026-11-10', later: broken });
    await aPromise(db, { ...about, words: 'A demo', later: kept });
    await aPromise(db, { ...about, words: 'A guess', state: 'offered' });
    await aPromise(db, { ...about, words: 'A secret', clientId: other });
    const { id } = await as(lead).proposes(mikko);
    const context = firm.context('2026-11-24T10:00:00Z');
    const waitedFor = async () => {
      const form = await openForHer(ports(built), context, await firm.read(mikko), id);
      return typeof form === 'string' ? form : form.openPromises;
    };
    expect(await waitedFor()).toEqual([
      { words: 'A fix', keeper: 'Ana', dueOn: '2026-11-10', isOverdue: true },
      { words: 'A report', keeper: 'Ana', dueOn: '2026-12-15', isOverdue: false },
    ]);
    await as(lead).withdraws(id);
    expect(await waitedFor()).toEqual([]);
  });

  it('tells later what was promised in her name, as long as she is on the team', async () => {
    const { as, lead, mikko, db } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    const [today, later] = [parseLocalDate('2026-11-24'), parseLocalDate('2027-02-01')];
    await as(mikko).answers(id, threeYes);
    expect(await promisedTo(db, mikko, today)).toEqual([]);
    await as(lead).starts();
    const { goal, promised, schedule, technology } = aTerm();
    expect(await promisedTo(db, mikko, today)).toEqual([
      {
        placementId: id,
        client: expect.stringContaining('Client'),
        engagement: 'Project',
        since: '2026-12-07',
        ...{ goal, promised, schedule, technology },
      },
    ]);
    const membership = await db
      .selectFrom('membership')
      .select('id')
      .where('personId', '=', mikko)
      .executeTakeFirstOrThrow();
    await db.transaction().execute(tx => endMembership(tx, membership.id, parseLocalDate('2027-01-31')));
    expect(await promisedTo(db, mikko, parseLocalDate('2027-01-31'))).toHaveLength(1);
    expect(await promisedTo(db, mikko, later)).toEqual([]);
  });

  it('asks about the goal, and the lead hears of anything but yes', async () => {
    const { as, lead, mikko, toldOf } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    await as(mikko).answers(id, threeYes);
    expect(await as(mikko).saysOfGoal(id, { clear: 'yes', words: null })).toBe('closed');
    await as(lead).starts();
    expect(await as(lead).saysOfGoal(id, { clear: 'no', words: null })).toBe('not_yours');
    expect(await as(mikko).saysOfGoal(id, { clear: 'yes', words: null })).toBe('answered');
    expect(await toldOf(id)).not.toContain('goal_unclear first_week morning');
    expect(await as(mikko).saysOfGoal(id, { clear: 'partly', words: 'Who decides?' })).toBe('answered');
    expect(await toldOf(id)).toContain('goal_unclear first_week morning');
  });

  it('cannot go on when its engagement has ended', async () => {
    const { as, lead, mikko, engagementId, db } = await aFirm();
    const { id } = await as(lead).proposes(mikko);
    await db.transaction().execute(tx => setEngagementState(tx, engagementId, 'ended'));
    expect(await as(mikko).answers(id, threeYes)).toBe('closed');
    expect(await as(lead).starts()).toBe('over');
    expect(await as(lead).changes(id, aTerm())).toBe('engagement_over');
  });
});
