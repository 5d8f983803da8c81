import type { Executor, Tx } from '../db/connect.ts';
import {
  type Act,
  type PeopleContext,
  type Person,
  permit,
  type Role,
  type Standing,
  standingToward,
} from '../roster/index.ts';
import { holdPlanning } from '../schedule/index.ts';
import type { PromisePorts } from './ports.ts';
import * as queries from './queries.ts';

/** What somebody is toward a promise where it comes to that act: toward its client, and whether it is hers to keep. */
export async function standingOn(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  promise: queries.ClientPromise,
  act: Act,
): Promise<Standing> {
  const toward = await standingToward(db, context, actor, { kind: 'client', id: promise.clientId });
  return new Set<Role>([...toward, ...(isKeeper(actor, promise, act) ? (['keeper'] as const) : [])]);
}

/** Whoever is only asked may read it and answer; it is hers to keep once she has said yes. */
const isKeeper = ({ id, active }: Person, { newest, inForce }: queries.ClientPromise, act: Act): boolean =>
  active && (inForce?.keeperId === id || (act !== 'promise.keep' && newest?.keeperId === id));

export interface Seen {
  readonly promise: queries.ClientPromise;
  readonly standing: Standing;
}

/** A promise, if the permission table lets her do this with it at this moment. */
export async function look(
  { log }: Pick<PromisePorts, 'log'>,
  db: Executor,
  context: PeopleContext,
  actor: Person,
  { id, act }: { readonly id: string; readonly act: Act },
): Promise<Seen | 'not_yours'> {
  const promise = await queries.promiseById(db, id);
  if (promise?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingOn(db, context, actor, promise, act);
  return permit(log, actor, standing, act) ? { promise, standing } : 'not_yours';
}

/** Does something with a promise that the table allows her, in one transaction that holds others off it. */
export async function towardPromise<T>(
  ports: PromisePorts,
  context: PeopleContext,
  actor: Person,
  about: { readonly id: string; readonly act: Act },
  work: (tx: Tx, promise: queries.ClientPromise) => Promise<T>,
): Promise<T | 'not_yours'> {
  return ports.db.transaction().execute(async tx => {
    const seen = await look(ports, tx, context, actor, about);
    if (seen === 'not_yours') return seen;
    const { workspaceId, clientId } = seen.promise;
    // Planning holds the client's mark before all else, the tick the occurrence before the promise: in one order, so that none waits for another.
    await holdPlanning(tx, 'client', workspaceId, clientId);
    const promise = await queries.lockPromise(tx, about.id);
    if (!promise) throw new Error('a promise that was just read is gone');
    return work(tx, promise);
  });
}
