import type { Db, Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import type { Ports } from '../ports.ts';
import { type PeopleContext, type Person, permit, type Standing, standingInFirm } from '../roster/index.ts';
import { type Between, between, offerTo } from './offer.ts';
import type { Concern, Word } from './queries.ts';
import * as queries from './queries.ts';
import { tellOfAddition, tellOfAnswer, tellOfLoss, tellReader } from './tidings.ts';

export type ConcernPorts = Pick<Ports, 'db' | 'log'>;

export interface Told {
  /** when her form was opened: the same form sent twice tells once */
  readonly opened: Date;
  readonly readerId: string;
  /** one of her leads; undefined: somebody else, or she would rather not say */
  readonly aboutId: string | undefined;
  readonly text: string;
}

/** Tells somebody of her choice, around her leads. From whom it is kept is noted for as long as it is there. */
export async function tell(
  { db, log }: ConcernPorts,
  context: PeopleContext,
  author: Person,
  told: Told,
): Promise<'told' | 'not_offered' | 'not_yours'> {
  if (!permit(log, author, standingInFirm(author), 'concern.tell')) return 'not_yours';
  const outcome = await tellOnce(db, context, author, told);
  // The same form is being sent twice at once, and the other was faster: now it is there to be found.
  return outcome === 'overtaken' ? tell({ db, log }, context, author, told) : outcome;
}

async function tellOnce(
  db: Db,
  context: PeopleContext,
  author: Person,
  told: Told,
): Promise<'told' | 'not_offered' | 'overtaken'> {
  const { now } = context;
  return db.transaction().execute(async tx => {
    const id = await idFor(tx, author, told);
    if (id === 'told_before') return 'told';
    const { readers, leads } = await offerTo(tx, context, author);
    const reader = readers.find(person => person.id === told.readerId);
    if (!reader) return 'not_offered';
    const about = leads.find(lead => lead.id === told.aboutId);
    const concern = { id, workspaceId: author.workspaceId, authorId: author.id, readerId: reader.id, toldAt: now };
    if (!(await queries.insertConcern(tx, { ...concern, aboutId: about?.id ?? null }))) return 'overtaken';
    await queries.keepFrom(tx, concern, about ? [about.id] : leads.map(lead => lead.id));
    await write(tx, concern, [], { writer: author, text: told.text }, now);
    await tellReader(tx, { ...concern, turn: 1 }, reader, now);
    return 'told';
  });
}

/** Computed, so that telling takes nothing from the ids that others draw; another text from a form of the same moment gets another. */
async function idFor(tx: Tx, author: Person, { opened, text }: Told): Promise<string> {
  for (let place = 0; ; place += 1) {
    const id = idOf('concern', author.workspaceId, author.id, opened.toISOString(), String(place));
    if (!(await queries.lockConcern(tx, id))) return id;
    const [first] = await queries.wordsOf(tx, id);
    if (first?.text === text) return 'told_before';
  }
}

interface NewText {
  readonly writer: Person;
  readonly text: string;
}

/** Adds a text behind those that are there. Its number. */
async function write(
  tx: Tx,
  { id, workspaceId }: Pick<Concern, 'id' | 'workspaceId'>,
  words: readonly Word[],
  { writer, text }: NewText,
  now: Date,
): Promise<number> {
  const number = (words.at(-1)?.number ?? 0) + 1;
  await queries.insertWord(tx, { concernId: id, workspaceId, number, writerId: writer.id, at: now, text });
  return number;
}

/** A concern as its author or its reader sees it. */
export interface Shown {
  readonly as: 'author' | 'reader';
  readonly concern: Concern;
  /** false: its reader can't read it, and the author may choose another */
  readonly readable: boolean;
  readonly words: readonly Word[];
  /** the number of the newest word, whether she sees it or not */
  readonly last: number;
}

/**
 * For its author and for whoever was chosen, if she may still be; for anybody else there is nothing, whether it exists or not. A reader who
 * opens it has read it; one who may no longer be a reader is told nothing, and the author hears that she may choose another.
 */
export async function openConcern(
  { db, log }: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  concernId: string,
): Promise<Shown | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const lies = await locked(tx, context, concernId);
    if (!lies) return 'not_yours';
    const standing = standingToward(actor, lies);
    const as = (['author', 'reader'] as const).find(role => permit(log, actor, standing, acts[role]));
    if (!as) {
      if (actor.id === lies.reader.id && actor.active) await tellOfLoss(tx, lies.concern, lies.author, context.now);
      return 'not_yours';
    }
    if (as === 'reader') await queries.markRead(tx, concernId, context.now);
    return shown(tx, as, actor, lies);
  });
}

const acts = { author: 'concern.follow', reader: 'concern.read' } as const;

async function locked(tx: Tx, context: PeopleContext, concernId: string): Promise<Between | undefined> {
  const concern = await queries.lockConcern(tx, concernId);
  return concern && (await between(tx, context, [concern])).get(concernId);
}

function standingToward(actor: Person, { author, reader, readable }: Between): Standing {
  const standing = standingInFirm(actor);
  if (actor.active && actor.id === author.id) standing.add('author');
  if (actor.active && actor.id === reader.id && readable) standing.add('chosen');
  return standing;
}

/** A reader sees what the author wrote and what she wrote herself, not what an earlier reader answered. */
async function shown(tx: Tx, as: Shown['as'], actor: Person, { concern, readable }: Between): Promise<Shown> {
  const words = await queries.wordsOf(tx, concern.id);
  const hers = words.filter(({ writerId }) => writerId === concern.authorId || writerId === actor.id);
  const current = (await queries.concernsById(tx, [concern.id])).get(concern.id) ?? concern;
  const last = words.at(-1)?.number ?? 0;
  return { as, concern: current, readable, words: as === 'author' ? words : hers, last };
}

export interface Written {
  readonly concernId: string;
  /** how many words she had before her when she wrote: the same form sent twice writes once */
  readonly after: number;
  readonly text: string;
}

/** The author adds to it, which opens it again where it was closed. */
export async function add(
  ports: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  written: Written,
): Promise<Shown | 'not_yours'> {
  return writing(ports, context, actor, { as: 'author', written }, async (tx, { concern }, number) => {
    await queries.setClosed(tx, concern.id, null);
    // Whoever has not opened it yet finds it all there.
    if (concern.readAt !== null) await tellOfAddition(tx, concern, number, context.now);
  });
}

/** The reader answers, and closes it where nothing is left to say. */
export async function answer(
  ports: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  written: Written & { readonly closes: boolean },
): Promise<Shown | 'not_yours'> {
  return writing(ports, context, actor, { as: 'reader', written }, async (tx, { concern }, number) => {
    await queries.markRead(tx, concern.id, context.now);
    if (written.closes) await queries.setClosed(tx, concern.id, context.now);
    await tellOfAnswer(tx, concern, number, context.now);
  });
}

async function writing(
  { db, log }: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  { as, written }: { readonly as: Shown['as']; readonly written: Written },
  afterwards: (tx: Tx, lies: Between, number: number) => Promise<void>,
): Promise<Shown | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const lies = await locked(tx, context, written.concernId);
    if (!lies || !permit(log, actor, standingToward(actor, lies), acts[as])) return 'not_yours';
    const words = await queries.wordsOf(tx, written.concernId);
    const { after, text } = written;
    const isThere = words.some(word => word.number > after && word.writerId === actor.id && word.text === text);
    if (!isThere)
      await afterwards(tx, lies, await write(tx, lies.concern, words, { writer: actor, text }, context.now));
    return shown(tx, as, actor, lies);
  });
}

/** Somebody else shall read it: the former reader loses it at once, and sees nothing of what follows. */
export async function chooseReader(
  { db, log }: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  { concernId, readerId }: { readonly concernId: string; readonly readerId: string },
): Promise<Shown | 'not_offered' | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const lies = await locked(tx, context, concernId);
    if (!lies || !permit(log, actor, standingToward(actor, lies), 'concern.follow')) return 'not_yours';
    const { concern } = lies;
    const { readers } = await offerTo(tx, context, actor, concern);
    const reader = readers.find(({ id }) => id === readerId);
    if (!reader) return 'not_offered';
    if (reader.id !== concern.readerId) {
      await queries.changeReader(tx, concernId, reader.id, context.now);
      await tellReader(tx, { ...concern, turn: concern.turn + 1 }, reader, context.now);
    }
    return shown(tx, 'author', actor, { ...lies, reader, readable: true });
  });
}

/** It is gone, with every word. Taking back what is gone already changes nothing. */
export async function takeBack(
  { db, log }: ConcernPorts,
  context: PeopleContext,
  actor: Person,
  concernId: string,
): Promise<'taken_back' | 'not_yours'> {
  return db.transaction().execute(async tx => {
    const lies = await locked(tx, context, concernId);
    if (!lies) return 'taken_back';
    if (!permit(log, actor, standingToward(actor, lies), 'concern.follow')) return 'not_yours';
    await queries.removeConcern(tx, concernId);
    return 'taken_back';
  });
}

/** So many of each are listed. */
const mostListed = 40;

/** What she told, and what was told to her and she may still read; newest first. */
export async function concernsAround(
  db: Db,
  context: PeopleContext,
  actor: Person,
): Promise<{ readonly told: readonly Concern[]; readonly heard: readonly Concern[] }> {
  if (!actor.active) return { told: [], heard: [] };
  const told = await queries.concernsOf(db, actor.id, mostListed);
  const addressed = await queries.concernsTo(db, actor.id, mostListed);
  const lies = await between(db, context, addressed);
  return { told, heard: addressed.filter(({ id }) => lies.get(id)?.readable) };
}

/** Once a day: whatever lies with somebody who can't read it any more is lost until its author chooses another. */
export async function findLost(db: Db, context: PeopleContext, workspaceId: string): Promise<void> {
  await db.transaction().execute(async tx => {
    const open = await queries.openConcerns(tx, workspaceId);
    if (open.length === 0) return;
    for (const { concern, author, readable } of (await between(tx, context, open)).values())
      if (!readable) await tellOfLoss(tx, concern, author, context.now);
  });
}
