import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import type { Failure } from '../../src/slack/errors.ts';
import { type Engine, migratedDatabase, onBothKinds } from '../support/database.ts';
import type { Fault } from './memory-slack.ts';
import { emptyOffice, type Office, type Worker } from './office.ts';

const final = (error: string): Failure => ({ meaning: 'final', error });

const suite = (engine: Engine) => {
  let database: Connection;
  let office: Office;
  let contact: Worker;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
    contact = await office.person('UBOSS');
  });

  /** Numbers for a channel, and for her where it does not take them. */
  const numbers = async (more: object = {}) => {
    const otherwise = { to: contact.id, rule: 'contact' };
    office.addressed(office.workspaceId, { toChannel: 'CLEAD', otherwise });
    const dueAt = new Date('2026-11-24T07:00:00Z');
    return office.enqueue({ subjectId: office.workspaceId, class: 'morning', dueAt, ...more });
  };
  const untilQuiet = async (seconds = 300) => {
    for (let waited = 0; waited < seconds; waited += 5) {
      await office.send();
      office.later(5);
    }
  };
  const places = () => office.slack.messages.map(({ channel }) => channel);

  it('gets what is for it by itself, at the start of the working day, and belongs to nobody', async () => {
    office.at('08:30');
    const id = await numbers();
    await office.send();
    expect(places()).toEqual([]);
    office.at('09:00');
    await office.send();
    expect(places()).toEqual(['CLEAD']);
    expect(await office.row(id)).toMatchObject({ state: 'sent', receiverId: null, channel: 'CLEAD', bundleId: null });
  });

  it.each(['not_private', 'archived'])('is passed over when it is %s: the contact gets the message', async unfit => {
    office.unfit.set('CLEAD', unfit);
    const id = await numbers();
    await untilQuiet(20);
    expect(places()).toEqual(['DBOSS']);
    expect(await office.row(id)).toMatchObject({ receiverId: contact.id, refusedChannel: 'CLEAD' });
  });

  it.each(['is_archived', 'not_in_channel', 'channel_not_found', 'restricted_action'])(
    'that refuses with %s is told of, and the contact gets the message',
    async error => {
      office.slack.next('post', { refuse: final(error) });
      await numbers();
      await untilQuiet(20);
      expect(places()).toEqual(['DBOSS']);
      expect(office.refusedChannels).toEqual(['CLEAD']);
      expect([office.halted, contact.refused]).toEqual([null, false]);
    },
  );

  it('is asked again where Slack does not say how it is', async () => {
    office.unfit.set('CLEAD', { meaning: 'unknown', error: 'request_failed' });
    await numbers();
    await office.send();
    expect(places()).toEqual([]);
    office.unfit.delete('CLEAD');
    await untilQuiet(60);
    expect(places()).toEqual(['CLEAD']);
  });

  it('that can no longer be read after an unclear post leaves the message to the contact', async () => {
    office.slack.next('post', 'lost_answer');
    office.slack.next('find', { refuse: final('not_in_channel') });
    await numbers();
    await untilQuiet(60);
    expect(places()).toEqual(['CLEAD', 'DBOSS']);
    expect(office.refusedChannels).toEqual(['CLEAD']);
  });

  it('is looked through before it gets what a lost database may have sent, and so is the contact’s conversation', async () => {
    office.doubtedSince = new Date('2026-11-23T08:00:00Z');
    office.slack.next('find', { refuse: final('channel_not_found') });
    await numbers({ class: 'now' });
    await untilQuiet(60);
    expect(office.slack.calls).toEqual(['find', 'directMessage', 'find', 'post']);
    expect(office.slack.lookups.map(({ channel }) => channel)).toEqual(['DBOSS']);
    expect(places()).toEqual(['DBOSS']);
  });

  it('that is found unfit after it was looked through leaves the contact’s conversation to be looked through too', async () => {
    office.doubtedSince = new Date('2026-11-23T08:00:00Z');
    office.unfit.set('CLEAD', 'not_private');
    await numbers({ class: 'now' });
    await untilQuiet(60);
    expect(office.slack.lookups.map(({ channel }) => channel)).toEqual(['CLEAD', 'DBOSS']);
    expect(places()).toEqual(['DBOSS']);
  });

  it('waits for the contact’s hours when it does not take the message', async () => {
    office.unfit.set('CLEAD', 'not_private');
    contact.away = date => date === '2026-11-24';
    await numbers();
    await untilQuiet(20);
    expect(places()).toEqual([]);
    office.at('2026-11-25T07:00:00Z');
    await untilQuiet(20);
    expect(places()).toEqual(['DBOSS']);
  });

  it('gets each message exactly once, whatever is lost or doubled', async () => {
    const fault = fc.constantFrom<Fault>('lost_request', 'lost_answer', 'doubled', { refuse: final('ratelimited') });
    const faults = fc.array(fault, { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 0, max: 1 }), async (coming, lag) => {
        office = await emptyOffice(database);
        contact = await office.person('UBOSS');
        office.slack.next('post', ...coming.map(later));
        office.slack.lag(lag);
        await numbers();
        await untilQuiet();
        expect(places()).toEqual(['CLEAD']);
      }),
      { numRuns: 15 },
    );
  });

  describe('a picture', () => {
    const drawn = (draw: () => Promise<Uint8Array>) =>
      office.drawn(office.workspaceId, async () => ({
        text: 'Numbers',
        blocks: [],
        picture: { name: 'numbers.png', title: 'Numbers', draw },
      }));
    const bytes = async () => new TextEncoder().encode('png');

    it('is uploaded once, and stands under the words as soon as Slack shows it', async () => {
      drawn(bytes);
      const id = await numbers();
      await untilQuiet(60);
      expect(office.slack.calls).toEqual(['upload', 'post', 'post']);
      expect(office.slack.messages).toMatchObject([{ channel: 'CLEAD', text: 'Numbers', picture: '112,110,103' }]);
      expect(await office.row(id)).toMatchObject({ state: 'sent', fileId: 'F1' });
    });

    it('that Slack will not take, or that cannot be drawn, is left out', async () => {
      drawn(bytes);
      office.slack.next('upload', { refuse: final('missing_scope') });
      await numbers();
      await untilQuiet(10);
      drawn(() => Promise.reject(new Error('no font')));
      await numbers({ period: '2026-12' });
      await untilQuiet(10);
      expect(office.slack.messages.map(({ picture }) => picture)).toEqual([undefined, undefined]);
      expect(office.halted).toBe(null);
    });

    it('that Slack never gets ready holds the words up for five minutes at most', async () => {
      drawn(bytes);
      const notReady: Failure = { meaning: 'later', error: 'file_not_ready', afterSeconds: undefined };
      office.slack.next('post', ...Array.from({ length: 5 }, () => ({ refuse: notReady })));
      await numbers();
      await untilQuiet(320);
      expect(office.slack.messages).toMatchObject([{ text: 'Numbers' }]);
      expect(office.slack.messages[0]?.picture).toBeUndefined();
    });

    it('goes to the contact with the words, by itself and not among her other things', async () => {
      drawn(bytes);
      office.unfit.set('CLEAD', 'not_private');
      await numbers();
      await office.enqueue({ subjectId: contact.id, class: 'morning', dueAt: new Date('2026-11-24T07:00:00Z') });
      await untilQuiet(60);
      expect(office.slack.messages.filter(({ channel }) => channel === 'DBOSS')).toHaveLength(2);
      expect(office.slack.messages.map(({ picture }) => picture).sort()).toEqual(['112,110,103', undefined]);
    });
  });
};

const later = (fault: Fault): Fault =>
  typeof fault === 'object' && 'refuse' in fault
    ? { refuse: { meaning: 'later', error: fault.refuse.error, afterSeconds: 1 } }
    : fault;

onBothKinds('a channel', suite);
