import { idOf } from '../../src/db/ids.ts';
import { seededBytes } from '../support/chance.ts';
import type { Dump, Evidence, Row } from './evidence.ts';
import { rowMaker } from './imagined.ts';
import type { Played } from './playing.ts';
import { lastWord } from './population.ts';

/** A fault that the app must not have, put into what a round leaves behind. */
export type Leak = (round: Played) => Evidence;

const inDumps = ({ evidence }: Played, change: (dump: Dump, place: number) => readonly Row[]): Evidence => ({
  ...evidence,
  dumps: evidence.dumps.map((dump, place) => ({ ...dump, rows: change(dump, place) })),
});

/** Changes the released comments; `at`: whose each is, by the place of her reply among all, first come first. */
function comments(round: Played, change: (row: Row, at: number, token: string) => Row): Evidence {
  const byWords = new Map(round.replies.map(reply => [lastWord(reply.habit)?.why, reply]));
  const came = round.replies.toSorted((a, b) => a.dump - b.dump);
  return inDumps(round, ({ rows }) =>
    rows.map(row => {
      const reply = row.table === 'enps_comment' ? byWords.get(String(row.values.words)) : undefined;
      return reply ? change(row, came.indexOf(reply), reply.token) : row;
    }),
  );
}

const rowsOf = ({ evidence: { dumps } }: Played): Row[] => [...new Set(dumps.flatMap(({ rows }) => rows))];

const placed = (row: Row, at: number): Row => ({ ...row, ctid: `(0,${at + 1})` });

/** Per attacker, the leak of its own kind. */
export const leaks = {
  'order as replies came': round => comments(round, placed),
  'order of ids as replies came': round =>
    comments(round, (row, at) => ({
      ...row,
      values: { ...row.values, id: `${at + 10}${String(row.values.id).slice(2)}` },
    })),
  'order as tokens': round => {
    const tokens = round.replies.map(({ token }) => token).sort();
    return comments(round, (row, _at, token) => placed(row, tokens.indexOf(token)));
  },
  'order as people by id': round => {
    const people = round.replies.toSorted((a, b) => (a.person < b.person ? -1 : 1));
    return comments(round, (row, _at, token) =>
      placed(
        row,
        people.findIndex(each => each.token === token),
      ),
    );
  },
  ids: round =>
    comments(round, (row, _at, token) => ({ ...row, values: { ...row.values, id: idOf('enps_comment', token) } })),
  sizes: round => {
    const lengths = new Map(round.replies.map(({ token, habit }) => [token, lastWord(habit)?.why?.length ?? 0]));
    const cut = new Map(rowsOf(round).map(row => [row, unpadded(row, lengths)]));
    return inDumps(round, ({ rows }) => rows.map(row => cut.get(row) ?? row));
  },
  groups: round => inDumps(round, ({ rows }, place) => [...rows, countedUntil(round, place)]),
  time: round => ({
    ...round.evidence,
    log: round.replies.map(({ person, dump }) => ({ dump, line: JSON.stringify({ event: 'answered', person }) })),
  }),
  keys: round => {
    const values = { token: Buffer.from(round.pair.token).toString('hex'), seal: round.pair.seal };
    const row = rowMaker()('setting', { ...values, seal: Buffer.from(round.pair.seal).toString('base64') });
    return inDumps(round, ({ rows }) => [...rows, row]);
  },
} as const satisfies Record<string, Leak>;

/** An outbox row of thanks for every reply: another leak of time. */
export const thanks: Leak = round => {
  const rows = rowMaker();
  const sent = round.replies.map(({ person, dump }) => ({
    dump,
    row: rows('outbox', { kind: 'enps.thanks', subject_id: person }),
  }));
  return inDumps(round, (dump, place) => [
    ...dump.rows,
    ...sent.flatMap(each => (each.dump <= place ? [each.row] : [])),
  ]);
};

/** The keys somewhere in the middle of a file of random bytes. */
export const buried: Leak = ({ evidence, pair }) => {
  const noise = seededBytes('noise');
  const bytes = Buffer.concat([noise(301), pair.seal, noise(77), pair.token, noise(501)]);
  return { ...evidence, files: [{ name: 'base/5/16384', bytes: new Uint8Array(bytes) }] };
};

function unpadded(row: Row, lengths: ReadonlyMap<string, number>): Row {
  if (row.table !== 'enps_answer') return row;
  const length = 31 + (lengths.get(String(row.values.token).slice(2)) ?? 0);
  return { ...row, values: { ...row.values, sealed: String(row.values.sealed).slice(0, 2 + 2 * length) } };
}

/** Counters that are kept up to date while the round is open. */
function countedUntil({ replies }: Played, place: number): Row {
  const scores = replies
    .filter(({ dump }) => dump <= place)
    .map(({ habit, turn }) => (turn <= place ? lastWord(habit) : habit.first)?.score);
  const counters = Array.from({ length: 11 }, (_, score) => scores.filter(each => each === score).length);
  return { table: 'counted', ctid: `(0,${place + 1})`, xmin: `${place}`, values: { counters } };
}
