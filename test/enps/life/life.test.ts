import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageKinds } from '../../../src/enps/kinds.ts';
import { chance } from '../../support/chance.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { closesAt, opensAt, roundFirm, unreadable } from './firm.ts';

const { invitation, reminder, summary, void: voided } = messageKinds;
const score = (value: number, why: string | null = null) => ({ score: value, why });

onDatabase('postgres18', 'the life of a round', engine => {
  let connection: Awaited<ReturnType<typeof migratedDatabase>>;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  /** A round that opened with so many invited, of whom the first answered. */
  const opened = async (count: number, facts = {}) => {
    const firm = await roundFirm(connection, facts);
    const people = await firm.people(count);
    const app = firm.process();
    await app.works(opensAt);
    return { firm, people, app };
  };

  describe('its opening', () => {
    it('invites whoever works here at that moment, once, and nobody who joins later', async () => {
      const firm = await roundFirm(connection);
      const people = await firm.people(7);
      await firm.people(2, { employee: false });
      await firm.people(1, { employee: true, status: 'deactivated' });
      const app = firm.process();
      await app.works('2027-02-01T06:59:00Z');
      expect((await firm.round()).state).toBe('confirmed');
      await app.works(opensAt);
      await firm.people(1);
      for (const minute of ['07:01', '07:02', '07:03']) await app.works(`2027-02-01T${minute}:00Z`);
      expect(await firm.round()).toMatchObject({ state: 'open', invited: 7, replyStep: null });
      expect((await firm.messages(invitation)).toSorted()).toEqual(people.map(id => `${id} 2027`).toSorted());
    });

    it('invites many in portions, each once', async () => {
      const { firm, people, app } = await opened(230);
      expect((await firm.messages(invitation)).length).toBe(100);
      for (const minute of ['07:01', '07:02', '07:03']) await app.works(`2027-02-01T${minute}:00Z`);
      expect((await firm.messages(invitation)).toSorted()).toEqual(people.map(id => `${id} 2027`).toSorted());
    });

    it('waits until every running process reads its keys', async () => {
      const firm = await roundFirm(connection);
      await firm.people(7);
      const [able, unable] = [firm.process(), firm.process(unreadable)];
      await unable.attends(opensAt);
      await able.works(opensAt);
      await able.works('2027-02-01T07:02:00Z');
      expect((await firm.round()).state).toBe('confirmed');
      expect(await firm.messages(messageKinds.keys)).toEqual([`${firm.roundId} 2027-02-01`]);
      // That one has ended.
      await able.works('2027-02-01T07:05:00Z');
      expect((await firm.round()).state).toBe('open');
    });

    it('does not come about with too few people, nor so late that nobody has time to answer: leadership hears, and nobody was asked', async () => {
      const few = await roundFirm(connection);
      await few.people(6);
      await few.process().works(opensAt);
      const late = await roundFirm(connection);
      await late.people(7);
      await late.process().works('2027-02-11T07:00:00Z');
      for (const [firm, outcome] of [
        [few, 'too_few_invited'],
        [late, 'not_opened'],
      ] as const) {
        expect(await firm.round()).toMatchObject({ state: 'void', outcome });
        expect(await firm.messages(invitation)).toEqual([]);
        expect(await firm.messages(summary)).toEqual([`${firm.roundId} 2027`]);
        expect(await firm.keysWereDestroyed()).toBe(true);
      }
    });

    it('comes about late after an outage, and reminds nobody of what she has just heard', async () => {
      const firm = await roundFirm(connection);
      await firm.people(7);
      const app = firm.process();
      for (const minute of ['07:00', '07:01', '07:02']) await app.works(`2027-02-10T${minute}:00Z`);
      expect((await firm.round()).state).toBe('open');
      expect((await firm.messages(invitation)).length).toBe(7);
      expect(await firm.messages(reminder)).toEqual([]);
      await app.works('2027-02-11T07:00:00Z');
      expect((await firm.messages(reminder)).length).toBe(7);
    });

    it('keeps to the hours of the workspace where its zone has changed since it was confirmed', async () => {
      const firm = await roundFirm(connection);
      await firm.people(7);
      await firm.setting('zone', 'Europe/Oslo');
      const app = firm.process();
      await app.works(opensAt);
      expect((await firm.round()).state).toBe('confirmed');
      await app.works('2027-02-01T08:00:00Z');
      expect(await firm.round()).toMatchObject({ state: 'open', closesAt: new Date('2027-02-15T15:00:00Z') });
    });
  });

  describe('its days', () => {
    it('are counted once a day in tens of percent, the last ten never', async () => {
      const { firm, people, app } = await opened(10);
      const stepAt = async (at: string) => {
        await app.works(at);
        return (await firm.round()).replyStep;
      };
      for (const id of people.slice(0, 4)) await firm.replies(id, score(7));
      expect(await stepAt('2027-02-01T12:00:00Z')).toBe(null);
      expect(await stepAt('2027-02-02T06:59:00Z')).toBe(null);
      expect(await stepAt('2027-02-02T07:00:00Z')).toBe(4);
      for (const id of people.slice(4)) await firm.replies(id, score(7));
      expect(await stepAt('2027-02-02T12:00:00Z')).toBe(4);
      expect(await stepAt('2027-02-03T07:00:00Z')).toBe(9);
    });

    it('tell nothing with fewer than ten invited', async () => {
      const { firm, people, app } = await opened(9);
      for (const id of people) await firm.replies(id, score(7));
      await app.works('2027-02-02T07:00:00Z');
      expect((await firm.round()).replyStep).toBe(null);
    });

    it('remind twice at most, and only those who have not replied, be it that they would rather not', async () => {
      const { firm, people, app } = await opened(8);
      const [ana = '', ben = '', ...others] = people;
      await firm.replies(ana, score(9));
      await firm.replies(ben, null);
      for (let day = 2; day <= 14; day += 1)
        for (const hour of ['07:00', '07:01', '12:00'])
          await app.works(`2027-02-${String(day).padStart(2, '0')}T${hour}:00Z`);
      const reminded = others.flatMap(id => [`${id} 2027#1`, `${id} 2027#2`]);
      expect((await firm.messages(reminder)).toSorted()).toEqual(reminded.toSorted());
    });

    it('remind once for all that an outage has missed', async () => {
      const { firm, people, app } = await opened(7);
      await app.works('2027-02-12T07:00:00Z');
      expect((await firm.messages(reminder)).toSorted()).toEqual(people.map(id => `${id} 2027#2`).toSorted());
    });
  });

  describe('its end', () => {
    const replied = async (answers: readonly (ReturnType<typeof score> | null)[], facts = {}) => {
      const { firm, people, app } = await opened(12, facts);
      for (const [at, answer] of answers.entries()) await firm.replies(people[at] ?? '', answer);
      return { firm, people, app };
    };

    it('leaves eleven counters and the comments, and nothing that somebody answered, was invited or reminded', async () => {
      const answers = [9, 10, 3, 7, 7, 8, 9, 0].map((value, at) => score(value, at < 3 ? `why ${value}` : null));
      const { firm, app } = await replied([...answers, null]);
      await app.works('2027-02-08T07:00:00Z');
      expect(await firm.messages(reminder)).not.toEqual([]);
      await app.works(closesAt);
      expect(await firm.year()).toMatchObject({
        year: 2027,
        invited: 12,
        counters: [1, 0, 0, 1, 0, 0, 0, 2, 1, 2, 1],
        critics: 2,
        passives: 3,
        promoters: 3,
      });
      expect((await firm.comments()).toSorted()).toEqual(['why 10', 'why 3', 'why 9']);
      expect(await firm.rowsOf('enpsAnswer')).toBe(0);
      expect(await firm.rowsOf('enpsInvited')).toBe(0);
      expect(await firm.messages(reminder)).toEqual([]);
      expect(await firm.round()).toMatchObject({ outcome: 'result', replyStep: null, countedOn: null });
    });

    it('is told only when the keys are destroyed', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      await firm.process({ ...firm.keys, destroy: () => Promise.reject(new Error('no right')) }).works(closesAt);
      await firm
        .process({ ...firm.keys, destroy: () => Promise.reject(new Error('no right')) })
        .works('2027-02-15T14:02:00Z');
      expect((await firm.round()).state).toBe('sealed');
      expect(await firm.messages(summary)).toEqual([]);
      await app.works('2027-02-15T14:04:00Z');
      expect((await firm.round()).state).toBe('closed');
      expect(await firm.keys.read(firm.roundId)).toBeUndefined();
      expect(await firm.messages(summary)).toEqual([`${firm.roundId} 2027`]);
      expect(await firm.rowsOf('enpsInstance')).toBe(0);
    });

    it('is told by the process that destroys the keys, not by one that finds none where it looks', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      await app.attends(closesAt);
      const elsewhere = firm.process(chance('elsewhere').keys);
      for (const minute of ['14:01', '14:02', '14:03']) await elsewhere.works(`2027-02-15T${minute}:00Z`);
      expect([(await firm.round()).state, await firm.messages(summary)]).toEqual(['sealed', []]);
      await app.works('2027-02-15T14:04:00Z');
      expect([(await firm.round()).state, await firm.keysWereDestroyed()]).toEqual(['closed', true]);
    });

    it('keeps no comments of fewer than eight answers, and of fewer than five nothing at all', async () => {
      const seven = await replied(Array(7).fill(score(8, 'because')));
      await seven.app.works(closesAt);
      expect((await seven.firm.year())?.passives).toBe(7);
      expect(await seven.firm.comments()).toEqual([]);
      const four = await replied([...Array(4).fill(score(8, 'because')), null, null, null]);
      await four.app.works(closesAt);
      await four.app.works('2027-02-15T14:02:00Z');
      expect(await four.firm.year()).toBeUndefined();
      expect(await four.firm.comments()).toEqual([]);
      expect(await four.firm.round()).toMatchObject({ state: 'closed', outcome: 'too_few', invited: null });
    });

    it('asks for more where the round was opened with more', async () => {
      const { firm, app } = await replied(Array(9).fill(score(8, 'because')), { leastAnswers: 9, leastComments: 10 });
      await app.works(closesAt);
      expect((await firm.year())?.passives).toBe(9);
      expect(await firm.comments()).toEqual([]);
    });

    it('counts what can be opened where somebody tampered with an answer', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      const [row] = await connection.db
        .selectFrom('enpsAnswer')
        .select(['token', 'sealed'])
        .where('roundId', '=', firm.roundId)
        .limit(1)
        .execute();
      const sealed = Buffer.from(row?.sealed ?? []);
      sealed.writeUInt8(sealed.readUInt8(100) ^ 1, 100);
      await connection.db
        .updateTable('enpsAnswer')
        .set({ sealed })
        .where('roundId', '=', firm.roundId)
        .where('token', '=', row?.token ?? Buffer.alloc(0))
        .execute();
      await app.works(closesAt);
      expect((await firm.year())?.passives).toBe(7);
    });

    it('comes where one process reads the keys, though another one always wakes it first', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      const unable = firm.process(unreadable);
      await unable.works(closesAt);
      expect((await firm.round()).state).toBe('open');
      await app.works(closesAt);
      expect((await firm.round()).state).toBe('sealed');
    });

    it('waits for keys that come back, however long nothing ran: a day counts from the first look in vain', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      await firm.process(unreadable).works('2027-02-18T07:00:00Z');
      expect((await firm.round()).state).toBe('open');
      await app.works('2027-02-18T07:01:00Z');
      expect((await firm.round()).outcome).toBe('result');
    });

    it('destroys keys that come to light after the round was void', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      const unable = firm.process(unreadable);
      for (const at of [closesAt, '2027-02-16T14:01:00Z']) await unable.works(at);
      expect([(await firm.round()).state, await firm.keysWereDestroyed()]).toEqual(['void', false]);
      await app.works('2027-02-17T07:00:00Z');
      expect(await firm.keysWereDestroyed()).toBe(true);
    });

    it('makes an open round void, too, whose keys nobody has read for a day', async () => {
      const { firm } = await opened(7);
      const unable = firm.process(unreadable);
      for (const at of ['2027-02-03T08:00:00Z', '2027-02-04T07:00:00Z']) await unable.works(at);
      expect((await firm.round()).state).toBe('open');
      await unable.works('2027-02-05T07:00:00Z');
      expect(await firm.round()).toMatchObject({ state: 'void', outcome: 'keys_lost' });
    });

    it('makes the round void once nobody has read its keys for a day: all who were invited hear, and leadership', async () => {
      const { firm, people } = await replied(Array(8).fill(score(8)));
      const unable = firm.process(unreadable);
      for (const at of [closesAt, '2027-02-16T13:58:00Z']) await unable.works(at);
      expect((await firm.round()).state).toBe('open');
      await unable.works('2027-02-16T14:00:00Z');
      expect(await firm.round()).toMatchObject({ state: 'void', outcome: 'keys_lost' });
      expect((await firm.messages(voided)).toSorted()).toEqual(people.map(id => `${id} 2027`).toSorted());
      expect(await firm.messages(summary)).toEqual([`${firm.roundId} 2027`]);
      expect(await firm.year()).toBeUndefined();
    });

    it('is void at once in a database that was restored to before it', async () => {
      const { firm, app } = await replied(Array(8).fill(score(8)));
      await firm.destroysKeys();
      await app.works(closesAt);
      expect(await firm.round()).toMatchObject({ state: 'void', outcome: 'keys_lost' });
    });
  });

  it('ends quietly where the round was called off', async () => {
    const firm = await roundFirm(connection);
    await firm.people(7);
    await connection.db.updateTable('enpsRound').set({ state: 'cancelled' }).where('id', '=', firm.roundId).execute();
    await firm.process().works(opensAt);
    expect(await firm.messages(invitation)).toEqual([]);
    expect(await firm.messages(summary)).toEqual([]);
  });
});
