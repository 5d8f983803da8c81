import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Connection, connect } from '../../src/db/connect.ts';
import { refusedErrors } from '../../src/enps/views/replies.ts';
import { speak } from '../../src/i18n/text.ts';
import { inside } from '../../src/inside.ts';
import { fileKeys } from '../../src/keys/file-keys.ts';
import { silentLog } from '../../src/log.ts';
import { workspaceOf } from '../../src/settings/index.ts';
import { slackTexts } from '../../src/slack/texts/index.ts';
import { confirm, type Firm, found, round, usersOf } from '../attack/firm.ts';
import { quietSlack } from '../attack/slack.ts';
import { freshDatabase, onDatabase } from '../support/database.ts';
import { launch, type Other } from './closing/launch.ts';
import { type Attempt, type Death, type Heard, openSide, type Place, type Side } from './closing/side.ts';

/** Each of them submits in both processes, something else in each. */
const size = 30;
/** Those who have answered in good time, so that there is a result in any case. */
const early = 10;

onDatabase('postgres18', 'a survey that closes while people answer', engine => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let connection: Connection;
  let keysDir: string;
  let other: Other;
  let firm: Firm;
  let place: Place;
  let mine: Side;
  const sides: Side[] = [];
  const all: Heard[] = [];

  beforeAll(async () => {
    database = await freshDatabase(engine);
    if (database.config.kind !== 'postgres') throw new Error('a server is needed');
    connection = await connect(database.config);
    keysDir = await mkdtemp(join(tmpdir(), 'three-hats-keys-'));
    other = launch();
  });
  afterAll(async () => {
    // Else it was no race.
    expect(new Set(all.map(({ told }) => told))).toEqual(new Set(['thanks', 'refused']));
    await other.end();
    await connection.close();
    await rm(keysDir, { recursive: true });
    await database.drop();
  });

  beforeEach(async () => {
    firm = await found(connection.db, randomUUID, size);
    const url = database.config.kind === 'postgres' ? database.config.url.reveal() : '';
    place = { url, keysDir, workspaceId: firm.workspaceId, roundId: randomUUID() };
    const keys = fileKeys(keysDir, randomBytes);
    await confirm(connection.db, keys, firm, place.roundId);
    await opened(keys);
    const slackUserIds = firm.people.map(({ slackUserId }) => slackUserId);
    mine = await openSide(place);
    sides.push(mine);
    await mine.open(slackUserIds);
    await other.tell({ do: 'begin', place, slackUserIds });
  });
  afterEach(async () => {
    for (const side of sides.splice(0)) await side.close();
  });

  /** The app opens the round in its first minute. */
  const opened = async (keys: ReturnType<typeof fileKeys>) => {
    const slack = quietSlack(await usersOf(connection.db, firm.workspaceId), firm.workspaceId).port;
    const workspace = await workspaceOf(connection.db, firm.workspaceId);
    const clock = { now: () => round.opensAt };
    const chance = { newId: randomUUID, random: randomBytes, keys };
    const app = inside({ connection, slack, workspace, clock, log: silentLog, ...chance, paced: false });
    await app.tick();
    await app.stop();
  };
  const attempts = (): Attempt[] =>
    firm.people.map(({ slackUserId }, at) => ({ slackUserId, score: at % 11, why: randomBytes(8).toString('hex') }));
  const state = async () => {
    const found = await connection.db
      .selectFrom('enpsRound')
      .select(['state', 'outcome'])
      .where('id', '=', place.roundId)
      .executeTakeFirstOrThrow();
    return found;
  };
  const untilTold = async () => {
    for (let minutes = 1; minutes < 10 && (await state()).state !== 'closed'; minutes += 1) await mine.tick(minutes);
    expect(await state()).toEqual({ state: 'closed', outcome: 'result' });
  };

  /** Whoever was thanked is counted, once, and nobody else; nothing is left that was needed to know who. */
  const expectWhole = async (heard: readonly Heard[]) => {
    const thanked = Map.groupBy(
      heard.filter(({ told }) => told === 'thanks'),
      ({ slackUserId }) => slackUserId,
    );
    const year = await connection.db
      .selectFrom('enpsYear')
      .select('counters')
      .where('roundId', '=', place.roundId)
      .executeTakeFirstOrThrow();
    expect(year.counters?.reduce((sum, count) => sum + count, 0)).toBe(thanked.size);
    const comments = await connection.db
      .selectFrom('enpsComment')
      .select('words')
      .where('roundId', '=', place.roundId)
      .execute();
    const authors = comments.map(({ words }) => heard.find(({ why, told }) => why === words && told === 'thanks'));
    expect(new Set(authors.map(author => author?.slackUserId))).toEqual(new Set(thanked.keys()));
    expect(comments).toHaveLength(thanked.size);
    const counters = Array.from({ length: 11 }, (_, score) => authors.filter(author => author?.score === score).length);
    expect(year.counters).toEqual(counters);
  };
  const expectGone = async () => {
    const left = await sql<{ rows: number; summaries: number }>`select
      ((select count(*) from enps_answer where round_id = ${place.roundId})
        + (select count(*) from enps_invited where round_id = ${place.roundId}))::int as rows,
      (select count(*) from outbox where kind = 'enps.summary' and subject_id = ${place.roundId})::int as summaries`.execute(
      connection.db,
    );
    expect(left.rows[0]).toEqual({ rows: 0, summaries: 1 });
    const files = (await readdir(keysDir)).filter(name => name.startsWith(place.roundId));
    expect(files).toEqual([`${place.roundId}.destroyed`]);
  };
  const closedWords = Object.values(refusedErrors('closed', 'en')).join(' ');
  const trouble = speak(slackTexts, 'en')('trouble.submission');
  /** Inside the form, which keeps the text: it is over, or, of a machine that was too slow, that it failed. */
  const expectRefusals = (heard: readonly Heard[], errors: readonly string[]) => {
    const allowed = errors.length > 0 ? [closedWords, trouble] : [closedWords];
    for (const { told, words } of heard) if (told === 'refused') expect(allowed).toContain(words);
  };

  it.each([0, 10, 20])(
    'counts whoever was thanked and refuses all others in the form: both close after %i have submitted',
    async closesAfter => {
      const before = await mine.submit(attempts().slice(0, early), undefined);
      const [own, theirs] = await Promise.all([
        mine.submit(attempts(), closesAfter),
        other.tell({ do: 'submit', attempts: attempts().toReversed(), closesAfter }),
      ]);
      const heard = [...before, ...own, ...theirs.heard];
      expectRefusals(heard, [...mine.errors, ...theirs.errors]);
      all.push(...heard);
      await untilTold();
      await expectWhole(heard);
      await expectGone();
    },
  );

  it.each<Death>(['while counting', 'before destroying', 'after destroying'])(
    'is closed by the other process when the one that closes is killed %s',
    async death => {
      const before = await other.tell({ do: 'submit', attempts: attempts().slice(0, early), closesAfter: undefined });
      const [own, signal] = await Promise.all([
        mine.submit(attempts(), undefined),
        other.tellToDie({ do: 'tick', minutes: 0, death }),
      ]);
      other = launch();
      expect(signal).toBe('SIGKILL');
      expectRefusals(own, mine.errors);
      expect((await state()).state).toBe(death === 'while counting' ? 'open' : 'sealed');
      await untilTold();
      await expectWhole([...before.heard, ...own]);
      await expectGone();
    },
  );
});
