import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { sendDue } from '../../src/delivery/index.ts';
import { section } from '../../src/slack/blocks.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { emptyOffice, type Office, type Worker } from './office.ts';

onEveryDatabase('the morning’s message', engine => {
  let database: Connection;
  let office: Office;
  let kari: Worker;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
    kari = await office.person('UKARI');
  });

  const night = '2026-11-24T03:00:00Z';
  const opening = '2026-11-24T07:00:00Z';
  const nextOpening = '2026-11-25T07:00:00Z';

  /** Something about somebody else that Kari answers for. */
  const item = async (dueAt = night, more: { expiresAt?: Date } = {}) => {
    const subject = await office.person();
    office.addressed(subject.id, { to: kari.id, rule: 'lead' });
    const id = await office.enqueue({ subjectId: subject.id, class: 'morning', dueAt: new Date(dueAt), ...more });
    return { id, subject };
  };
  const items = async (count: number) => Array.from(await Promise.all(Array.from({ length: count }, () => item())));
  const sendAt = async (moment: string) => {
    office.at(moment);
    await office.send();
  };
  const greeting = (count: number) => expect.stringContaining(`${count} things`);
  const state = async (id: string) => (await office.row(id)).state;

  it('comes when her day opens and holds all that waited, under one greeting', async () => {
    const ids = (await items(3)).map(({ id }) => id);
    await sendAt(night);
    expect(office.slack.messages).toEqual([]);
    await sendAt(opening);
    expect(office.slack.said('UKARI')).toEqual([greeting(3)]);
    expect(await Promise.all(ids.map(state))).toEqual(['bundled', 'bundled', 'bundled']);
  });

  it('is the item itself when there is only one', async () => {
    await item();
    await sendAt(opening);
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11']);
  });

  it('holds everything also when the app slept through the night and nobody had waited yet', async () => {
    await items(4);
    await sendAt('2026-11-24T08:30:00Z');
    expect(office.slack.said('UKARI')).toEqual([greeting(4)]);
  });

  it('holds what falls due at the very minute of the opening', async () => {
    await item(opening);
    await item(night);
    await item(opening);
    await sendAt(opening);
    expect(office.slack.said('UKARI')).toEqual([greeting(3)]);
  });

  it('is one for a person and a day: what comes later waits for tomorrow', async () => {
    await item();
    await sendAt(opening);
    // A setting changed, say, and what was due in the night is written only now.
    const { id } = await item();
    await sendAt('2026-11-24T10:00:00Z');
    expect(await office.row(id)).toMatchObject({
      state: 'waiting',
      error: 'had_her_morning',
      wakeAt: new Date(nextOpening),
    });
    await item();
    await sendAt(nextOpening);
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11', greeting(2)]);
  });

  it('holds twenty at most; the rest is first tomorrow', async () => {
    await items(23);
    await sendAt(night);
    await sendAt(opening);
    expect(office.slack.said('UKARI')).toEqual([greeting(20)]);
    await sendAt(nextOpening);
    expect(office.slack.said('UKARI')).toEqual([greeting(20), greeting(3)]);
    expect((await office.rows()).filter(row => row.state !== 'bundled' && row.state !== 'sent')).toEqual([]);
  });

  it.each([
    ['blocks', () => Array.from({ length: 9 }, () => section('x')), 5],
    ['characters', () => [section('x'.repeat(2_900))], 4],
  ])('never has more %s than Slack takes', async (_what, blocks, most) => {
    for (const { subject } of await items(6))
      office.drawn(subject.id, async () => ({ text: 'long', blocks: blocks() }));
    await sendAt(opening);
    await sendAt(nextOpening);
    expect(office.slack.said('UKARI')).toEqual([greeting(most), 6 - most === 1 ? 'long' : greeting(6 - most)]);
  });

  it('lets go what is no longer hers, and whoever has it now gets it', async () => {
    const olav = await office.person('UOLAV');
    const { subject } = await item();
    await item();
    office.slack.next('post', { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 60 } });
    await sendAt(opening);
    office.addressed(subject.id, { to: olav.id, rule: 'deputy' });
    office.later(60);
    await office.send();
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11']);
    expect(office.slack.said('UOLAV')).toEqual(['toy.note 2026-11']);
  });

  it('is not sent to whoever left; what waited for her goes to whoever answers now', async () => {
    const olav = await office.person('UOLAV');
    const waiting = await items(2);
    office.slack.next('post', { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 60 } });
    await sendAt(opening);
    kari.reachable = false;
    for (const { subject } of waiting) office.addressed(subject.id, { to: olav.id, rule: 'deputy' });
    office.later(60);
    await office.send();
    expect(office.slack.said('UKARI')).toEqual([]);
    expect(office.slack.said('UOLAV')).toEqual([greeting(2)]);
  });

  it('leaves out what is no longer worth saying, on its way as well', async () => {
    const { id: late } = await item(night, { expiresAt: new Date(opening) });
    const { id: soonLate } = await item(night, { expiresAt: new Date('2026-11-24T07:00:30Z') });
    const { id: silent, subject } = await item();
    await item();
    office.drawn(subject.id, async () => undefined);
    office.slack.next('post', { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 60 } });
    await sendAt(opening);
    office.later(60);
    await office.send();
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11']);
    expect(await office.row(late)).toMatchObject({ state: 'dropped', error: 'expired' });
    expect(await office.row(soonLate)).toMatchObject({ state: 'dropped', error: 'expired' });
    expect(await office.row(silent)).toMatchObject({ state: 'dropped', error: 'nothing_to_say' });
  });

  it('is not sent at all when nothing is left of it', async () => {
    const { subject } = await item();
    office.drawn(subject.id, async () => undefined);
    await sendAt(opening);
    expect(office.slack.calls).toEqual([]);
    expect((await office.rows()).map(row => row.error)).toEqual(['nothing_to_say', 'nothing_to_say']);
  });

  it('whose answer is lost is looked up like any other', async () => {
    await items(2);
    office.slack.next('post', 'lost_answer');
    await sendAt(opening);
    office.later(5);
    await office.send();
    expect(office.slack.said('UKARI')).toEqual([greeting(2)]);
    expect(await office.rows()).toContainEqual(expect.objectContaining({ kind: 'delivery.morning', state: 'sent' }));
  });

  it('waits for her return', async () => {
    kari.away = date => date <= '2026-11-24';
    await items(2);
    await sendAt(opening);
    expect(office.slack.messages).toEqual([]);
    await sendAt(nextOpening);
    expect(office.slack.said('UKARI')).toEqual([greeting(2)]);
  });

  it('that missed her day holds nothing back: who answers the next morning gets it', async () => {
    const olav = await office.person('UOLAV');
    const { subject } = await item();
    kari.away = date => date > '2026-11-24' && date < '2026-12-20';
    office.slack.next('post', { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 40_000 } });
    await sendAt(opening);
    await sendAt('2026-11-24T20:00:00Z');
    office.addressed(subject.id, { to: olav.id, rule: 'deputy' });
    await sendAt(nextOpening);
    expect(office.slack.said('UKARI')).toEqual([]);
    expect(office.slack.said('UOLAV')).toEqual(['toy.note 2026-11']);
  });

  it('does not wait for what a restored backup holds back', async () => {
    await item(night);
    await sendAt('2026-11-24T04:00:00Z');
    await item('2026-11-24T05:00:00Z');
    office.at(opening);
    const sending = office.sending();
    const open = sql<boolean>`outbox.due_at > ${new Date('2026-11-24T04:30:00Z')}`;
    await sendDue({ ...sending, readers: { ...sending.readers, open } });
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11']);
  });

  it('comes again rather than without something, when the database forgot what it held', async () => {
    const { id, subject } = await item();
    await sendAt(opening);
    await database.background.deleteFrom('outbox').execute();
    office.doubtedSince = new Date(night);
    const again = { subjectId: subject.id, class: 'morning', dueAt: new Date(night) } as const;
    expect(await office.enqueue(again)).toBe(id);
    await office.enqueue({ ...again, period: '2026-12' });
    for (let rounds = 0; rounds < 3; rounds += 1) {
      office.later(60);
      await office.send();
    }
    expect(office.slack.said('UKARI')).toEqual(['toy.note 2026-11', greeting(2)]);
  });
});
