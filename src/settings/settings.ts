import type { Db } from '../db/connect.ts';
import { replanLater } from '../schedule/index.ts';
import { isKnownCalendar } from '../time/holidays.ts';
import * as queries from './queries.ts';
import { contradiction, keyNamed } from './rules.ts';

export type SetOutcome =
  | { readonly outcome: 'set' }
  | { readonly outcome: 'unknown_key' }
  | { readonly outcome: 'refused'; readonly expected: string };

/** Changes one setting, read from its text. What is planned and not sent is planned anew by the next tick. */
export async function changeSetting(
  db: Db,
  workspaceId: string,
  name: string,
  text: string,
  now: Date,
): Promise<SetOutcome> {
  const key = keyNamed(name);
  if (!key) return { outcome: 'unknown_key' };
  const read = key.read(text.trim());
  if (!read.ok) return { outcome: 'refused', expected: read.expected };
  if (key.field === 'calendar' && !(await isKnownCalendar(String(read.value))))
    return { outcome: 'refused', expected: 'a country that has a holiday calendar' };
  return db.transaction().execute(async tx => {
    const settings = { ...(await queries.settingsOf(tx, workspaceId)), [key.field]: read.value };
    const expected = contradiction(settings);
    if (expected) return { outcome: 'refused', expected } as const;
    await queries.writeSetting(tx, workspaceId, key.field, read.value, now);
    await replanLater(tx, 'workspace', workspaceId, [workspaceId]);
    return { outcome: 'set' } as const;
  });
}

/** From here on people are written to. Said once; saying it again changes nothing. There is no back-log. */
export async function go(db: Db, workspaceId: string, now: Date): Promise<'gone' | 'went_before'> {
  return db.transaction().execute(async tx => {
    if (!(await queries.setGo(tx, workspaceId, now))) return 'went_before';
    await replanLater(tx, 'workspace', workspaceId, [workspaceId]);
    return 'gone';
  });
}
