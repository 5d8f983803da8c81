import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import type { Draft } from '../../../src/delivery/index.ts';
import { numberDeliveries } from '../../../src/enps/due/number.ts';
import { messageKinds } from '../../../src/enps/kinds.ts';
import { roundById } from '../../../src/enps/queries.ts';
import { nothingMessage } from '../../../src/enps/views/summary.ts';
import { resultOf, yearsOf } from '../../../src/enps/years.ts';
import type { Message } from '../../../src/slack/blocks.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { rosterBuilder } from '../../support/roster.ts';
import { aYear, spread } from './counts.ts';
import { aRound } from './round.ts';

const at = '2027-02-16T10:00:00Z';

onBothKinds('what a round has brought', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  const aFirm = async () => {
    if (!opened.connection) throw new Error('not open yet');
    const { db } = opened.connection;
    const firm = await rosterBuilder(db);
    const { workspaceId } = firm;
    const elin = await firm.person({ name: 'Elin' });
    const draftOf = async (roundId: string): Promise<Draft | undefined> => {
      const [kind] = numberDeliveries({ shelf: firm.shelf });
      const item = { id: randomUUID(), workspaceId, kind: messageKinds.summary, subjectId: roundId, period: '2027' };
      const drafts = await db.transaction().execute(async tx => kind?.drafts(tx, [item], new Date(at)));
      return drafts?.get(item.id);
    };
    const contact = () => firm.setting('leadershipContact', firm.slackIdOf(elin));
    const round = (more: Parameters<typeof aRound>[2]) => aRound(db, { workspaceId, confirmedBy: elin }, more);
    return { firm, db, workspaceId, elin, draftOf, contact, round };
  };

  /** As the contact gets it, in English. */
  const drawn = async (draft: Draft | undefined, personId: string): Promise<Message> => {
    if (typeof draft !== 'object' || !('to' in draft)) throw new Error('for nobody');
    expect(draft.to).toBe(personId);
    const reader = { personId, name: 'Elin', slackUserId: 'U1', language: 'en', reachable: true } as const;
    const message = await draft.draw(reader as Parameters<typeof draft.draw>[0]);
    if (!message) throw new Error('nothing was drawn');
    return message;
  };

  it('goes to the leadership’s channel, and where that does not take it to the contact', async () => {
    const { firm, draftOf, contact, round, elin } = await aFirm();
    const id = await round({ counters: spread(8, 17, 25), invited: 60 });
    expect(await draftOf(id)).toBe('nobody');
    await contact();
    expect(await draftOf(id)).toMatchObject({ to: elin, rule: 'contact' });
    await firm.setting('leadershipChannel', 'C0LEADERS');
    expect(await draftOf(id)).toMatchObject({
      toChannel: { slackChannelId: 'C0LEADERS', language: 'en' },
      rule: 'leadership',
      otherwise: { to: elin, rule: 'contact' },
    });
  });

  it('is the number with its picture among the years before, and leads to the comments while there are any', async () => {
    const { db, workspaceId, draftOf, contact, round, elin } = await aFirm();
    await contact();
    const { year, promoters, passives, critics } = aYear(spread(20, 12, 8), { year: 2025 });
    const before = { workspaceId, year, promoters, passives, critics };
    await db
      .insertInto('enpsYear')
      .values([before, { ...before, year: 2028 }])
      .execute();
    const id = await round({ counters: spread(8, 17, 25), invited: 60, comments: ['The coffee'] });
    const message = await drawn(await draftOf(id), elin);
    expect(message.text).toBe('eNPS 2027: +34, very good');
    expect(JSON.stringify(message.blocks)).toContain('Clearly higher than in 2025 (−30).');
    expect(JSON.stringify(message.blocks)).toContain('Read the comments');
    expect(JSON.stringify(message)).not.toContain('coffee');
    expect(message.picture).toMatchObject({ name: 'enps-2027.png', title: expect.stringContaining('2025: −30') });
    expect(message.picture?.title).not.toContain('2028');
    expect([...((await message.picture?.draw()) ?? [])].slice(1, 4)).toEqual(
      [...'PNG'].map(letter => letter.charCodeAt(0)),
    );
    await db.deleteFrom('enpsComment').where('roundId', '=', id).execute();
    expect(JSON.stringify(await drawn(await draftOf(id), elin))).not.toContain('Read the comments');
  });

  it.each([
    ['closed', 'too_few'],
    ['void', 'too_few_invited'],
    ['void', 'not_opened'],
    ['void', 'keys_lost'],
  ] as const)('of a round that is %s (%s) is only that', async (state, outcome) => {
    const { draftOf, contact, round, elin } = await aFirm();
    await contact();
    const message = await drawn(await draftOf(await round({ state, outcome })), elin);
    expect(message).toEqual(nothingMessage(outcome, 'en'));
  });

  it.each([
    ['confirmed', null],
    ['open', null],
    ['sealed', 'result'],
    ['sealed', 'too_few'],
    ['cancelled', null],
  ] as const)('is not told while the round is %s (%s), and its year is shown nowhere', async (state, outcome) => {
    const { db, workspaceId, draftOf, contact, round } = await aFirm();
    await contact();
    const id = await round({ state, outcome, counters: spread(8, 17, 25), invited: 60, comments: ['Yes'] });
    expect(await draftOf(id)).toEqual({ drop: 'not_told' });
    expect(await yearsOf(db, workspaceId)).toEqual([]);
    const found = await roundById(db, id);
    expect(found && (await resultOf(db, found))).toBeUndefined();
  });

  it('is not told of another firm’s round, nor of one that is not there', async () => {
    const [one, other] = [await aFirm(), await aFirm()];
    const id = await other.round({ counters: spread(8, 17, 25), invited: 60 });
    expect(await one.draftOf(id)).toEqual({ drop: 'not_told' });
    expect(await one.draftOf(randomUUID())).toEqual({ drop: 'not_told' });
  });

  it('is nothing where fewer have answered than the round was to take, whatever the database holds', async () => {
    const { db, draftOf, round } = await aFirm();
    const id = await round({ counters: spread(3, 3, 3), invited: 20, leastAnswers: 10 });
    expect(await draftOf(id)).toEqual({ drop: 'not_told' });
    const found = await roundById(db, id);
    expect(found && (await resultOf(db, found))).toBeUndefined();
  });
});
