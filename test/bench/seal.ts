import { randomBytes, randomUUID } from 'node:crypto';
import { secret } from '../../src/config.ts';
import { connect, type Db, type Tx } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { sealRound } from '../../src/enps/close.ts';
import * as queries from '../../src/enps/queries.ts';
import { formVersion } from '../../src/enps/rules.ts';
import { seal, tokenOf } from '../../src/enps/seal.ts';
import type { KeyPair } from '../../src/keys/keys.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { silentLog } from '../../src/log.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';
import { ms, type Row, timed } from './measure.ts';

const answers = 10_000;
/** Rows in one statement. */
const portion = 100;
const keys = memoryKeys(randomBytes);
const ports = { newId: randomUUID, random: randomBytes, log: silentLog };

/** The one transaction that closes a round; half of the answers have a reason of 300 characters. Beside it, reading and deleting the same rows. */
export async function sealOfManyAnswers(database: string): Promise<Row[]> {
  const connection = await connect({ kind: 'postgres', url: secret(database) });
  const { background: db } = connection;
  await migrate(db);
  const { round, pair } = await answeredRound(db);
  const bare = await timed(() => rolledBack(db, tx => readAndDelete(tx, round.id)));
  const sealed = await timed(() => db.transaction().execute(tx => sealRound(ports, tx, round, pair)));
  const counters = await db.selectFrom('enpsYear').select('counters').executeTakeFirstOrThrow();
  const counted = counters.counters?.reduce((sum, count) => sum + count, 0);
  if (counted !== answers) throw new Error(`${counted} answers were counted of ${answers}`);
  await connection.close();
  return [
    {
      what: `eNPS: the seal of ${answers.toLocaleString('en')} answers`,
      bar: '≤ 10 s',
      measured: `${ms(sealed)}, ratio ${(sealed / bare).toFixed(1)}`,
      baseline: `reading and deleting the same rows: ${ms(bare)}`,
    },
  ];
}

async function answeredRound(db: Db): Promise<{ readonly round: queries.Round; readonly pair: KeyPair }> {
  const firm = await rosterBuilder(db);
  const confirmedBy = await firm.person({ name: 'Elin' });
  const id = randomUUID();
  const keyFingerprint = await keys.create(id);
  const pair = await keys.read(id);
  if (!pair) throw new Error('the keys are gone');
  const days = { opensOn: parseLocalDate('2027-02-01'), closesOn: parseLocalDate('2027-02-15') };
  const moments = { opensAt: new Date('2027-02-01T07:00:00Z'), closesAt: new Date('2027-02-15T14:00:00Z') };
  const least = { leastInvited: 7, leastAnswers: 5, leastComments: 8 };
  const confirmed = { period: '2027', formVersion, keyFingerprint, confirmedBy, confirmedAt: moments.opensAt };
  const { workspaceId } = firm;
  await db
    .transaction()
    .execute(tx => queries.insertRound(tx, { id, workspaceId, ...days, ...moments, ...least, ...confirmed }));
  for (let from = 0; from < answers; from += portion) await answer(db, { roundId: id, workspaceId }, pair, from);
  await db.updateTable('enpsRound').set({ state: 'open', invited: answers }).execute();
  const round = await queries.roundById(db, id);
  if (!round) throw new Error('the round is gone');
  return { round, pair };
}

async function answer(
  db: Db,
  where: { readonly roundId: string; readonly workspaceId: string },
  pair: KeyPair,
  from: number,
): Promise<void> {
  const rows = Array.from({ length: portion }, (_, at) => {
    const token = tokenOf(pair, `person ${from + at}`);
    const why = at % 2 === 0 ? 'because '.repeat(37) : null;
    const sealed = seal(pair, { roundId: where.roundId, token }, { score: at % 11, why }, randomBytes);
    return { ...where, token: Buffer.from(token), sealed: Buffer.from(sealed) };
  });
  await db.insertInto('enpsAnswer').values(rows).execute();
}

async function readAndDelete(tx: Tx, roundId: string): Promise<void> {
  const size = 200;
  for (let after: Uint8Array | undefined; ; ) {
    const some = await queries.answersAfter(tx, roundId, { after, limit: size });
    after = some.at(-1)?.token;
    if (some.length < size) break;
  }
  await queries.dropAnswers(tx, roundId);
}

class Undone extends Error {}

async function rolledBack(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async tx => {
      await work(tx);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}
