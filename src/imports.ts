import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Db } from './db/connect.ts';
import { importHistory } from './enps/index.ts';
import { importRoster } from './roster/index.ts';
import { settingsOf, type Workspace } from './settings/index.ts';
import { type LocalDate, localDateOf } from './time/calendar.ts';

/** What a command asks to be read from a file. */
export interface Importing {
  readonly db: Db;
  readonly workspace: Workspace;
  readonly now: Date;
  readonly file: string;
  /** false only tells what would change */
  readonly apply: boolean;
}

/** What an import has come to, in words; not ok: nothing was changed, and why. */
export interface Imported {
  readonly ok: boolean;
  readonly words: string;
}

export const rosterFrom = (importing: Importing): Promise<Imported> =>
  imported(importing, async from => {
    const report = await importRoster({ db: importing.db, newId: randomUUID }, from);
    return { ...report, changes: report.changes.map(({ kind, what, change }) => [change, `${kind} ${what}`] as const) };
  });

/** The counts of earlier years. */
export const historyFrom = (importing: Importing): Promise<Imported> =>
  imported(importing, async from => {
    const report = await importHistory({ db: importing.db }, from);
    return { ...report, changes: report.changes.map(({ year, change }) => [change, String(year)] as const) };
  });

interface From {
  readonly workspaceId: string;
  readonly csv: string;
  readonly today: LocalDate;
  readonly apply: boolean;
}

interface Report {
  readonly mistakes: readonly { readonly line: number; readonly reason: string }[];
  readonly changes: readonly (readonly [change: string, what: string])[];
  readonly unchanged: number;
  readonly applied: boolean;
}

async function imported(
  { db, workspace, now, file, apply }: Importing,
  read: (from: From) => Promise<Report>,
): Promise<Imported> {
  const csv = await readFile(file, 'utf8').catch(() => undefined);
  if (csv === undefined) return { ok: false, words: `There is no file ${file} that I can read.` };
  const today = localDateOf(now, (await settingsOf(db, workspace.id)).zone);
  return told(await read({ workspaceId: workspace.id, csv, today, apply }));
}

function told({ mistakes, changes, unchanged, applied }: Report): Imported {
  const wrong = mistakes.map(({ line, reason }) => `  line ${line}: ${reason}`);
  if (wrong.length > 0) return { ok: false, words: ['Nothing was changed. Please mend:', ...wrong].join('\n') };
  const verdict = applied ? 'Done.' : 'Nothing was changed yet; add --apply to do it.';
  const lines = changes.map(([change, what]) => `  ${change.padEnd(8)} ${what}`);
  return { ok: true, words: [...lines, `${changes.length} changes, ${unchanged} unchanged. ${verdict}`].join('\n') };
}
