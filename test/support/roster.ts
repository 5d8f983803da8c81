import { randomUUID } from 'node:crypto';
import type { Db } from '../../src/db/connect.ts';
import { type PeopleContext, type Person, personById } from '../../src/roster/index.ts';
import type { SlackStatus } from '../../src/roster/rules.ts';
import { calendarShelf } from '../../src/time/shelf.ts';

export interface PersonFacts {
  readonly name?: string;
  readonly status?: SlackStatus;
  readonly slackAdmin?: boolean;
  readonly zone?: string;
  readonly employee?: boolean;
  readonly supervisor?: string;
  readonly deputy?: string;
  readonly away?: readonly [first: string, last: string];
  readonly knownSince?: string;
}

export interface EngagementFacts {
  readonly lead: string;
  readonly state?: 'proposed' | 'active' | 'ended';
  readonly from?: string;
  readonly to?: string;
}

export interface MemberFacts {
  readonly share?: number;
  readonly since?: string;
  readonly until?: string;
  readonly role?: string;
}

/** A workspace of its own in a database, to be furnished with people and projects. Ids are ours. */
export interface RosterBuilder {
  readonly workspaceId: string;
  readonly db: Db;
  readonly shelf: PeopleContext['shelf'];
  context(now: string): PeopleContext;
  person(facts?: PersonFacts): Promise<string>;
  slackIdOf(id: string): string;
  read(id: string, now?: string): Promise<Person>;
  /** A client of that lead with one engagement; the engagement's id. */
  engagement(facts: EngagementFacts): Promise<{ engagementId: string; clientId: string }>;
  member(personId: string, engagement: { engagementId: string; clientId: string }, facts?: MemberFacts): Promise<void>;
  setting(key: string, value: unknown): Promise<void>;
}

export async function rosterBuilder(db: Db): Promise<RosterBuilder> {
  const workspaceId = randomUUID();
  const shelf = calendarShelf();
  const context = (now: string) => ({ shelf, now: new Date(now) });
  const slackIdOf = (id: string) => `U${id.replaceAll('-', '').slice(0, 12).toUpperCase()}`;
  const workspace = { id: workspaceId, slackTeamId: workspaceId, slackBotUserId: 'UBOT', name: 'Firm' };
  await db.insertInto('workspace').values(workspace).execute();
  return {
    workspaceId,
    db,
    shelf,
    context,
    slackIdOf,
    person: facts => insertPerson(db, workspaceId, slackIdOf, facts ?? {}),
    read: async (id, now = '2026-12-01T10:00:00Z') => {
      const person = await personById(db, context(now), id);
      if (!person) throw new Error(`nobody has the id ${id}`);
      return person;
    },
    engagement: facts => insertEngagement(db, workspaceId, facts),
    member: async (personId, engagement, { share = 100, since = '2026-01-01', until, role = 'developer' } = {}) => {
      const row = { id: randomUUID(), workspaceId, personId, ...engagement, role, share, since };
      await db
        .insertInto('membership')
        .values({ ...row, until: until ?? null })
        .execute();
    },
    setting: async (key, value) => {
      const row = { workspaceId, key, value: JSON.stringify(value), changedAt: new Date('2026-01-01') };
      await db.insertInto('setting').values(row).execute();
    },
  };
}

async function insertPerson(
  db: Db,
  workspaceId: string,
  slackIdOf: (id: string) => string,
  facts: PersonFacts,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('person')
    .values({
      id,
      workspaceId,
      slackUserId: slackIdOf(id),
      slackStatus: facts.status ?? 'active',
      slackAdmin: facts.slackAdmin ?? false,
      slackZone: facts.zone ?? 'Europe/Helsinki',
      name: facts.name ?? `Person ${id.slice(0, 4)}`,
      employee: facts.employee ?? null,
      supervisorId: facts.supervisor ?? null,
      deputyId: facts.deputy ?? null,
      knownSince: new Date(facts.knownSince ?? '2026-01-01T00:00:00Z'),
    })
    .execute();
  if (facts.away) {
    const [firstDay, lastDay] = facts.away;
    await db.insertInto('absence').values({ id: randomUUID(), workspaceId, personId: id, firstDay, lastDay }).execute();
  }
  return id;
}

async function insertEngagement(
  db: Db,
  workspaceId: string,
  { lead, state = 'active', from = '2026-01-01', to }: EngagementFacts,
): Promise<{ engagementId: string; clientId: string }> {
  const [clientId, engagementId] = [randomUUID(), randomUUID()];
  await db
    .insertInto('client')
    .values({ id: clientId, workspaceId, name: `Client ${clientId}` })
    .execute();
  await db
    .insertInto('clientLead')
    .values({ id: randomUUID(), workspaceId, clientId, personId: lead, since: '2026-01-01' })
    .execute();
  await db
    .insertInto('engagement')
    .values({ id: engagementId, workspaceId, clientId, name: 'Project', state, startsOn: from, endsOn: to ?? null })
    .execute();
  return { engagementId, clientId };
}
