import { randomUUID } from 'node:crypto';
import { listedIn } from '../../src/deviations/listed.ts';
import type { Deviation } from '../../src/deviations/queries.ts';
import { type Category, isEnded, isPrivate, type Listed, type Severity } from '../../src/deviations/rules.ts';
import type { RosterBuilder } from '../support/roster.ts';

/** What a test says of a deviation; the rest is as ordinary as can be. */
export interface DeviationFacts {
  readonly about: { readonly kind: 'person' | 'client'; readonly id: string };
  readonly reporter?: string | undefined;
  readonly category?: Category;
  readonly severity?: Severity;
  readonly state?: Deviation['state'];
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly checker?: string | undefined;
  readonly answeredBy?: string;
  readonly actual?: string;
  readonly rootCause?: string;
  readonly toldOn?: string;
  readonly calledIn?: readonly string[];
  readonly escalated?: readonly string[];
  readonly left?: readonly string[];
  readonly doers?: readonly string[];
}

/** Writes a deviation as the verbs would leave it: what a person reported stands alone, what is about a person came from a rule. */
export async function aDeviation(
  { db, workspaceId }: Pick<RosterBuilder, 'db' | 'workspaceId'>,
  facts: DeviationFacts,
): Promise<string> {
  const { about, reporter, category = 'delivery', state = 'reported' } = facts;
  const id = randomUUID();
  const openedAt = new Date(facts.openedAt ?? '2026-11-20T08:00:00Z');
  const row = {
    id,
    workspaceId,
    family: reporter ? ('reported' as const) : about.kind === 'person' ? ('pulse' as const) : ('hats' as const),
    subjectKind: about.kind,
    subjectId: about.id,
    clientId: about.kind === 'client' ? about.id : null,
    category,
    severity: facts.severity ?? 'major',
    private: isPrivate({ subject: about.kind, category }),
    state,
    openedAt,
    stateSince: openedAt,
    closedAt: isEnded(state) ? new Date(facts.closedAt ?? '2026-11-21T08:00:00Z') : null,
    reporterId: reporter ?? null,
    actual: reporter ? (facts.actual ?? 'The import failed.') : null,
    desired: reporter ? 'It runs.' : null,
    rootCause: facts.rootCause ?? null,
    answeredBy: facts.answeredBy ?? null,
    checkerId: facts.checker ?? null,
    checkDueOn: state === 'awaiting_check' ? '2026-12-01' : null,
    clientWord: facts.toldOn ? 'told' : 'none',
    clientToldOn: facts.toldOn ?? null,
  };
  await db.insertInto('deviation').values(row).execute();
  for (const [personId, cameBy, until] of helpersIn(facts))
    await db
      .insertInto('deviationHelper')
      .values({ workspaceId, deviationId: id, personId, cameBy, since: openedAt, until })
      .execute();
  for (const ownerId of facts.doers ?? [])
    await db
      .insertInto('deviationAction')
      .values({
        ...{ id: randomUUID(), workspaceId, deviationId: id, opening: 1, what: 'Mend it', ownerId },
        ...{ dueOn: '2026-12-01', addedBy: ownerId, addedAt: openedAt },
      })
      .execute();
  return id;
}

function helpersIn({ calledIn = [], escalated = [], left = [] }: DeviationFacts) {
  const gone = new Date('2026-11-22T08:00:00Z');
  return [
    ...calledIn.map(id => [id, 'called_in', null] as const),
    ...escalated.map(id => [id, 'escalated', null] as const),
    ...left.map(id => [id, 'called_in', gone] as const),
  ];
}

/** What the rules of the register know of a deviation. */
export const aListed = (changes: Partial<Deviation> = {}): Listed =>
  listedIn('Europe/Helsinki', {
    ...{
      family: 'reported',
      clientId: 'c1',
      answeredBy: 'kari',
      state: 'reported',
      private: false,
      clientWord: 'none',
    },
    ...{ openedAt: new Date('2026-11-20T08:00:00Z'), closedAt: null, clientToldOn: null },
    ...changes,
  } as Deviation);
