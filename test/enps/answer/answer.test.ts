import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { answer, question, withdraw } from '../../../src/enps/answer.ts';
import { changeRound, lockRound } from '../../../src/enps/queries.ts';
import { memoryKeys } from '../../../src/keys/memory-keys.ts';
import { seededBytes } from '../../support/chance.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { closesAt, midway, type SurveyFirm, surveyFirm, untilSomebodyWaits } from './firm.ts';

const why = 'People listen here';
const taken = { until: closesAt };
const lastMoment = new Date(closesAt.getTime() - 1).toISOString();

onBothKinds('an answer to the yearly question', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const connection = () => {
    if (!opened.connection) throw new Error('not open yet');
    return opened.connection;
  };
  const aFirm = (): Promise<SurveyFirm> => surveyFirm(connection());

  /** Somebody, at some moment, with what she can do. */
  const as = async (
    { firm, ports, round }: SurveyFirm,
    personId: string,
    at = midway,
    other: Partial<typeof ports> = {},
  ) => {
    const actor = await firm.read(personId, at);
    const with_ = { ...ports, ...other };
    const now = new Date(at);
    return {
      asks: (roundId = round.id) => question(with_, actor, roundId, now),
      answers: (score: number, words: string | null = null, roundId = round.id) =>
        answer(with_, actor, { roundId, answer: { score, why: words } }, now),
      withdraws: (roundId = round.id) => withdraw(with_, actor, roundId, now),
    };
  };

  it('is kept, shown to her again, and gives way to the next one', async () => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana);
    expect(await ana.asks()).toEqual({ round: firm.round, before: undefined });
    expect(await ana.answers(3, why)).toEqual(taken);
    expect(await ana.asks()).toEqual({ round: firm.round, before: { score: 3, why } });
    expect(await ana.answers(3, why)).toEqual(taken);
    expect(await ana.answers(10)).toEqual(taken);
    expect(await firm.replies()).toEqual({ [firm.ana]: { score: 10, why: null } });
    const mikko = await as(firm, firm.mikko);
    expect(await mikko.asks()).toMatchObject({ before: undefined });
    expect(await mikko.answers(0, why)).toEqual(taken);
    expect(await firm.replies()).toEqual({
      [firm.ana]: { score: 10, why: null },
      [firm.mikko]: { score: 0, why },
    });
  });

  it('is gone when she withdraws it, and nothing but her keys tells that from an answer', async () => {
    const firm = await aFirm();
    const [ana, mikko] = [await as(firm, firm.ana), await as(firm, firm.mikko)];
    await ana.answers(9, why);
    expect(await ana.withdraws()).toEqual(taken);
    expect(await ana.withdraws()).toEqual(taken);
    expect(await mikko.withdraws()).toEqual(taken);
    expect(await ana.asks()).toMatchObject({ before: 'declined' });
    expect(await firm.replies()).toEqual({ [firm.ana]: null, [firm.mikko]: null });
    expect(await mikko.answers(7)).toEqual(taken);
    expect(await firm.replies()).toEqual({ [firm.ana]: null, [firm.mikko]: { score: 7, why: null } });
  });

  it('is taken until the last moment, and refused from then on', async () => {
    const firm = await aFirm();
    expect(await (await as(firm, firm.ana, lastMoment)).answers(8)).toEqual(taken);
    const late = await as(firm, firm.ana, closesAt.toISOString());
    expect([await late.asks(), await late.answers(1), await late.withdraws()]).toEqual(['closed', 'closed', 'closed']);
    expect(await firm.replies()).toEqual({ [firm.ana]: { score: 8, why: null } });
  });

  it.each([
    ['confirmed', null, 'not_open_yet'],
    ['sealed', 'result', 'closed'],
    ['closed', 'too_few', 'closed'],
    ['cancelled', null, 'unknown'],
    ['void', 'keys_lost', 'void'],
  ] as const)('is refused while the round is %s', async (state, outcome, refusal) => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana);
    await firm.becomes(state, outcome);
    expect([await ana.asks(), await ana.answers(1), await ana.withdraws()]).toEqual([refusal, refusal, refusal]);
    expect(await firm.replies()).toEqual({});
  });

  it('is refused for whoever was not there when the round opened, or works here no longer', async () => {
    const firm = await aFirm();
    const guest = await firm.firm.person({ status: 'guest' });
    const left = await firm.firm.person({ status: 'deactivated' });
    const id = firm.round.id;
    await firm.db
      .insertInto('enpsInvited')
      .values([guest, left].map(personId => ({ roundId: id, workspaceId: firm.firm.workspaceId, personId })))
      .execute();
    for (const personId of [firm.nora, guest, left]) {
      const actor = await as(firm, personId);
      const outcomes = [await actor.asks(), await actor.answers(1), await actor.withdraws()];
      expect(outcomes).toEqual(['not_invited', 'not_invited', 'not_invited']);
    }
    expect(await firm.replies()).toEqual({});
  });

  it('is refused for a round that is not there, or is another workspace’s', async () => {
    const [firm, other] = [await aFirm(), await aFirm()];
    const ana = await as(firm, firm.ana);
    for (const id of ['', '../secret', randomUUID(), other.round.id])
      expect([await ana.asks(id), await ana.answers(1, why, id), await ana.withdraws(id)]).toEqual([
        'unknown',
        'unknown',
        'unknown',
      ]);
  });

  it('is refused where the keys can’t be read, or are not the round’s', async () => {
    const firm = await aFirm();
    const random = seededBytes('others');
    const others = memoryKeys(random);
    await others.create(firm.round.id);
    for (const keys of [memoryKeys(random), others]) {
      const ana = await as(firm, firm.ana, midway, { keys });
      const outcomes = [await ana.asks(), await ana.answers(1), await ana.withdraws()];
      expect(outcomes).toEqual(['keys_unreadable', 'keys_unreadable', 'keys_unreadable']);
    }
    expect(await firm.replies()).toEqual({});
    expect(firm.log.lines).toEqual([]);
  });

  it('that somebody tampered with she can give anew', async () => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana);
    await ana.answers(2, why);
    await firm.db
      .updateTable('enpsAnswer')
      .set({ sealed: Buffer.alloc(8220, 7) })
      .where('roundId', '=', firm.round.id)
      .execute();
    expect(await ana.asks()).toMatchObject({ before: undefined });
    expect(await ana.answers(6)).toEqual(taken);
    expect(await firm.replies()).toEqual({ [firm.ana]: { score: 6, why: null } });
  });

  it.skipIf(engine === 'pglite')('that comes while the round is being closed is refused as a whole', async () => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana, lastMoment);
    const { given } = await connection()
      .background.transaction()
      .execute(async tx => {
        await lockRound(tx, firm.round.id, 'update');
        const waiting = ana.answers(4, why);
        expect(await untilSomebodyWaits(tx)).toBe(true);
        await changeRound(tx, firm.round.id, { state: 'sealed', outcome: 'result' });
        return { given: waiting };
      });
    expect(await given).toBe('closed');
    expect(await firm.replies()).toEqual({});
  });

  it.skipIf(engine === 'pglite')('does not wait for somebody else’s', async () => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana);
    await connection()
      .background.transaction()
      .execute(async tx => {
        await lockRound(tx, firm.round.id, 'share');
        expect(await ana.answers(5)).toEqual(taken);
      });
  });

  it.skipIf(engine === 'pglite')('fails, and can be sent again, where closing takes too long', async () => {
    const firm = await aFirm();
    const ana = await as(firm, firm.ana, lastMoment);
    await connection()
      .background.transaction()
      .execute(async tx => {
        await lockRound(tx, firm.round.id, 'update');
        await expect(ana.answers(5)).rejects.toMatchObject({ code: '57014' });
      });
    expect(await firm.replies()).toEqual({});
    expect(await ana.answers(5)).toEqual(taken);
  });

  it('belongs to one round: of another year nothing is shown', async () => {
    const firm = await aFirm();
    await (await as(firm, firm.ana)).answers(9, why);
    await firm.becomes('closed', 'result');
    const next = await firm.openRound('2028-01-31');
    const ana = await as(firm, firm.ana);
    expect(await ana.asks(next.id)).toEqual({ round: next, before: undefined });
  });
});
