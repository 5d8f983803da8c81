import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { claimDue } from '../../src/delivery/queries.ts';
import { button, section } from '../../src/slack/blocks.ts';
import { type Engine, migratedDatabase, onDatabase } from '../support/database.ts';
import { rowsRead } from '../support/rows-read.ts';
import { emptyOffice, news, note, type Office } from './office.ts';

const suite = (engine: Engine) => {
  let database: Connection;
  let office: Office;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
  });

  const together = (senders: number) => Promise.all(Array.from({ length: senders }, () => office.send(randomUUID())));
  const live = () => office.slack.messages.filter(message => message.button);
  const withButton = (text: string) => ({
    text,
    blocks: [section(text, button({ text, actionId: 'toy.note.open', value: text }))],
  });
  /** Until another transaction waits for a row that this one holds. */
  const somebodyWaits = async () => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      if (rows[0]?.waiting) return;
    }
    throw new Error('nobody waits');
  };

  it('send forty messages once each, whoever is first', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, (_, index) => office.person(`U${index}`)));
    await Promise.all(people.map(({ id }) => office.enqueue({ subjectId: id })));
    const turns = await together(4);
    expect(turns.filter(count => count > 0).length).toBeGreaterThan(1);
    expect(new Set(office.slack.messages.map(message => message.deliveryId)).size).toBe(40);
    expect(office.slack.messages).toHaveLength(40);
    expect((await office.rows()).filter(row => row.state !== 'sent' || row.attempts !== 1)).toEqual([]);
  });

  it('bind one morning’s message with everything in it', async () => {
    const readers = await Promise.all(Array.from({ length: 6 }, (_, index) => office.person(`UREADER${index}`)));
    office.at('08:00');
    for (const reader of readers)
      for (let items = 0; items < 4; items += 1) {
        const subject = await office.person();
        office.addressed(subject.id, { to: reader.id, rule: 'lead' });
        await office.enqueue({ subjectId: subject.id, class: 'morning' });
      }
    await together(2);
    office.at('09:00');
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await together(3);
      office.later(1);
    }
    for (const { slackUserId } of readers)
      expect(office.slack.said(slackUserId)).toEqual([expect.stringContaining('4 things')]);
  });

  it('do not send the morning’s message while another one is about to bind something to it', async () => {
    const reader = await office.person('UREADER');
    const [, second] = await Promise.all(
      [1, 2].map(async () => {
        const subject = await office.person();
        office.addressed(subject.id, { to: reader.id, rule: 'lead' });
        return office.enqueue({ subjectId: subject.id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
      }),
    );
    office.at('08:00');
    await office.send();
    office.at('09:00');
    await database.background.transaction().execute(async tx => {
      await sql`select from outbox where id = ${second} for update`.execute(tx);
      await office.send(randomUUID());
      expect(office.slack.calls).toEqual([]);
    });
    office.later(1);
    await office.send();
    expect(office.slack.said('UREADER')).toEqual([expect.stringContaining('2 things')]);
  });

  it('do not send the morning’s message while it is not yet known whose something is', async () => {
    const reader = await office.person('UREADER');
    const [, second] = await Promise.all(
      [1, 2].map(async () => {
        const subject = await office.person();
        office.addressed(subject.id, { to: reader.id, rule: 'lead' });
        return office.enqueue({ subjectId: subject.id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
      }),
    );
    office.at('09:00');
    await database.background.transaction().execute(async tx => {
      await sql`select from outbox where id = ${second} for update`.execute(tx);
      await office.send(randomUUID());
    });
    office.later(1);
    await office.send();
    expect(office.slack.said('UREADER')).toEqual([expect.stringContaining('2 things')]);
  });

  it('of one process do not send again while a lookup that took too long still comes to its end', async () => {
    const ana = await office.person('UANA');
    const id = await office.enqueue({ subjectId: ana.id });
    office.slack.next('post', 'lost_request');
    await office.send();
    office.later(5);
    await office.send();
    office.later(30);
    const answer = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    office.slack.before('find', () => {
      asked.resolve();
      return answer.promise;
    });
    const slow = office.send();
    await asked.promise;
    await office.leasesRunOut();
    // Another lane looks, finds nothing and posts; only then is the first one answered.
    office.slack.before('post', async () => {
      answer.resolve();
      await slow;
      await office.send();
    });
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 2, lookups: 2 });
    expect(office.slack.messages).toHaveLength(1);
  });

  it('never let a message and the one that replaces it live together', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id });
    await office.enqueue({
      subjectId: ana.id,
      kind: news,
      replacesId: prompt,
      dueAt: new Date(office.now().getTime() + 1),
    });
    office.later(1);
    const second: Promise<number>[] = [];
    office.drawn(ana.id, async () => {
      if (second.length > 0) return withButton('reminder');
      // The prompt is being prepared, and not committed, when another sender takes the reminder.
      second.push(office.send(randomUUID()));
      await somebodyWaits();
      return withButton('prompt');
    });
    await office.send();
    await Promise.all(second);
    expect(live()).toHaveLength(1);
    office.later(60);
    await office.send();
    expect(live().map(message => message.text)).toEqual(['reminder']);
    expect(office.slack.messages).toHaveLength(2);
  });

  it('never lose a change to a message that is just being sent', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id });
    await office.enqueue({
      subjectId: ana.id,
      kind: news,
      class: 'edit',
      editsId: prompt,
      dueAt: new Date(office.now().getTime() + 1),
    });
    office.later(1);
    const second: Promise<number>[] = [];
    office.drawn(ana.id, async () => {
      if (second.length > 0) return { text: 'closed', blocks: [] };
      second.push(office.send(randomUUID()));
      await somebodyWaits();
      return withButton('prompt');
    });
    await office.send();
    await Promise.all(second);
    office.later(60);
    await office.send();
    expect(office.slack.said('UANA')).toEqual(['closed']);
  });

  it('find what is due without reading what is not', async () => {
    const ana = await office.person();
    const later = new Date(office.now().getTime() + 86_400_000);
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      id: randomUUID(),
      workspaceId: office.workspaceId,
      kind: note,
      subjectId: ana.id,
      period: String(index),
      class: 'now',
      state: index % 2 ? 'waiting' : 'dropped',
      dueAt: index % 2 ? later : office.now(),
      wakeAt: index % 2 ? later : office.now(),
    }));
    await database.background.insertInto('outbox').values(many).execute();
    const id = await office.enqueue({ subjectId: ana.id, kind: news });
    await sql`analyze outbox`.execute(database.background);
    const claimed: (string | undefined)[] = [];
    const read = await rowsRead(database.background, 'outbox', async tx => {
      claimed.push((await claimDue(tx, office.sending().readers, office.now(), 1))[0]?.id);
    });
    expect(claimed).toEqual([id]);
    expect(read.scanned).toBe(0);
    expect(read.fetched).toBeLessThan(10);
  });
};

onDatabase('postgres15', 'several senders at once', suite);
onDatabase('postgres18', 'several senders at once', suite);
