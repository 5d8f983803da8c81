import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { freeTurns, nextDue, sendDue } from '../../src/delivery/index.ts';
import { migratedDatabase, onBothKinds } from '../support/database.ts';
import { emptyOffice, news, note, type Office } from './office.ts';

onBothKinds('messages that depend on others', engine => {
  let database: Connection;
  let office: Office;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await emptyOffice(database);
  });

  const later = { refuse: { meaning: 'later', error: 'ratelimited', afterSeconds: 30 } } as const;
  const never = { refuse: { meaning: 'final', error: 'edit_window_closed' } } as const;
  const minuteAgo = () => new Date(office.now().getTime() - 60_000);

  /** A prompt that stands in Slack, and the reminder that replaces it. */
  const reminded = async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id });
    await office.send();
    const reminder = await office.enqueue({ subjectId: ana.id, period: '2026-11/1', replacesId: prompt });
    return { ana, prompt, reminder };
  };
  const live = () => office.slack.messages.filter(message => message.button);

  it('come after what they wait for, even when that waits for its receiver’s morning', async () => {
    const ana = await office.person('UANA');
    office.at('18:00');
    const before = await office.enqueue({ subjectId: ana.id, kind: news });
    const after = await office.enqueue({ subjectId: ana.id, afterId: before, dueAt: minuteAgo() });
    await office.send();
    office.at('2026-11-25T07:00:00Z');
    await office.send();
    office.later(60);
    await office.send();
    expect(office.slack.said('UANA')).toEqual([`${news} 2026-11`, `${note} 2026-11`]);
    expect(await office.row(after)).toMatchObject({ state: 'sent' });
  });

  it('come after an item of the morning once its bundle was sent', async () => {
    const ana = await office.person('UANA');
    const before = await office.enqueue({
      subjectId: ana.id,
      kind: news,
      class: 'morning',
      dueAt: new Date('2026-11-24T03:00:00Z'),
    });
    await office.enqueue({ subjectId: ana.id, afterId: before });
    await office.send();
    office.later(60);
    await office.send();
    expect(office.slack.said('UANA')).toEqual([`${news} 2026-11`, `${note} 2026-11`]);
  });

  it.each(['dropped', 'failed'] as const)('are never sent when what they wait for was %s', async state => {
    const ana = await office.person();
    const before = await office.enqueue({ subjectId: ana.id, kind: news });
    const after = await office.enqueue({ subjectId: ana.id, afterId: before });
    if (state === 'dropped') office.drawn(ana.id, async () => undefined);
    else office.slack.next('post', { refuse: { meaning: 'final', error: 'is_archived' } });
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await office.send();
      office.later(60);
    }
    expect(await office.row(after)).toMatchObject({ state: 'dropped', error: 'came_after_nothing' });
  });

  it('take a turn each ten seconds, not one for each of them of a long downtime, while they wait', async () => {
    const ana = await office.person();
    const before = await office.enqueue({ subjectId: ana.id, kind: news });
    office.slack.before('post', async () => {
      throw new Error('the process dies');
    });
    await expect(office.send()).rejects.toThrow('the process dies');
    const after = await office.enqueue({ subjectId: ana.id, afterId: before });
    office.later(30 * 86_400);
    expect(await office.send()).toBe(1);
    expect(await office.row(after)).toMatchObject({
      error: 'comes_after',
      wakeAt: new Date(office.now().getTime() + 10_000),
    });
  });

  it('take the older one’s button before they are posted', async () => {
    const { reminder } = await reminded();
    const buttons: number[] = [];
    office.slack.before('post', async () => void buttons.push(live().length));
    await office.send();
    expect(buttons).toEqual([0]);
    expect(live().map(message => message.deliveryId)).toEqual([reminder]);
    expect(office.slack.messages[0]?.text).toBe('replaced by 2026-11/1');
  });

  it('are posted all the same when the older one can never be changed', async () => {
    const { reminder } = await reminded();
    office.slack.next('edit', never);
    await office.send();
    expect(await office.row(reminder)).toMatchObject({ state: 'sent' });
  });

  it.each([['for now', later] as const, ['without an answer', 'lost_request'] as const])(
    'wait when the older one could not be changed %s, so that two never live',
    async (_how, fault) => {
      const { reminder } = await reminded();
      office.slack.next('edit', fault);
      await office.send();
      expect(office.slack.messages).toHaveLength(1);
      office.later(30);
      await office.send();
      expect(live().map(message => message.deliveryId)).toEqual([reminder]);
    },
  );

  it('replace what was never sent without a trace of it', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id, dueAt: new Date(office.now().getTime() + 1) });
    await office.enqueue({ subjectId: ana.id, period: '2026-11/1', replacesId: prompt });
    office.later(1);
    await office.send();
    expect(await office.row(prompt)).toMatchObject({ state: 'dropped', error: 'replaced' });
    expect(office.slack.messages).toHaveLength(1);
  });

  it.each(['waiting', 'dropped', 'failed', 'gave_up'])(
    'take the button of what stands in Slack, where the one between them is %s and never took it',
    async state => {
      const { ana, reminder } = await reminded();
      const last = await office.enqueue({ subjectId: ana.id, period: '2026-11/2', replacesId: reminder });
      const future = new Date(office.now().getTime() + 60_000);
      await database.db.updateTable('outbox').set({ state, wakeAt: future }).where('id', '=', reminder).execute();
      await office.send();
      expect(live().map(message => message.deliveryId)).toEqual([last]);
    },
  );

  it('are sent alone when they fall due with the one that they replace, whichever is looked at first', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id: subjectId } = await office.person(`U${round}`);
      const older = await office.enqueue({ subjectId });
      await office.enqueue({ subjectId, period: '2026-11/1', replacesId: older });
      await sendDue({ ...office.sending(), flow: { lanes: 1, batch: 2 } });
      expect(office.slack.said(`U${round}`)).toEqual([`${note} 2026-11/1`]);
    }
  });

  it('wait until it is clear what became of the one that they replace', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id });
    office.slack.next('post', 'lost_answer');
    await office.send();
    const reminder = await office.enqueue({ subjectId: ana.id, period: '2026-11/1', replacesId: prompt });
    await office.send();
    expect(await office.row(reminder)).toMatchObject({ state: 'waiting', error: 'older_unclear' });
    office.later(60);
    await office.send();
    office.later(60);
    await office.send();
    expect(live().map(message => message.deliveryId)).toEqual([reminder]);
  });

  it('change in place what was sent, in the night as well, since nobody is notified', async () => {
    const { ana, prompt } = await reminded();
    await office.send();
    office.at('23:00');
    office.drawn(ana.id, async () => ({ text: 'answered', blocks: [] }));
    const edit = await office.enqueue({ subjectId: ana.id, kind: news, class: 'edit', editsId: prompt });
    await office.send();
    expect(office.slack.said('UANA')).toEqual(['answered', `${note} 2026-11/1`]);
    expect(await office.row(edit)).toMatchObject({ state: 'sent', channel: 'DANA' });
  });

  it('change in place again when the answer to the change was lost', async () => {
    const { ana, prompt } = await reminded();
    await office.send();
    const edit = await office.enqueue({ subjectId: ana.id, kind: news, class: 'edit', editsId: prompt });
    office.slack.next('edit', 'lost_answer', 'lost_request', later);
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await office.send();
      office.later(60);
    }
    expect(await office.row(edit)).toMatchObject({ state: 'sent', attempts: 4 });
    expect(office.slack.said('UANA')).toEqual([`${news} 2026-11`, `${note} 2026-11/1`]);
  });

  it('change nothing that was not sent', async () => {
    const ana = await office.person('UANA');
    const prompt = await office.enqueue({ subjectId: ana.id, dueAt: new Date(office.now().getTime() + 60_000) });
    const edit = await office.enqueue({ subjectId: ana.id, kind: news, class: 'edit', editsId: prompt });
    await office.send();
    expect(await office.row(edit)).toMatchObject({ state: 'dropped', error: 'nothing_to_edit' });
  });

  it('end when Slack will never change the message', async () => {
    const { ana, prompt } = await reminded();
    const edit = await office.enqueue({ subjectId: ana.id, kind: news, class: 'edit', editsId: prompt });
    office.slack.next('edit', never, never);
    await office.send();
    expect(await office.row(edit)).toMatchObject({ state: 'dropped', error: 'edit_window_closed' });
  });

  it('keep their slot for the change of the older one while the conversation rests', async () => {
    await reminded();
    let [slots, rests] = [0, 500];
    const turns = {
      ...freeTurns,
      slot: async () => {
        slots += 1;
        return 0;
      },
      reader: async () => rests,
    };
    await sendDue({ ...office.sending(), turns });
    rests = 0;
    office.later(1);
    await sendDue({ ...office.sending(), turns });
    expect(live().map(message => message.text)).toEqual([`${note} 2026-11/1`]);
    expect(slots).toBe(1);
  });

  const open = { open: sql<boolean>`true` };

  it('ring for themselves at their time, and not while they are being sent', async () => {
    const ana = await office.person();
    const soon = new Date(office.now().getTime() + 7_000);
    expect(await nextDue(database.background, open)).toBeUndefined();
    await office.enqueue({ subjectId: ana.id, dueAt: soon });
    expect(await nextDue(database.background, open)).toEqual(soon);
    office.later(7);
    const seen: (Date | undefined)[] = [];
    office.slack.before('post', async () => void seen.push(await nextDue(database.background, open)));
    await office.send();
    expect(seen).toEqual([undefined]);
  });
});
