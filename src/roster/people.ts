import type { Executor } from '../db/connect.ts';
import { isLanguage, type Language, pickLanguage } from '../i18n/language.ts';
import type { Settings } from '../settings/index.ts';
import { defaults, settingsFrom } from '../settings/index.ts';
import type { Away, Rhythm } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type PersonRow, type PersonSelection, personRows } from './queries.ts';
import { awayDuring, calendarName, rhythmOf } from './rules.ts';

/** A person with everything that decides when and how she may be written to. */
export interface Person {
  readonly id: string;
  readonly workspaceId: string;
  readonly slackUserId: string;
  readonly name: string;
  /** she has not left, and is no guest, bot or stranger */
  readonly active: boolean;
  /** Slack's error code, when it last refused a message to her */
  readonly unreachable: string | null;
  /** Slack's name for her time zone, where this runtime does not know it; the workspace's stands in */
  readonly unknownZone: string | null;
  readonly slackAdmin: boolean;
  readonly employee: boolean | null;
  readonly knownSince: Date;
  readonly deputyId: string | null;
  readonly language: Language;
  readonly rhythm: Rhythm;
  readonly away: Away;
  /** her workspace's settings, read in the same query */
  readonly settings: Settings;
}

/** What reading a person takes besides the database. */
export interface PeopleContext {
  readonly shelf: CalendarShelf;
  readonly now: Date;
}

/** The people of a selection; one query. */
export async function people(db: Executor, context: PeopleContext, selection: PersonSelection): Promise<Person[]> {
  const rows = await personRows(db, selection);
  const settings = new Map<string, Settings>();
  for (const row of rows) if (!settings.has(row.workspaceId)) settings.set(row.workspaceId, settingsFrom(row.settings));
  return Promise.all(rows.map(row => personOf(row, settings.get(row.workspaceId) ?? defaults, context)));
}

export async function personById(db: Executor, context: PeopleContext, id: string): Promise<Person | undefined> {
  return (await people(db, context, { ids: [id] }))[0];
}

/** Turns a row into a person: empty columns take the workspace's values. */
async function personOf(row: PersonRow, settings: Settings, { shelf, now }: PeopleContext): Promise<Person> {
  const zone = row.slackZone && shelf.knows(row.slackZone) ? row.slackZone : settings.zone;
  const calendar = await shelf.calendar(calendarName(row.calendar, zone, settings.calendar), settings.ownDays, now);
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    slackUserId: row.slackUserId,
    name: row.name,
    active: row.slackStatus === 'active',
    unreachable: row.unreachable,
    unknownZone: row.slackZone === zone ? null : row.slackZone,
    slackAdmin: row.slackAdmin,
    employee: row.employee,
    knownSince: row.knownSince,
    deputyId: row.deputyId,
    language: pickLanguage({
      chosen: languageOr(row.chosenLanguage),
      roster: languageOr(row.language),
      slackLocale: row.slackLocale ?? undefined,
      workspace: settings.language,
    }),
    rhythm: { ...rhythmOf(zone, calendar, row, settings), offsets: shelf.offsets(zone, now) },
    away: awayDuring(row.absences),
    settings,
  };
}

const languageOr = (text: string | null): Language | undefined => (text && isLanguage(text) ? text : undefined);
