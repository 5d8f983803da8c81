import { subYears } from 'date-fns/subYears';
import type { Executor } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import {
  type Answering,
  type Matter,
  matterKey,
  may,
  type PeopleContext,
  type Person,
  permit,
  type Role,
  standingInFirm,
  standingsToward,
  whoAnswersFor,
} from '../roster/index.ts';
import { kinds } from './kinds.ts';
import type { Deviation } from './queries.ts';
import * as queries from './queries.ts';
import { actsOn, matterOf, standingFrom } from './record.ts';
import type { Doing } from './treat.ts';

/** What somebody may see of the register, newest first, and whether she may take any of it along as a file. */
export interface Register {
  readonly seen: readonly Deviation[];
  readonly mayExport: boolean;
}

/** What is open, and what ended within a year. */
export async function readRegister({ ports: { db }, context, actor }: Doing): Promise<Register> {
  const all = await queries.deviationsSince(db, actor.workspaceId, subYears(context.now, 1));
  const standings = await standingsOn(db, context, actor, all);
  return { seen: seenAmong(all, standings), mayExport: may(towardClients(actor, all, standings), 'deviation.export') };
}

interface Standings {
  /** toward the subject of a deviation, by its id */
  readonly toward: ReadonlyMap<string, ReadonlySet<Role>>;
  /** on the deviation itself, by its id */
  readonly on: ReadonlyMap<string, ReadonlySet<Role>>;
}

/** What somebody is toward each of these, just as `standingOn` says of one, by a number of queries that does not grow with them. */
export async function standingsOn(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  deviations: readonly Deviation[],
): Promise<Standings> {
  const subjects = distinct(deviations.map(({ subject }) => subject));
  const matters = distinct([...subjects, ...deviations.map(matterOf)]);
  const answering = await whoAnswersFor(db, context, actor.workspaceId, matters);
  const toward = await standingsToward(db, context, actor, subjects, answering);
  const part = await queries.partOf(db, actor.id);
  const on = deviations.map(deviation => {
    const { id, subject } = deviation;
    const known = {
      toward: toward.get(subject.id) ?? standingInFirm(actor),
      actions: part.actions.get(id) ?? [],
      helpers: part.helpers.get(id) ?? [],
      ...technicalAnswer(deviation, answering),
    };
    return [id, standingFrom(actor, deviation, known)] as const;
  });
  return { toward, on: new Map(on) };
}

function technicalAnswer(deviation: Deviation, all: ReadonlyMap<string, Answering>) {
  const matter = matterOf(deviation);
  const answering = matter.technical ? all.get(matterKey(matter)) : undefined;
  return answering ? { answering } : {};
}

const distinct = (matters: readonly Matter[]): Matter[] => [
  ...new Map(matters.map(matter => [matterKey(matter), matter])).values(),
];

/** By the same rows of the permission table that open one record. */
const seenAmong = (all: readonly Deviation[], { on }: Standings): Deviation[] =>
  all.filter(deviation => may(on.get(deviation.id) ?? new Set(), actsOn(deviation).see));

/** What she is toward the clients that there are deviations of, all taken together. */
const towardClients = (actor: Person, all: readonly Deviation[], { toward }: Standings): Set<Role> => {
  const clients = all.filter(({ subject }) => subject.kind === 'client');
  const standings = clients.flatMap(({ subject }) => toward.get(subject.id) ?? []);
  return new Set([standingInFirm(actor), ...new Set(standings)].flatMap(roles => [...roles]));
};

/** What somebody may take along, newest first: of the clients she answers for, or of all; never what is private. */
export interface Exportable {
  /** asked by whether there may be a file at all */
  readonly standing: ReadonlySet<Role>;
  readonly deviations: readonly Deviation[];
}

export async function exportable(db: Executor, context: PeopleContext, actor: Person): Promise<Exportable> {
  const all = await queries.deviationsSince(db, actor.workspaceId, new Date(0));
  const standings = await standingsOn(db, context, actor, all);
  const mayTake = ({ private: isPrivate, subject }: Deviation) =>
    !isPrivate && may(standings.toward.get(subject.id) ?? new Set(), 'deviation.export');
  return { standing: towardClients(actor, all, standings), deviations: all.filter(mayTake) };
}

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Orders the file; what is in it is decided when it is sent. `orderId` was made with the button: two clicks on it are one file. */
export async function orderExport(
  { ports: { db, log }, context, actor }: Doing,
  format: ExportFormat,
  orderId: string,
): Promise<'ordered' | 'not_yours'> {
  const { standing } = await exportable(db, context, actor);
  if (!permit(log, actor, standing, 'deviation.export')) return 'not_yours';
  const about = { workspaceId: actor.workspaceId, kind: kinds.export, subjectId: actor.id };
  const order = { ...about, period: `${format} ${orderId}`, class: 'now' as const, dueAt: context.now };
  await db.transaction().execute(tx => enqueue(tx, [order]));
  return 'ordered';
}

/** Undefined: no order of ours is written like that. */
export const formatOrdered = (period: string): ExportFormat | undefined =>
  exportFormats.find(format => period.startsWith(`${format} `));
