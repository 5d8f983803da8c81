import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { sendDue } from '../../src/delivery/index.ts';
import type { Failure } from '../../src/slack/errors.ts';
import { migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { Crash } from './memory-slack.ts';
import { emptyOffice, note, type Office } from './office.ts';

const refuse = (failure: Failure) => ({ refuse: failure });
const wait = (afterSeconds?: number) => refuse({ meaning: 'later', error: 'ratelimited', afterSeconds });
const never = (error: string) => refuse({ meaning: 'final', error });
const other = randomUUID();

onEveryDatabase('a message on its way', engine => {
  let database: Connection;
  let office: Office;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
  });

  const oneMessage = async () => {
    const ana = await office.person('UANA');
    return { ana, id: await office.enqueue({ subjectId: ana.id }) };
  };
  /** Whatever is due, several times over, with time for every pause. */
  const untilQuiet = async (instance?: string) => {
    for (let rounds = 0; rounds < 12; rounds += 1) {
      await office.send(instance);
      office.later(40);
    }
  };

  it('is sent once, and the row says where it stands', async () => {
    const { ana, id } = await oneMessage();
    expect(await office.send()).toBe(1);
    await untilQuiet();
    expect(office.slack.messages).toEqual([expect.objectContaining({ channel: 'DANA', deliveryId: id })]);
    expect(await office.row(id)).toMatchObject({
      state: 'sent',
      channel: 'DANA',
      receiverId: ana.id,
      receiverRule: 'self',
    });
  });

  it('is one message however often it is enqueued', async () => {
    const { ana, id } = await oneMessage();
    await office.enqueue({ subjectId: ana.id });
    await untilQuiet();
    expect((await office.rows()).map(row => row.id)).toEqual([id]);
    expect(office.slack.messages).toHaveLength(1);
  });

  it('whose answer is lost is looked up and adopted, not sent again', async () => {
    const { id } = await oneMessage();
    office.later(1_800);
    const tried = office.now();
    office.slack.next('post', 'lost_answer');
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'unclear', error: 'request_failed' });
    await office.send();
    expect(office.slack.calls).toEqual(['post']);
    office.later(5);
    await office.send();
    expect(office.slack.calls).toEqual(['post', 'directMessage', 'find']);
    expect(office.slack.lookups).toEqual([{ channel: 'DANA', author: 'UBOT', deliveryId: id, since: tried }]);
    expect(await office.row(id)).toMatchObject({ state: 'sent', channel: 'DANA', error: null });
  });

  it('that never reached Slack is looked up twice and sent again', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_request');
    await office.send();
    office.later(5);
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'unclear', lookups: 1 });
    office.later(29);
    await office.send();
    expect(office.slack.messages).toEqual([]);
    office.later(1);
    await office.send();
    expect(office.slack.messages).toHaveLength(1);
    expect(office.slack.calls).toEqual(['post', 'directMessage', 'find', 'directMessage', 'find', 'post']);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('that history shows late is found by the second look', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_answer');
    office.slack.lag(1);
    await untilQuiet();
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent', lookups: 1 });
  });

  it('that is found twice keeps the first and removes the later', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'doubled');
    // Slack cannot remove it just now: the double is not forgotten.
    office.slack.next('remove', 'lost_request');
    await office.send();
    const [first] = office.slack.messages;
    expect(office.slack.messages).toHaveLength(2);
    office.later(5);
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'unclear' });
    office.later(60);
    await office.send();
    expect(office.slack.messages).toEqual([first]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('is given up, not sent a fourth time, after three outcomes that nobody knows', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_request', 'lost_request', 'lost_request');
    await untilQuiet();
    expect(office.slack.calls.filter(call => call === 'post')).toHaveLength(3);
    expect(await office.row(id)).toMatchObject({ state: 'gave_up' });
  });

  it('that Slack often refused for now still has its three unclear outcomes', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', wait(1), wait(1), wait(1), wait(1), 'lost_request');
    await untilQuiet();
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 6 });
    expect(office.slack.messages).toHaveLength(1);
  });

  it('waits as long as a 429 says, while the others go on', async () => {
    const { id } = await oneMessage();
    const kari = await office.person('UKARI');
    const later = await office.enqueue({ subjectId: kari.id, dueAt: new Date(office.now().getTime() + 1) });
    office.later(1);
    office.slack.next('post', wait(30));
    await office.send();
    expect(await office.row(later)).toMatchObject({ state: 'sent' });
    office.later(29);
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'waiting', error: 'ratelimited' });
    office.later(1);
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'sent', error: null });
  });

  it('that Slack refuses for ever has failed, says why, and is not tried again', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', never('channel_not_found'));
    await untilQuiet();
    expect(office.slack.calls).toEqual(['post']);
    expect(await office.row(id)).toMatchObject({ state: 'failed', error: 'channel_not_found' });
    expect(office.halted).toBeNull();
  });

  it('halts the workspace when the token is refused, and goes out once it is mended', async () => {
    const { id } = await oneMessage();
    const kari = await office.person('UKARI');
    await office.enqueue({ subjectId: kari.id });
    office.slack.next('post', never('token_revoked'));
    await untilQuiet();
    expect(office.halted).toBe('token_revoked');
    expect(office.slack.calls).toEqual(['post']);
    expect(await office.row(id)).toMatchObject({ state: 'waiting' });
    office.halted = null;
    office.later(600);
    await untilQuiet();
    expect(office.slack.messages).toHaveLength(2);
  });

  it('whose outcome is unclear when the workspace is halted is looked up afterwards, not sent again', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_answer');
    await office.send();
    office.halted = 'token_revoked';
    await untilQuiet();
    expect(office.slack.calls).toEqual(['post']);
    office.halted = null;
    office.later(600);
    await untilQuiet();
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('halts the workspace also when it is the lookup whose token is refused', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_answer');
    office.slack.next('find', never('invalid_auth'));
    await office.send();
    office.later(5);
    await office.send();
    expect(office.halted).toBe('invalid_auth');
    expect(await office.row(id)).toMatchObject({ state: 'unclear' });
  });

  it('is given up when Slack will never let us look', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_answer');
    office.slack.next('directMessage', never('user_disabled'));
    await untilQuiet();
    expect(await office.row(id)).toMatchObject({ state: 'gave_up', error: 'user_disabled' });
  });

  it('is not sent while Slack does not let us look just now', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'lost_answer');
    office.slack.next('find', 'lost_request', wait(), 'lost_request');
    await untilQuiet();
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent', lookups: 0 });
  });

  it('that its sender left behind when it died is looked up before anything is sent', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', 'crash');
    await expect(office.send()).rejects.toThrow(Crash);
    expect(await office.row(id)).toMatchObject({ state: 'sending' });
    office.later(600);
    await office.send(other);
    expect(office.slack.calls).toEqual(['post']);
    await office.leasesRunOut();
    await office.send(other);
    expect(office.slack.calls).toEqual(['post', 'directMessage', 'find']);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('whose sender died before it called is sent by another, after two looks', async () => {
    const { id } = await oneMessage();
    office.slack.before('post', async () => {
      throw new Crash();
    });
    await expect(office.send()).rejects.toThrow(Crash);
    await office.leasesRunOut();
    await untilQuiet(other);
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent', lookups: 2 });
  });

  it('is not touched by a slow sender that has lost it meanwhile', async () => {
    const { id } = await oneMessage();
    office.slack.next('post', never('is_archived'));
    office.slack.before('post', async () => {
      await office.leasesRunOut();
      office.slack.lag(1);
      await office.send(other);
    });
    await office.send();
    // The slow one was refused for ever, but by then another one was looking.
    expect(await office.row(id)).toMatchObject({ state: 'unclear', error: 'not_found', lookups: 1 });
  });

  it('is not posted by a process that stood still until somebody else could have the row', async () => {
    const { id } = await oneMessage();
    const clock = [0, 31_000];
    await sendDue({ ...office.sending(), monotonic: () => clock.shift() ?? 0 });
    expect(office.slack.calls).toEqual([]);
    await office.leasesRunOut();
    await untilQuiet(other);
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent', lookups: 2 });
  });

  it('that is at hand is finished when the app stops, and no other is begun', async () => {
    const first = await oneMessage();
    const bo = await office.person('UBO');
    await office.enqueue({ subjectId: bo.id });
    const ending = new AbortController();
    office.slack.before('post', async () => ending.abort());
    expect(await sendDue({ ...office.sending(), ending: ending.signal })).toBe(1);
    expect((await office.rows()).map(row => row.state).sort()).toEqual(['sent', 'waiting']);
    await untilQuiet();
    expect(office.slack.messages.map(({ channel }) => channel).sort()).toEqual(['DANA', 'DBO']);
    expect(await office.row(first.id)).toMatchObject({ state: 'sent' });
  });

  it('is late when it is not worth sending any more', async () => {
    const ana = await office.person();
    const id = await office.enqueue({ subjectId: ana.id, expiresAt: office.now() });
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'dropped', error: 'expired' });
    expect(office.slack.calls).toEqual([]);
  });

  it('waits while nobody answers for its subject, and goes to whoever does later', async () => {
    const { id, ana } = await oneMessage();
    const kari = await office.person('UKARI');
    office.addressed(ana.id, 'nobody');
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'waiting', error: 'nobody' });
    office.addressed(ana.id, { to: kari.id, rule: 'lead' });
    office.later(3600);
    await office.send();
    expect(office.slack.said('UKARI')).toEqual([`${note} 2026-11`]);
    expect(await office.row(id)).toMatchObject({ state: 'sent', receiverRule: 'lead' });
  });

  it('goes to whoever it belongs to when it is sent again, not to whom it was tried first', async () => {
    const { ana } = await oneMessage();
    const kari = await office.person('UKARI');
    office.slack.next('post', 'lost_request');
    await office.send();
    office.addressed(ana.id, { to: kari.id, rule: 'deputy' });
    await untilQuiet();
    expect(office.slack.messages.map(message => message.channel)).toEqual(['DKARI']);
  });

  it.each([
    ['its feature says that nobody needs it', 'answered', (id: string) => office.addressed(id, { drop: 'answered' })],
    ['there is nothing left to say', 'nothing_to_say', (id: string) => office.drawn(id, async () => undefined)],
  ])('is dropped when %s', async (_why, reason, change) => {
    const { ana, id } = await oneMessage();
    change(ana.id);
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'dropped', error: reason });
    expect(office.slack.calls).toEqual([]);
  });

  it('is dropped when its receiver has left, also while it waited for its second try', async () => {
    const { ana, id } = await oneMessage();
    office.slack.next('post', wait(30));
    await office.send();
    ana.reachable = false;
    await untilQuiet();
    expect(await office.row(id)).toMatchObject({ state: 'dropped', error: 'left' });
    expect(office.slack.messages).toEqual([]);
  });

  it('waits for the hours of its receiver', async () => {
    const { id } = await oneMessage();
    office.at('18:00');
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'waiting', wakeAt: new Date('2026-11-25T07:00:00Z') });
    office.at('2026-11-25T07:00:00Z');
    await office.send();
    expect(office.slack.messages).toHaveLength(1);
  });

  it('that cannot be drawn waits with growing pauses, and holds nobody up', async () => {
    const { ana, id } = await oneMessage();
    const kari = await office.person('UKARI');
    const next = await office.enqueue({ subjectId: kari.id, dueAt: new Date(office.now().getTime() + 1) });
    office.later(1);
    office.drawn(ana.id, async () => {
      throw new TypeError('a private word');
    });
    await office.send();
    expect(await office.row(next)).toMatchObject({ state: 'sent' });
    expect(await office.row(id)).toMatchObject({ state: 'waiting', failures: 1, error: 'error: TypeError' });
    expect(office.logged.join()).toContain('TypeError');
    expect(office.logged.join()).not.toContain('private');
    office.drawn(ana.id, async () => ({ text: 'mended', blocks: [] }));
    office.later(10);
    await office.send();
    expect(office.slack.said('UANA')).toEqual(['mended']);
  });

  it('of a kind that nobody registered holds nobody up either', async () => {
    const ana = await office.person();
    const id = await office.enqueue({ subjectId: ana.id, kind: 'gone.thing' });
    await office.enqueue({ subjectId: ana.id });
    await office.send();
    expect(office.slack.messages).toHaveLength(1);
    expect(await office.row(id)).toMatchObject({ state: 'waiting', error: 'error: Error' });
  });

  it('leaves no trace of its words in the log', async () => {
    await oneMessage();
    office.slack.next('post', wait(1), 'lost_answer');
    office.slack.lag(1);
    await untilQuiet();
    expect(office.logged.length).toBeGreaterThan(3);
    expect(office.logged.join()).not.toContain(`${note} 2026-11`);
  });
});
