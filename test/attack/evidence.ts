/** What lies around: everything that somebody with the database, its files, the logs and the folder of the keys can lay hands on. */
export interface Evidence {
  /** one an hour, oldest first; the last one was made after the close */
  readonly dumps: readonly Dump[];
  /** every line of the log so far */
  readonly log: readonly LogLine[];
  readonly files: readonly LyingFile[];
}

export interface Dump {
  readonly at: Date;
  readonly rows: readonly Row[];
}

/** One version of a row. The same version is the same object in every dump. */
export interface Row {
  readonly table: string;
  /** where it lies in its table, `(page,place)` */
  readonly ctid: string;
  /** the transaction that wrote it */
  readonly xmin: string;
  /** by column, as the database's own JSON; bytes are `\x` and hexadecimal digits */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface LogLine {
  /** written before the dump of that place was made, and after the one before */
  readonly dump: number;
  readonly line: string;
}

/** A file of the database, or in the folder of the keys. */
export interface LyingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What really happened; no attacker sees it. Null: she gave no score. */
export interface Truth {
  readonly scores: ReadonlyMap<string, number | null>;
  /** who wrote it, by the words of the comment */
  readonly authors: ReadonlyMap<string, string>;
}

/** What an attacker says: of each person her score or that there is none, of each comment (by id) its author. */
export interface Guesses {
  readonly scores: ReadonlyMap<string, number | null>;
  readonly authors: ReadonlyMap<string, string>;
}

export const rowsIn = (dump: Dump | undefined, table: string): readonly Row[] =>
  dump?.rows.filter(row => row.table === table) ?? [];

/** A column's value as text; empty where there is none. */
export const textIn = (row: Row, column: string): string => String(row.values[column] ?? '');

export const bytesIn = (row: Row, column: string): Uint8Array =>
  new Uint8Array(Buffer.from(textIn(row, column).replace(/^\\x/, ''), 'hex'));
