import type { Executor } from '../db/connect.ts';
import { type PeopleContext, type Person, people } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import type { Around, Concern, Kept } from './queries.ts';
import { circlesOf } from './queries.ts';
import { mayBeReader, mostReaders, namedReaders } from './rules.ts';

/** To whom somebody may tell a worry, and which leads it may be about. */
export interface Offer {
  readonly readers: readonly Person[];
  readonly leads: readonly Kept[];
}

/** Whom she may choose: those the firm named, less herself, her leads and their deputies. `concern`: one that was told already. */
export async function offerTo(
  db: Executor,
  context: PeopleContext,
  author: Person,
  concern: Around = { id: author.id, authorId: author.id },
): Promise<Offer> {
  const { workspaceId, settings } = author;
  const slackUserIds = namedReaders(settings);
  const named = slackUserIds.length > 0 ? await people(db, context, { workspaceId, slackUserIds }) : [];
  const kept = (await circlesOf(db, [concern], localDateOf(context.now, settings.zone))).get(concern.id) ?? [];
  const keptFrom = { authorId: author.id, circle: new Set(kept.map(({ id }) => id)) };
  const readers = named.filter(person => mayBeReader(person, keptFrom));
  return {
    readers: readers.toSorted((a, b) => a.name.localeCompare(b.name)).slice(0, mostReaders),
    leads: kept.filter(({ leads }) => leads),
  };
}

/** A concern with those it lies between, as they are at this moment. */
export interface Between {
  readonly concern: Concern;
  readonly author: Person;
  readonly reader: Person;
  /** the reader may still be one */
  readonly readable: boolean;
}

/** Who stands where, for several concerns at once, by concern id. */
export async function between(
  db: Executor,
  context: PeopleContext,
  concerns: readonly Concern[],
): Promise<Map<string, Between>> {
  const ids = [...new Set(concerns.flatMap(({ authorId, readerId }) => [authorId, readerId]))];
  const found = new Map((await people(db, context, { ids })).map(person => [person.id, person]));
  const zone = [...found.values()][0]?.settings.zone ?? 'UTC';
  const circles = await circlesOf(db, concerns, localDateOf(context.now, zone));
  return new Map(
    concerns.flatMap(concern => {
      const [author, reader] = [found.get(concern.authorId), found.get(concern.readerId)];
      if (!author || !reader) return [];
      const circle = new Set(circles.get(concern.id)?.map(({ id }) => id));
      const readable = mayBeReader(reader, { authorId: author.id, circle });
      return [[concern.id, { concern, author, reader, readable }] as const];
    }),
  );
}
