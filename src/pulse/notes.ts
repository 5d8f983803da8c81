import type { Db } from '../db/connect.ts';
import { notesAbout } from '../deviations/index.ts';
import { pointsAbout } from '../ledger/index.ts';
import type { Person } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import * as queries from './queries.ts';

/** How many notes she is shown: about half a year. */
const newestNotes = 8;

export interface Note {
  /** local date of hers */
  readonly on: string;
  readonly text: string;
  /** the client that said it; absent: it was written here */
  readonly client?: string;
}

/**
 * Everything that was written about her and with her: what was agreed in her talks, how deviations were closed, and what clients said
 * about her work. Newest first.
 */
export async function notesFor(db: Db, actor: Person): Promise<Note[]> {
  const agreed = (await queries.talksOf(db, actor.id, newestNotes)).flatMap(talk =>
    talk.actions ? [{ on: talk.heldOn, text: talk.actions }] : [],
  );
  const closed = (await notesAbout(db, actor.id, newestNotes)).map(({ at, note }) => ({
    on: localDateOf(at, actor.rhythm.zone),
    text: note,
  }));
  const said = (await pointsAbout(db, actor.id, newestNotes)).map(({ saidOn, words, client }) => ({
    on: saidOn,
    text: words,
    client,
  }));
  return [...agreed, ...closed, ...said].toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice(0, newestNotes);
}
