import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { mayAnswerFor, whoAnswersFor } from '../../src/roster/responsible.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const today = '2026-06-15';

/** Somebody of a generated firm; the others by their place in the list. */
interface Body {
  readonly status: 'active' | 'deactivated' | 'guest';
  readonly reachable: boolean;
  readonly slackAdmin: boolean;
  readonly away: 'today' | 'past' | 'next' | undefined;
  readonly deputy: number | undefined;
  readonly supervisor: number | undefined;
}

interface Project {
  readonly lead: number;
  readonly state: 'proposed' | 'active' | 'ended';
}

interface Place {
  readonly person: number;
  readonly project: number;
  readonly share: number;
  /** ended before today, with the roster's day */
  readonly over: boolean;
}

interface Drawn {
  readonly people: readonly Body[];
  readonly projects: readonly Project[];
  readonly places: readonly Place[];
  readonly contact: number | undefined;
  readonly admins: readonly number[];
}

const aFirm: fc.Arbitrary<Drawn> = fc.integer({ min: 2, max: 7 }).chain(size => {
  const anybody = fc.nat({ max: size - 1 });
  const perhaps = fc.option(anybody, { nil: undefined });
  const body = fc.record<Body>({
    status: fc.oneof({ weight: 5, arbitrary: fc.constant('active') }, fc.constantFrom('deactivated', 'guest')),
    reachable: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    slackAdmin: fc.boolean(),
    away: fc.constantFrom('today', 'past', 'next', undefined),
    deputy: perhaps,
    supervisor: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, anybody),
  });
  const project = fc.record<Project>({
    lead: anybody,
    state: fc.constantFrom('active', 'active', 'ended', 'proposed'),
  });
  return fc.array(project, { minLength: 1, maxLength: 4 }).chain(projects =>
    fc.record<Drawn>({
      people: fc.array(body, { minLength: size, maxLength: size }).map(bodies => bodies.map(withoutHerself)),
      projects: fc.constant(projects),
      places: fc.uniqueArray(
        fc.record<Place>({
          person: anybody,
          project: fc.nat({ max: projects.length - 1 }),
          share: fc.constantFrom(20, 50, 80),
          over: fc.boolean(),
        }),
        { maxLength: 8, selector: ({ person, project: on }) => `${person} ${on}` },
      ),
      contact: perhaps,
      admins: fc.uniqueArray(anybody, { maxLength: 2 }),
    }),
  );
});

/** The roster lets nobody be her own deputy or supervisor. */
function withoutHerself(body: Body, n: number): Body {
  const other = (who: number | undefined) => (who === n ? undefined : who);
  return { ...body, deputy: other(body.deputy), supervisor: other(body.supervisor) };
}

/** The day on which the n-th place began: no two on the same, so that *the earliest* is one. */
const sinceOf = (n: number): string => `2026-01-${String(10 + n)}`;
/** The day on which it ended, where it is over; the later it began, the earlier. */
const untilOf = (n: number): string => `2026-05-${String(28 - n)}`;

// The model: who should answer, said once more and in another way than the app does, by ids of the drawn firm.

/** The lead of her largest active engagement, of several the earliest; between projects the last one stays; the one named for her goes before. */
function ownerOf({ people, projects, places }: Drawn, person: number): number | undefined {
  const hers = places
    .map((place, n) => ({ ...place, n, ...(projects[place.project] ?? { lead: -1, state: 'proposed' }) }))
    .filter(place => place.person === person && place.state !== 'proposed');
  const current = hers.filter(place => place.state === 'active' && !place.over);
  const [largest] = current.toSorted((a, b) => b.share - a.share || a.n - b.n);
  const ended = hers.filter(place => !current.includes(place));
  // One whose last day nobody wrote down lasted longest; among those the newest.
  const [last] = ended.toSorted((a, b) => Number(a.over) - Number(b.over) || (a.over ? a.n - b.n : b.n - a.n));
  return people[person]?.supervisor ?? largest?.lead ?? last?.lead;
}

/** Owner → her deputy if she is away → the leadership contact → the first active admin, never the subject; Slack's own until an admin is there. */
function model(drawn: Drawn, owner: number | undefined, subject: number): number | 'nobody' {
  const { people, contact, admins } = drawn;
  const writable = (n: number | undefined): n is number =>
    n !== undefined && people[n]?.status === 'active' && people[n].reachable;
  const named = admins.filter(writable);
  const slacks = people.flatMap(({ slackAdmin }, n) => (slackAdmin && writable(n) ? [n] : []));
  const deputy = owner === undefined ? undefined : people[owner]?.deputy;
  const line = [owner, deputy, contact, ...(named.length > 0 ? named : slacks)].filter(writable);
  const others = line.filter(n => n !== subject);
  return others.find(n => people[n]?.away !== 'today') ?? others[0] ?? 'nobody';
}

const absences = {
  today: [today, '2026-06-20'],
  past: ['2026-06-01', '2026-06-14'],
  next: ['2026-06-16', '2026-06-30'],
} as const;

/** The drawn firm in the database; ids by place in the list. */
async function write(firm: RosterBuilder, drawn: Drawn): Promise<{ people: string[]; clients: string[] }> {
  const people = await Promise.all(
    drawn.people.map(({ status, slackAdmin, away }, n) =>
      firm.person({
        status,
        slackAdmin,
        knownSince: `2026-01-0${n + 1}T00:00:00Z`,
        ...(away ? { away: absences[away] } : {}),
      }),
    ),
  );
  const idOf = (n: number | undefined) => (n === undefined ? '' : (people[n] ?? ''));
  const projects = await Promise.all(
    drawn.projects.map(({ lead, state }) => firm.engagement({ lead: idOf(lead), state })),
  );
  await Promise.all([
    ...drawn.people.map(({ deputy, supervisor, reachable }, n) =>
      firm.db
        .updateTable('person')
        .set({
          deputyId: idOf(deputy) || null,
          supervisorId: idOf(supervisor) || null,
          unreachable: reachable ? null : 'user_disabled',
        })
        .where('id', '=', idOf(n))
        .execute(),
    ),
    ...drawn.places.map(async ({ person, project, share, over }, n) => {
      const on = projects[project];
      if (on) await firm.member(idOf(person), on, { share, since: sinceOf(n), ...(over ? { until: untilOf(n) } : {}) });
    }),
    firm.setting(
      'admins',
      drawn.admins.map(n => firm.slackIdOf(idOf(n))),
    ),
    ...(drawn.contact === undefined ? [] : [firm.setting('leadershipContact', firm.slackIdOf(idOf(drawn.contact)))]),
  ]);
  return { people, clients: projects.map(({ clientId }) => clientId) };
}

onDatabase('postgres18', 'whoever is in the roster, away or gone', engine => {
  const context = { shelf: calendarShelf(), now: new Date(`${today}T10:00:00Z`) };
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  it('exactly one who can be written to answers for each consultant and each client, and only she and the owner may act', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(aFirm, async drawn => {
        if (!opened.connection) throw new Error('not open yet');
        const firm = await rosterBuilder(opened.connection.db);
        const { people, clients } = await write(firm, drawn);
        const cases = [
          ...people.map((id, n) => ({ kind: 'person' as const, id, owner: ownerOf(drawn, n), subject: n })),
          ...clients.map((id, n) => ({ kind: 'client' as const, id, owner: drawn.projects[n]?.lead, subject: -1 })),
        ];
        const answering = await whoAnswersFor(firm.db, context, firm.workspaceId, cases);
        for (const { owner, subject, ...matter } of cases) {
          const answer = answering.get(matter.id);
          if (!answer) throw new Error('no answer at all');
          const chosen = answer.responsible === 'nobody' ? 'nobody' : people.indexOf(answer.responsible.to);
          expect({ matter, chosen }).toEqual({ matter, chosen: model(drawn, owner, subject) });
          const may = people.map(id => mayAnswerFor(id, matter, answer));
          expect({ matter, may }).toEqual({
            matter,
            may: people.map((_, n) => n !== subject && (n === chosen || n === owner)),
          });
          seen.add(answer.responsible === 'nobody' ? 'nobody' : answer.responsible.rule);
        }
      }),
      { numRuns: 150 },
    );
    // A draw in which all is well everywhere would prove nothing.
    expect([...seen].toSorted()).toEqual(['admin', 'contact', 'deputy', 'nobody', 'owner']);
  });
});
