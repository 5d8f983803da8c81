import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { type Engine, migratedDatabase, onEveryDatabase } from '../support/database.ts';
import { alert, emptyOffice, note, type Office } from './office.ts';

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

  const broken = async () => {
    throw new TypeError('a private word');
  };
  /** Until nothing is left that could be due within the hour. */
  const untilQuiet = async (seconds = 3600) => {
    for (let waited = 0; waited < seconds; waited += 30) {
      await office.send();
      office.later(30);
    }
  };

  it('parks what always throws, lets the others go, and tells an admin once in her morning', async () => {
    const [ana, bo, elin] = [await office.person('UANA'), await office.person('UBO'), await office.person('UELIN')];
    office.admin = elin.id;
    const id = await office.enqueue({ subjectId: ana.id });
    office.drawn(ana.id, broken);
    await office.enqueue({ subjectId: bo.id });
    await untilQuiet();
    expect(await office.row(id)).toMatchObject({ state: 'failed', failures: 5, error: 'error: TypeError' });
    expect(office.slack.said('UBO')).toHaveLength(1);
    expect(office.slack.said('UELIN')).toEqual([]);
    office.at('2026-11-25T07:00:00Z');
    await office.send();
    await untilQuiet(60);
    expect(office.slack.said('UELIN')).toEqual([expect.stringContaining('A message could not be delivered')]);
    expect(office.logged.join()).not.toContain('private');
  });

  it('goes to whoever stands in, when Slack will not let us write to whom it was for', async () => {
    const [lead, deputy, ana] = [await office.person('ULEAD'), await office.person('UDEPUTY'), await office.person()];
    office.addressed(ana.id, () => ({ to: lead.refused ? deputy.id : lead.id, rule: 'line' }));
    const id = await office.enqueue({ subjectId: ana.id });
    office.slack.next('post', { refuse: { meaning: 'final', error: 'channel_not_found' } });
    await office.send();
    expect(await office.row(id)).toMatchObject({ state: 'sent', receiverId: deputy.id });
    expect(office.slack.said('ULEAD')).toEqual([]);
  });

  it('lets what is in her morning go to whoever stands in, when she cannot be written to', async () => {
    const [lead, deputy] = [await office.person('ULEAD'), await office.person('UDEPUTY')];
    const subjects = await Promise.all([office.person(), office.person()]);
    for (const { id } of subjects)
      office.addressed(id, () => ({ to: lead.refused ? deputy.id : lead.id, rule: 'line' }));
    for (const { id } of subjects)
      await office.enqueue({ subjectId: id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
    office.slack.next('post', { refuse: { meaning: 'final', error: 'cannot_dm_bot' } });
    await untilQuiet(300);
    expect(office.slack.said('UDEPUTY')).toEqual([expect.stringContaining('2 things')]);
  });

  it.each(['now', 'morning'] as const)(
    'ends what can be nobody else’s (%s), when Slack will not let us write to her: once refused, it is not tried again',
    async each => {
      const [reporter, elin, subject] = [
        await office.person('UREPORTER'),
        await office.person('UELIN'),
        await office.person(),
      ];
      office.admin = elin.id;
      office.addressed(subject.id, { to: reporter.id, rule: 'reporter' });
      const id = await office.enqueue({ subjectId: subject.id, class: each, dueAt: new Date('2026-11-24T03:00:00Z') });
      office.slack.next('post', { refuse: { meaning: 'final', error: 'channel_not_found' } });
      await untilQuiet(120);
      expect(await office.row(id)).toMatchObject({ state: 'failed', error: 'channel_not_found' });
      expect(office.slack.calls).toEqual(['post']);
      office.at('2026-11-25T07:00:00Z');
      await untilQuiet(60);
      expect(office.slack.said('UELIN')).toEqual([expect.stringContaining('could not be delivered')]);
    },
  );

  it.each(['40P01', '53100', '08006'])(
    'of the database (%s) is no fault of the message: the round fails, and it goes out later',
    async code => {
      const ana = await office.person('UANA');
      const id = await office.enqueue({ subjectId: ana.id });
      office.drawn(ana.id, async () => {
        throw Object.assign(new Error('of the database'), { code });
      });
      for (let rounds = 0; rounds < 6; rounds += 1) await expect(office.send()).rejects.toThrow('of the database');
      expect(await office.row(id)).toMatchObject({ state: 'waiting', failures: 0 });
      office.drawn(ana.id, async () => ({ text: 'mended', blocks: [] }));
      await office.send();
      expect(office.slack.said('UANA')).toEqual(['mended']);
    },
  );

  it('lets each item of a morning’s message that Slack will not take go alone', async () => {
    const reader = await office.person('UREADER');
    for (const { id } of [await office.person(), await office.person()]) {
      office.addressed(id, { to: reader.id, rule: 'lead' });
      await office.enqueue({ subjectId: id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
    }
    office.slack.next('post', { refuse: { meaning: 'final', error: 'invalid_blocks' } });
    await untilQuiet(120);
    expect(office.slack.said('UREADER')).toEqual([`${note} 2026-11`, `${note} 2026-11`]);
    expect((await office.rows()).map(row => row.state).toSorted()).toEqual(['dropped', 'sent', 'sent']);
  });

  it('tells an admin of many that Slack refuses for ever in one message', async () => {
    const elin = await office.person('UELIN');
    office.admin = elin.id;
    for (let i = 0; i < 3; i += 1) {
      const { id } = await office.person();
      await office.enqueue({ subjectId: id });
      office.slack.next('post', { refuse: { meaning: 'final', error: 'channel_not_found' } });
    }
    await office.send();
    office.at('2026-11-25T07:00:00Z');
    await untilQuiet(60);
    expect(office.slack.said('UELIN')).toEqual([expect.stringContaining('3 messages could not be delivered')]);
  });

  it('lets the morning’s message go without the one item that throws', async () => {
    const reader = await office.person('UREADER');
    const [good, bad] = [await office.person('UGOOD'), await office.person('UBAD')];
    for (const { id } of [good, bad]) {
      office.addressed(id, { to: reader.id, rule: 'lead' });
      await office.enqueue({ subjectId: id, class: 'morning', dueAt: new Date('2026-11-24T03:00:00Z') });
    }
    office.drawn(bad.id, broken);
    await untilQuiet(120);
    expect(office.slack.said('UREADER')).toEqual([`${note} 2026-11`]);
    const states = (await office.rows()).map(({ subjectId, state }) => [subjectId, state]);
    expect(Object.fromEntries(states)).toMatchObject({ [good.id]: 'bundled', [bad.id]: 'waiting' });
  });

  it('lets what is urgent go ahead of a long queue, and not before it is due', async () => {
    const queue = await Promise.all(Array.from({ length: 5 }, () => office.person()));
    for (const { id } of queue) await office.enqueue({ subjectId: id });
    const lead = await office.person('ULEAD');
    const soon = new Date(office.now().getTime() + 1_000);
    await office.enqueue({ subjectId: lead.id, dueAt: soon, urgent: true });
    office.at(new Date(soon.getTime() - 1).toISOString());
    office.slack.before('post', async () => office.at(soon.toISOString()));
    await office.send();
    expect(office.slack.messages.map(({ channel }) => channel).indexOf('DLEAD')).toBe(1);
  });

  it('keeps the due time of what had to wait, so that a morning’s item goes out the same morning', async () => {
    const reader = await office.person('UREADER');
    const subject = await office.person();
    office.addressed(subject.id, 'nobody');
    const dueAt = new Date('2026-11-24T06:59:00Z');
    const id = await office.enqueue({ subjectId: subject.id, class: 'morning', dueAt });
    await office.send();
    office.addressed(subject.id, { to: reader.id, rule: 'lead' });
    office.later(3600);
    await office.send();
    expect(await office.row(id)).toMatchObject({ dueAt });
    expect(office.slack.said('UREADER')).toHaveLength(1);
  });

  it('finds in Slack what the database forgot, and sends it no second time', async () => {
    const ana = await office.person('UANA');
    const sent = await office.enqueue({ subjectId: ana.id });
    await office.send();
    const [posted] = office.slack.messages;
    // The row's commits are lost; the same facts write it anew.
    await database.background.deleteFrom('outbox').execute();
    office.doubtedSince = new Date(office.now().getTime() - 60_000);
    office.later(60);
    expect(await office.enqueue({ subjectId: ana.id })).toBe(sent);
    const fresh = await office.enqueue({ subjectId: ana.id, period: '2026-12' });
    await untilQuiet(300);
    expect(await office.row(sent)).toMatchObject({ state: 'sent', attempts: 0 });
    expect(await office.row(fresh)).toMatchObject({ state: 'sent', attempts: 1, lookups: 2 });
    expect(office.slack.messages).toHaveLength(2);
    expect(office.slack.messages[0]).toEqual(posted);
  });

  it('stays in doubt of what had to wait until long after', async () => {
    const ana = await office.person('UANA');
    await office.enqueue({ subjectId: ana.id });
    await office.send();
    await database.background.deleteFrom('outbox').execute();
    ana.away = date => date < '2026-12-01';
    office.doubtedSince = new Date(office.now().getTime() - 60_000);
    const id = await office.enqueue({ subjectId: ana.id });
    await office.send();
    office.doubtedSince = null;
    office.at('2026-12-01T08:00:00Z');
    await untilQuiet(300);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 0 });
    expect(office.slack.messages).toHaveLength(1);
  });

  it('tells somebody so many alarming things at once and the others together the next morning', async () => {
    const lead = await office.person('ULEAD');
    for (let i = 0; i < 5; i += 1) {
      const { id } = await office.person();
      office.addressed(id, { to: lead.id, rule: 'lead' });
      await office.enqueue({ subjectId: id, kind: alert });
    }
    await untilQuiet(60);
    expect(office.slack.said('ULEAD')).toHaveLength(2);
    office.at('2026-11-25T07:00:00Z');
    await untilQuiet(60);
    expect(office.slack.said('ULEAD').slice(2)).toEqual([expect.stringContaining('3 things')]);
    expect((await office.rows()).filter(row => row.state !== 'sent' && row.state !== 'bundled')).toEqual([]);
  });

  it('holds everything while Slack refuses the token, and rings no more for it', async () => {
    const ana = await office.person('UANA');
    office.halted = 'token_revoked';
    const id = await office.enqueue({ subjectId: ana.id });
    expect(await office.send()).toBe(0);
    expect(await office.row(id)).toMatchObject({ state: 'waiting', error: null });
    office.halted = null;
    await office.send();
    expect(office.slack.said('UANA')).toHaveLength(1);
  });

  it('sends again rather than not at all where the scope to look is missing', async () => {
    const ana = await office.person('UANA');
    const id = await office.enqueue({ subjectId: ana.id });
    office.slack.next('post', 'lost_request');
    office.slack.next('find', { refuse: { meaning: 'final', error: 'missing_scope' } });
    await untilQuiet(120);
    expect(office.halted).toBeNull();
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
    expect(office.slack.said('UANA')).toHaveLength(1);
  });
};

onEveryDatabase('a fault', suite);
