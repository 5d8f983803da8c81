import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { openClientHealth } from '../../src/reports/client-health.ts';
import { beginView, type OwnView, sayView } from '../../src/reports/client-view.ts';
import { clientHealthListeners } from '../../src/reports/listeners/client-health.ts';
import { outputListeners } from '../../src/reports/listeners/outputs.ts';
import type { PartName } from '../../src/reports/rules.ts';
import { partWords } from '../../src/reports/views/client-health.ts';
import { rosterOf } from '../../src/roster/index.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import { aDeviation } from '../deviations/register-firm.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type ClientFirm, clientFirm, noon } from './client-firm.ts';
import { type Claim, readSentence } from './health-sentences.ts';

onDatabase('postgres18', 'how things stand with a client', engine => {
  let connection: Awaited<ReturnType<typeof migratedDatabase>>;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  /** What each part says, read back from its words, after its mark. */
  async function saidOf({ doing, clientId }: ClientFirm, personId: string) {
    const screen = await openClientHealth(...(await doing(personId)), clientId);
    if (screen === 'not_yours') throw new Error('not hers to see');
    return new Map(
      screen.parts.map(part => {
        const [heading = ''] = partWords(part, 'en').split('\n');
        const claim: Claim = { mark: heading.split(' – ')[1] ?? '', ...readSentence(part.part, partWords(part, 'en')) };
        return [part.part, claim] as [PartName, Claim];
      }),
    );
  }

  async function promise(
    { db, about, lead, ana }: ClientFirm,
    facts: Readonly<Record<string, unknown>>,
    moved = false,
  ) {
    const id = randomUUID();
    const rounds = moved ? 2 : 1;
    const row = { ...about, id, leadId: lead, round: rounds, promisedRound: rounds, recordedAt: new Date(noon) };
    await db
      .insertInto('promise')
      .values({ ...row, state: 'promised', ...facts })
      .execute();
    for (let number = 1; number <= rounds; number += 1)
      await db
        .insertInto('promiseTerms')
        .values({
          ...{
            promiseId: id,
            number,
            workspaceId: about.workspaceId,
            words: 'A thing',
            toWhom: 'Tiina',
            written: 'Mail',
          },
          ...{ dueOn: number === 1 ? '2026-10-30' : '2026-12-30', estimateDays: 2, keeperId: ana, givenBy: lead },
          ...{
            givenAt: new Date('2026-10-01T08:00:00Z'),
            givenOn: '2026-10-01',
            reason: number === 1 ? null : 'Later',
          },
          ...{ answer: 'accepted', answeredAt: new Date('2026-10-01T09:00:00Z') },
        })
        .execute();
  }

  const held = (kind: string, number: number, heldOn: string) => ({
    ...{ kind, number, state: 'held', heldOn, recordedAt: new Date(noon) },
  });
  const booked = (kind: string, number: number, onDay: string) => ({
    ...{ kind, number, state: 'booked', onDay, atTime: '10:00', zone: 'Europe/Helsinki', minutes: 60 },
    startsAt: new Date(`${onDay}T08:00:00Z`),
  });

  /** A client with something in every table that its health is read from. */
  async function manyThings() {
    const client = await clientFirm(connection);
    const { db, firm, about, clientId, elsewhere, lead, ana } = client;
    const contact = { ...about, personId: lead, purpose: 'work', recordedAt: new Date(noon) };
    await db
      .insertInto('contact')
      .values(['2026-11-06', '2026-09-01'].map(onDay => ({ ...contact, id: randomUUID(), onDay })))
      .execute();
    await db
      .insertInto('clientMeeting')
      .values([
        { ...about, id: randomUUID(), recordedBy: lead, ...held('follow_up', 1, '2026-09-15') },
        { ...about, id: randomUUID(), ...booked('follow_up', 2, '2026-12-10') },
        { ...about, id: randomUUID(), recordedBy: lead, ...held('development', 1, '2026-05-05') },
      ])
      .execute();
    for (const openedAt of ['2026-11-28', '2026-11-10', '2026-10-01'])
      await aDeviation(firm, {
        about: { kind: 'client', id: clientId },
        reporter: ana,
        openedAt: `${openedAt}T08:00:00Z`,
      });
    await aDeviation(firm, {
      about: { kind: 'client', id: elsewhere },
      reporter: ana,
      openedAt: '2026-11-11T08:00:00Z',
    });
    await promise(client, { state: 'kept', keptOn: '2026-10-29', endedOn: '2026-10-29' });
    await promise(client, { state: 'kept', keptOn: '2026-11-20', endedOn: '2026-11-20' }, true);
    await promise(client, { state: 'overdue', brokenOn: '2026-10-31' });
    // Other terms of it wait for a yes: until then it is as late as it was; unlike one whose last agreed day is still to come.
    await promise(client, { state: 'moving', brokenOn: '2026-10-31' });
    await promise(client, { state: 'moving', brokenOn: '2026-10-31' }, true);
    await promise(client, { state: 'kept', keptOn: '2025-11-30', endedOn: '2025-11-30' });
    await client.suggestions(
      { filedOn: '2026-11-20', nextOn: '2026-12-01' },
      { filedOn: '2026-11-02', nextOn: '2026-11-30', kind: 'need', offer: 'none' },
      { filedOn: '2026-03-03', state: 'answered', nextOn: null, ...answered },
      { filedOn: '2026-01-01', clientId: elsewhere },
    );
    await client.satisfied('2026-09-15', 3, 4);
    await client.satisfied('2026-06-15', 5, 5);
    await client.satisfied('2026-03-15', 1, 1);
    const goalId = randomUUID();
    const recorded = { workspaceId: about.workspaceId, recordedBy: lead, recordedAt: new Date(noon) };
    await db
      .insertInto('goal')
      .values({
        ...{ ...recorded, clientId, id: goalId, words: 'Fewer calls', measure: 'Calls', target: '5', ownerId: lead },
        ...{ theirOwner: 'Tiina', since: '2026-02-02' },
      })
      .execute();
    await db
      .insertInto('goalReview')
      .values({ ...recorded, goalId, goalVersion: 1, quarter: '2026-Q3', ours: true, theirs: true })
      .execute();
    await db
      .insertInto('clientReport')
      .values([
        report(about, '2026-09', '2026-10-05', null),
        report(about, '2026-10', '2026-11-04', '2026-11-06', lead),
      ])
      .execute();
    return client;
  }
  const answered = {
    outcome: 'done',
    result: 'Done',
    endedOn: '2026-04-04',
    answeredOn: '2026-04-05',
    dueOn: '2026-04-04',
  };
  const report = (
    about: ClientFirm['about'],
    month: string,
    dueOn: string,
    sentOn: string | null,
    sentBy?: string,
  ) => ({
    ...{ ...about, month, dueOn, sentOn, sentBy: sentBy ?? null },
    ...(sentBy
      ? { version: 1, savedBy: sentBy, savedAt: new Date(noon), delivered: 'a', decided: 'b', next: 'c' }
      : {}),
  });

  it('is told in figures and days that are those of the tables', async () => {
    const client = await manyThings();
    const watch = 'keep an eye on it';
    expect(Object.fromEntries(await saidOf(client, client.lead))).toEqual({
      contact: { mark: watch, last: '2026-11-06', quiet: 25, limit: 30 },
      follow_up: { mark: 'fine', held: '2026-09-15', due: '2026-12-15', booked: '2026-12-10' },
      development: { mark: 'needs you', held: '2026-05-05', due: '2026-11-05', over: 26 },
      deviations: { mark: 'needs you', all: 3, week: 1, month: 1, older: 1, oldest: '2026-10-01' },
      promises: { mark: 'needs you', kept: 2, of: 5, moved: 2, overdue: 2 },
      suggestions: { mark: 'needs you', all: 2, oldest: '2026-11-02', late: 1 },
      satisfaction: {
        ...{ mark: watch, way: 'Going down', on: '2026-09-15', content: 3, worth: 4 },
        ...{ before_on: '2026-06-15', before: 5 },
      },
      goal: { mark: 'fine', goals: 1, quarter: '3 2026' },
      report: { mark: watch, month: 'October', due: '2026-11-04', sent: '2026-11-06', days: 2, of: 2, late: 2 },
    });
  });

  it('leaves out of a paused client what a rhythm would ask for', async () => {
    const client = await manyThings();
    await client.db
      .updateTable('engagement')
      .set({ state: 'ended', endsOn: '2026-11-30' })
      .where('clientId', '=', client.clientId)
      .execute();
    const said = await saidOf(client, client.lead);
    expect([...said.keys()]).toEqual(['deviations', 'promises', 'suggestions', 'satisfaction']);
  });

  it('does not change by how anybody feels, or by what is private', async () => {
    const client = await manyThings();
    const { firm, ana, clientId, engagement, db, lead, workspaceId } = client;
    const before = await saidOf(client, lead);
    const [occurrenceId, at] = [randomUUID(), new Date(noon)];
    const asked = { workspaceId, period: '2026-11' };
    await db
      .insertInto('occurrence')
      .values({
        ...{ ...asked, id: occurrenceId, cadence: 'pulse', subjectId: ana, dueAt: at, closesAt: at, wakeAt: at },
        state: 'planned',
      })
      .execute();
    await db
      .insertInto('checkIn')
      .values({
        ...{ ...asked, id: randomUUID(), occurrenceId, personId: ana, engagementId: engagement.engagementId },
        ...{ score: 1, load: 5, support: 'no', question: 'skills', agreement: 1, forClient: 'It is too much' },
        ...{ mayBeTold: true, answeredAt: at, changedAt: at },
      })
      .execute();
    await aDeviation(firm, { about: { kind: 'person', id: ana }, category: 'people' });
    await aDeviation(firm, { about: { kind: 'client', id: clientId }, reporter: ana, category: 'people' });
    await aDeviation(firm, { about: { kind: 'client', id: clientId }, reporter: ana, state: 'closed' });
    expect(await saidOf(client, lead)).toEqual(before);
  });

  it('is for lead, stand-in, leadership and its contact; not for the team, nor for another lead', async () => {
    const { lead, deputy, ana, elin, above, contact, clientId, doing } = await clientFirm(connection);
    const sees = async (person: string) => (await openClientHealth(...(await doing(person)), clientId)) !== 'not_yours';
    expect(await Promise.all([lead, above, contact].map(sees))).toEqual([true, true, true]);
    expect(await Promise.all([deputy, ana, elin].map(sees))).toEqual([false, false, false]);
  });

  describe('as its lead sees it', () => {
    const view = (clientId: string, number: number, words: string | null = 'They grow'): OwnView => ({
      ...{ clientId, number, view: 'good', words },
    });

    it('is said by her or whoever stands in, and the last three are shown, the newest first', async () => {
      const { lead, above, ana, clientId, doing } = await clientFirm(connection);
      for (const number of [1, 2, 3, 4]) {
        const begun = await beginView(...(await doing(lead)), clientId);
        expect(begun).toMatchObject({ number });
        expect(await sayView(...(await doing(lead)), view(clientId, number, `${number}`))).toBe('said');
      }
      for (const person of [above, ana]) {
        expect(await beginView(...(await doing(person)), clientId)).toBe('not_yours');
        expect(await sayView(...(await doing(person)), view(clientId, 5))).toBe('not_yours');
      }
      expect(await openClientHealth(...(await doing(above)), clientId)).toMatchObject({
        views: [4, 3, 2].map(number => ({ number, words: `${number}`, name: 'Kari', saidOn: '2026-12-01' })),
      });
    });

    it('is one word when a form is sent twice, and none when somebody said something meanwhile', async () => {
      const { db, lead, deputy, clientId, workspaceId, doing } = await clientFirm(connection);
      const absence = { workspaceId, firstDay: '2026-12-01', lastDay: '2026-12-01' };
      await db
        .insertInto('absence')
        .values({ ...absence, id: randomUUID(), personId: lead })
        .execute();
      const twice = [await doing(deputy), await doing(deputy)];
      const outcomes = await Promise.all(twice.map(each => sayView(...each, view(clientId, 1))));
      expect(outcomes).toEqual(['said', 'said']);
      expect(await sayView(...(await doing(lead)), view(clientId, 1))).toBe('meanwhile');
      expect(await sayView(...(await doing(deputy)), view(clientId, 1, 'Other words'))).toBe('meanwhile');
      expect(await sayView(...(await doing(lead)), view(clientId, 3))).toBe('meanwhile');
      const rows = await db
        .selectFrom('clientView')
        .select(['number', 'words'])
        .where('clientId', '=', clientId)
        .execute();
      expect(rows).toEqual([{ number: 1, words: 'They grow' }]);
    });
  });

  describe('in Slack', () => {
    async function inSlack() {
      const client = await manyThings();
      const { firm, db, lead, workspaceId } = client;
      const clock = { now: () => new Date(noon) };
      const about = { db, newId: randomUUID, log: silentLog, shelf: firm.shelf, clock };
      const ports = { ...about, roster: rosterOf({ ...about, team: { workspaceId, slackTeamId: workspaceId } }) };
      const [health, outputs] = [clientHealthListeners(ports), outputListeners(ports)];
      const clicks = { ...health.clicks, ...outputs.clicks };
      const slackUserId = firm.slackIdOf(lead);
      const clicking = async (action: string, value: string): Promise<ModalView> => {
        const reply = await clicks[action]?.({ slackUserId, value, view: { metadata: '', state: {} } });
        if (typeof reply !== 'object' || !('update' in reply)) throw new Error(`${action} shows nothing`);
        expect(viewProblems(reply.update)).toEqual([]);
        return reply.update;
      };
      const sending = (form: ModalView, fields: Readonly<Record<string, string>>) => {
        const { view = '', words = '' } = fields;
        const state = {
          view: { view: { selected_option: view ? { value: view } : null } },
          words: { words: { value: words } },
        };
        const metadata = form.private_metadata ?? '';
        return health.submissions?.[form.callback_id ?? '']?.({ slackUserId, metadata, state });
      };
      return { ...client, clicking, sending };
    }
    const buttonsIn = (view: ModalView) =>
      view.blocks.flatMap(block =>
        block.type === 'actions' && 'elements' in block
          ? block.elements.flatMap(each =>
              'value' in each && 'action_id' in each ? [[each.action_id, each.value]] : [],
            )
          : [],
      );

    it('leads on to everything about the client, and to its outputs', async () => {
      const { clicking, clientId, db, lead } = await inSlack();
      const page = await clicking('reports.health.open', clientId);
      const buttons = buttonsIn(page);
      expect(buttons.map(([action]) => action)).toEqual([
        ...['reports.view.begin', 'reports.outputs.order.md', 'reports.outputs.order.csv', 'promises.client.open'],
        ...['suggestions.client.open', 'reports.client.open', 'meetings.client.open', 'ledger.page.open'],
      ]);
      const [, order = ''] = buttons.find(([action]) => action === 'reports.outputs.order.csv') ?? [];
      const ordered = await clicking('reports.outputs.order.csv', String(order));
      expect(JSON.stringify(ordered.blocks[0])).toContain('The file comes to you');
      const [row] = await db.selectFrom('outbox').select('period').where('subjectId', '=', lead).execute();
      expect(row?.period).toBe(order);
    });

    it('takes her own view, says what is missing under its field, and shows it', async () => {
      const { clicking, sending, clientId } = await inSlack();
      const form = await clicking('reports.view.begin', clientId);
      expect(await sending(form, { words: 'They grow' })).toEqual({ errors: { view: 'Please choose one of these.' } });
      const saved = await sending(form, { view: 'worried', words: 'They *grow*' });
      expect(JSON.stringify(saved)).toMatch(/Noted\. Thank you.*\*Worried\* – Kari, 1 December 2026.*They \*grow\*/);
      expect(await sending(form, { view: 'good' })).toMatchObject({
        errors: { view: expect.stringMatching(/still here/) },
      });
      const begun = await clicking('reports.view.begin', clientId);
      expect(begun.private_metadata).toBe(`${clientId} 2`);
    });

    it('is kindly refused for what is no client of hers', async () => {
      const { clicking, elsewhere } = await inSlack();
      for (const action of ['reports.health.open', 'reports.view.begin'])
        for (const value of [elsewhere, randomUUID(), 'nonsense', ''])
          expect((await clicking(action, value)).title.text).toBe('Not for you');
      for (const value of [`${elsewhere} md o1`, 'nonsense'])
        expect((await clicking('reports.outputs.order.md', value)).title.text).toBe('Not for you');
    });
  });
});
