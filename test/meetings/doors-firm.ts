import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { tell } from '../../src/concerns/concerns.ts';
import type { Connection } from '../../src/db/connect.ts';
import { type Doing, dismiss, reassess, report, sayAboutClient } from '../../src/deviations/deviations.ts';
import type { Category } from '../../src/deviations/rules.ts';
import { endAgreement, signOff, writeAgreement } from '../../src/ledger/agreements.ts';
import { logContact } from '../../src/ledger/contacts.ts';
import { addGoal, reviewGoals } from '../../src/ledger/goals.ts';
import { goalsOf, plansOf, pointsForClient, replacePlans } from '../../src/ledger/index.ts';
import { endPlan } from '../../src/ledger/plans.ts';
import { answer, recordTalk } from '../../src/pulse/pulse.ts';
import type { CheckIn } from '../../src/pulse/rules.ts';
import { fileFromMeeting } from '../../src/suggestions/index.ts';
import { aPromise } from '../support/promise.ts';
import type { RosterBuilder } from '../support/roster.ts';
import { day, meetingFirm } from './firm.ts';

/** Words that stand nowhere else: whatever is written anywhere says what it is and whose. */
const mark = (what: string): string => `‹${what}›`;

const before = '2026-11-03T10:00:00Z';
/** Kari is away. */
export const july = '2027-07-05T10:00:00Z';
export const now = '2026-12-01T10:00:00Z';

/** The client whose doors are tried, and another one of another lead; everybody who might look. */
async function houseOfDoors(connection: Connection, stranger: RosterBuilder) {
  const it = await meetingFirm(connection);
  const { firm, lead, deputy, mikko, ana, clientId, engagement } = it;
  const [leader, contact, admin] = [await firm.person(), await firm.person(), await firm.person()];
  const [bo, cia] = [await firm.person({ name: 'Bo' }), await firm.person({ name: 'Cia' })];
  const other = await firm.engagement({ lead: bo });
  await firm.member(cia, other);
  await firm.setting('leadership', [firm.slackIdOf(leader)]);
  await firm.setting('leadershipContact', firm.slackIdOf(contact));
  await firm.setting('admins', [firm.slackIdOf(admin)]);
  const ports = { ...it.ports, shelf: firm.shelf };
  const zoe = await stranger.person({ name: 'Zoe' });
  return {
    ...{ it, firm, ports, clientId, engagement, other, lead, bo, ana, mikko, cia, contact },
    people: { lead, deputy, developer: ana, 'lead developer': mikko, leadership: leader, contact, admin, bo, cia, zoe },
    readerOf: (id: string, at: string) => (id === zoe ? stranger.read(id, at) : firm.read(id, at)),
  };
}

export type House = Awaited<ReturnType<typeof houseOfDoors>>;

/** Both kinds were held in November, and what came of them was written down. */
async function hold({ it, lead, ana, clientId, firm }: House): Promise<void> {
  for (const kind of ['follow_up', 'development'] as const) {
    const of = (what: string) => mark(`${what} in the ${kind}`);
    const said = { learnt: of('learnt'), explained: of('explained'), actions: of('agreed to do') };
    const score = { satisfaction: 4, satisfactionWhy: of('why content'), value: 3, valueWhy: of('why worth it') };
    const suggestions = [of('a suggestion')];
    const result =
      kind === 'follow_up'
        ? { ...said, kind, score, suggestions, promises: [of('a promise noted')] }
        : { ...said, kind, plans: of('a plan'), suggestions, needs: [of('a need')] };
    const slot = { onDay: day('2026-12-15'), atTime: '10:00' as const, minutes: 60 };
    const doing = it.as(lead, before);
    await doing.books({ kind, place: of('the place'), onDay: day('2026-11-04') });
    await doing.books({
      kind,
      version: 2,
      place: of('the place'),
      onDay: day('2026-11-03'),
      atTime: '14:00',
      reason: of('why it moved'),
    });
    const points = (await pointsForClient(it.db, clientId)).map(({ id }) => id);
    const held = {
      kind,
      version: 3,
      heldOn: day('2026-11-03'),
      result,
      next: slot,
      broughtUp: points,
      attended: [firm.slackIdOf(lead)],
    };
    await doing.records(held);
    await doing.adds({ kind, personId: ana, words: of('the client’s word about Ana') });
  }
}

/** A check-in of hers; answering again changes it. */
async function checkIn(
  { firm, ports, engagement }: House,
  personId: string,
  period: string,
  changes: Partial<CheckIn>,
): Promise<(again?: Partial<CheckIn>) => Promise<void>> {
  const { workspaceId, db } = firm;
  const [dueAt, closesAt] = [new Date(`${period}-01T07:00:00Z`), new Date(before)];
  closesAt.setUTCFullYear(2028);
  const row = (cadence: string, state: string) =>
    ({ id: randomUUID(), workspaceId, cadence, subjectId: personId, period, state, dueAt, closesAt }) as const;
  const asked = row('pulse', 'open');
  await db
    .insertInto('occurrence')
    .values([asked, row('pulse_talk', 'planned')])
    .execute();
  const actor = await firm.read(personId, now);
  return async again => {
    const said = { ...aCheckIn, engagementId: engagement.engagementId, ...changes, ...again };
    expect(await answer(ports, firm.context(now), actor, { occurrenceId: asked.id, checkIn: said })).not.toBe('closed');
  };
}

const consented = (what: string) => ({ forClient: mark(what), mayBeTold: true });

/** Ana said it in November, before the client was met. */
async function sayInTime(house: House): Promise<void> {
  const says = await checkIn(house, house.ana, '2026-11', consented('a point that was told'));
  await says();
}

/** What consultants answer, each about a project, and what comes of a talk. */
async function answerPulses(house: House): Promise<void> {
  const { firm, ports, lead, other, ana, mikko, cia } = house;
  const says = (...given: Parameters<typeof checkIn> extends [unknown, ...infer Rest] ? Rest : never) =>
    checkIn(house, ...given);
  const talkAbout = mark('what Ana wants to talk about');
  await (await says(ana, '2026-12', { ...consented('a point of Ana’s'), talkAbout }))();
  await (await says(mikko, '2026-12', { forClient: mark('a point without consent') }))();
  const takesBack = await says(mikko, '2027-01', consented('a point taken back'));
  await takesBack();
  await takesBack({ mayBeTold: false });
  const moves = await says(ana, '2027-01', consented('a point moved to another client'));
  await moves();
  await moves({ engagementId: other.engagementId });
  await (await says(ana, '2027-02', { ...consented('a point without a project'), engagementId: null }))();
  const theirs = { ...consented('a point of another client’s consultant'), engagementId: other.engagementId };
  await (await says(cia, '2026-12', theirs))();
  const talk = { personId: ana, period: '2026-12', heldOn: day('2026-12-01'), actions: mark('agreed in a talk') };
  expect(await recordTalk(ports, firm.context(now), await firm.read(lead, now), talk)).toBe('recorded');
}

const aCheckIn: CheckIn = {
  ...{ engagementId: null, score: 2, load: 5, support: 'no', question: 'belief', agreement: 1 },
  ...{ talkAbout: null, forClient: null, mayBeTold: false },
};

/** What went wrong, and what of it is private, is not the client’s matter, or was nothing; and a worry about the lead. */
async function reportAll(house: House): Promise<void> {
  const { firm, ports, clientId, other, lead, ana, contact } = house;
  const reports = async (what: string, category: Category, whose = clientId): Promise<string> => {
    const id = randomUUID();
    const words = {
      actual: mark(what),
      desired: 'It is fine',
      severity: 'major' as const,
      messageLink: null,
    };
    await report(ports, firm.context(now), await firm.read(ana, now), { id, clientId: whose, category, ...words });
    return id;
  };
  const doing: Doing = { ports, context: firm.context(now), actor: await firm.read(lead, now) };
  await reports('a late delivery', 'delivery');
  await reports('slow tests', 'technical');
  await reports('a quarrel', 'people');
  await sayAboutClient(doing, await reports('an illness', 'people'), { word: 'not_theirs' });
  await reassess(doing, await reports('a quarrel, called delivery later', 'people'), {
    category: 'delivery',
    severity: 'major',
  });
  await reassess(doing, await reports('a delivery, called people later', 'delivery'), {
    category: 'people',
    severity: 'major',
  });
  await dismiss(doing, await reports('a mistake that was none', 'delivery'), mark('why it was none'));
  const untold = { word: 'not_yet' as const, because: mark('why the client does not know yet'), until: '2027-01-15' };
  await sayAboutClient(doing, await reports('a risk', 'delivery'), untold);
  await reports('another client’s delivery', 'delivery', other.clientId);
  const worry = {
    opened: firm.context(now).now,
    readerId: contact,
    aboutId: lead,
    text: mark('a worry about the lead'),
  };
  await tell(ports, firm.context(now), await firm.read(ana, now), worry);
}

/** What is known with both clients. */
async function writeLedger({ firm, ports, it, clientId, other, lead, bo }: House): Promise<void> {
  for (const [whose, who, owner] of [
    ['', lead, clientId],
    ['another client’s ', bo, other.clientId],
  ] as const) {
    const [context, actor] = [firm.context(now), await firm.read(who, now)];
    const of = (what: string) => mark(`${whose}${what}`);
    const named = firm.slackIdOf(who);
    const goal = {
      words: of('goal'),
      measure: of('measure'),
      target: of('target'),
      owner: named,
      theirOwner: of('their owner'),
    };
    const goalId = randomUUID();
    await addGoal(ports, context, actor, { id: goalId, clientId: owner, goal });
    const [{ version } = { version: 1 }] = await goalsOf(it.db, owner);
    const view = { goalId, version, ours: true, theirs: false, note: of('why they disagree') };
    await reviewGoals(ports, context, actor, { clientId: owner, said: [view] });
    for (const state of ['draft', 'signed', 'ended'] as const) {
      const id = randomUUID();
      const days = { fromDay: day('2026-01-01'), untilDay: null };
      const words = {
        content: of(`${state} agreement`),
        level: of(`${state} level`),
        link: `https://firm.example/${state}`,
        owner: named,
        ...days,
      };
      await writeAgreement(ports, context, actor, { id, clientId: owner, words });
      if (state !== 'draft') await signOff(ports, context, actor, { id, version: 1 });
      if (state === 'ended') await endAgreement(ports, context, actor, id);
    }
    const contact = { contactId: randomUUID(), clientId: owner, purpose: 'rescue' as const, onDay: day('2026-12-01') };
    await logContact(ports, context, actor, contact);
  }
}

/** A plan that is none any more. */
async function endAPlan({ firm, ports, it, lead, clientId }: House): Promise<void> {
  const { workspaceId } = firm;
  const said = { workspaceId, clientId, meetingId: randomUUID(), saidOn: day('2026-08-04'), recordedBy: lead };
  await it.db.transaction().execute(tx => replacePlans(tx, { ...said, words: mark('ended plan') }, new Date(before)));
  const plan = (await plansOf(it.db, clientId)).find(({ words }) => words === mark('ended plan'));
  await endPlan(ports, firm.context(now), await firm.read(lead, now), plan?.id ?? '');
}

/** A promise that somebody keeps, and one to which she has said nothing yet; and what the other client was promised and suggests. */
async function promiseAll({ firm, it, clientId, other, lead, bo, ana }: House): Promise<void> {
  for (const [whose, leadId, owner, state] of [
    ['', lead, clientId, 'promised'],
    ['offered ', lead, clientId, 'offered'],
    ['another client’s ', bo, other.clientId, 'promised'],
  ] as const) {
    const of = (what: string) => mark(`${whose}${what}`);
    const written = {
      words: of('promise'),
      toWhom: of('to whom'),
      written: of('written'),
      said: of('the keeper’s word'),
    };
    await aPromise(it.db, { workspaceId: firm.workspaceId, clientId: owner, leadId, keeperId: ana, state, ...written });
  }
  const actor = await firm.read(bo, now);
  const said = { workspaceId: firm.workspaceId, clientId: other.clientId, meetingId: randomUUID(), actor };
  const suggestion = { ...said, kind: 'suggestion', lines: [mark('another client’s suggestion')] } as const;
  await it.db
    .transaction()
    .execute(tx => fileFromMeeting(tx, { ...suggestion, saidOn: day('2026-11-03') }, new Date(before)));
}

/** The client with one of each thing that could come to an agenda, and another one with as much. */
export async function furnished(connection: Connection, stranger: RosterBuilder): Promise<House> {
  const house = await houseOfDoors(connection, stranger);
  await sayInTime(house);
  await hold(house);
  await answerPulses(house);
  await reportAll(house);
  await writeLedger(house);
  await endAPlan(house);
  await promiseAll(house);
  return house;
}
