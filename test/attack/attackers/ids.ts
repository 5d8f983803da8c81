import { createHash } from 'node:crypto';
import { idOf } from '../../../src/db/ids.ts';
import { rowsIn, textIn } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Reading } from '../reading.ts';

/** Something whose id is known, and whom or what it leads to. */
interface Origin {
  readonly keys: readonly string[];
  readonly raw: Uint8Array;
  readonly person?: string;
  readonly token?: string;
}

const names = ['comment', 'enps_comment', 'enps.comment', 'enps', 'answer', 'enps_answer', 'reply'];

/** Looks whether the comments' ids were made of something that leads to a reply or to a person. */
export function byIds(reading: Reading): Knowledge {
  const made = new Map(originsIn(reading).flatMap(origin => [...idsOf(origin)].map(id => [bare(id), origin] as const)));
  const found = reading.released.comments.flatMap(({ id }) => {
    const origin = made.get(bare(id));
    return origin ? [{ id, ...origin }] : [];
  });
  return {
    sources: new Map(found.flatMap(({ id, token }) => (token === undefined ? [] : [[id, token] as const]))),
    authors: new Map(found.flatMap(({ id, person }) => (person === undefined ? [] : [[id, person] as const]))),
  };
}

function originsIn({ evidence: { dumps }, people, tokens, roundId }: Reading): Origin[] {
  const workspaceId = textIn(rowsIn(dumps.at(-1), 'enps_round')[0] ?? noRow, 'workspace_id');
  const context = [[], [roundId], [workspaceId], [workspaceId, roundId]];
  const origin = (key: string, raw: Uint8Array, leads: Pick<Origin, 'person' | 'token'>): Origin[] =>
    context.map(before => ({ keys: [...before, key], raw, ...leads }));
  const ids = people.flatMap(({ id, slackUserId }) =>
    [id, slackUserId].flatMap(key => origin(key, bytesOf(key), { person: id })),
  );
  const sent = new Map(
    dumps.flatMap(dump => rowsIn(dump, 'outbox').map(row => [textIn(row, 'id'), textIn(row, 'subject_id')] as const)),
  );
  const known = new Set(people.map(({ id }) => id));
  return [
    ...ids,
    ...tokens.flatMap(({ token }) => origin(token, Buffer.from(token, 'hex'), { token })),
    ...[...sent].flatMap(([id, person]) => (known.has(person) ? origin(id, bytesOf(id), { person }) : [])),
  ];
}

const noRow = { table: '', ctid: '', xmin: '', values: {} };

/** Every way in which an id is commonly made of something. */
function* idsOf({ keys, raw }: Origin): Iterable<string> {
  for (const name of names) yield idOf(name, ...keys);
  for (const separator of ['', ' ', ':', '\0'])
    for (const kind of ['md5', 'sha1', 'sha256'])
      yield createHash(kind).update(keys.join(separator)).digest('hex').slice(0, 32);
  yield Buffer.from(raw).toString('hex').slice(0, 32);
  for (const kind of ['md5', 'sha1', 'sha256']) yield createHash(kind).update(raw).digest('hex').slice(0, 32);
}

const bytesOf = (key: string): Uint8Array =>
  /^[0-9a-f-]{36}$/.test(key) ? Buffer.from(key.replaceAll('-', ''), 'hex') : Buffer.from(key);

/** An id without what says of which version and variant it is. */
function bare(id: string): string {
  const hex = id.replaceAll('-', '').toLowerCase();
  return `${hex.slice(0, 12)}${hex.slice(13, 16)}${hex.slice(17)}`;
}
