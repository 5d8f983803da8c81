import type { Tx } from '../db/connect.ts';
import { replanLater } from '../schedule/index.ts';
import { addDays } from '../time/calendar.ts';
import { type PeopleContext, type Person, personById } from './people.ts';
import * as queries from './queries.ts';
import { type Absence, may } from './rules.ts';
import { permit, standingToward } from './standing.ts';
import { colleague, type RosterVerbPorts, todayOf, towardPerson } from './toward.ts';

/** Somebody's days away from today on, and who stands in. */
export interface AwayPage {
  readonly person: Person;
  readonly absences: readonly queries.AbsenceRow[];
  readonly deputy: Person | undefined;
  /** how many clients she leads */
  readonly leads: number;
  readonly mayNameDeputy: boolean;
  /** whoever looks may also record for others */
  readonly forOthers: boolean;
}

export async function openAway(
  { db, log }: Pick<RosterVerbPorts, 'db' | 'log'>,
  context: PeopleContext,
  actor: Person,
  personId: string,
): Promise<AwayPage | 'not_yours'> {
  const person = await personById(db, context, personId);
  if (person?.workspaceId !== actor.workspaceId) return 'not_yours';
  const standing = await standingToward(db, context, actor, { kind: 'person', id: personId });
  if (!permit(log, actor, standing, 'absence.record')) return 'not_yours';
  const deputy = person.deputyId ? await personById(db, context, person.deputyId) : undefined;
  return {
    person,
    absences: await queries.absencesFrom(db, personId, todayOf(actor, context)),
    deputy: deputy?.active ? deputy : undefined,
    leads: (await queries.answeredForBy(db, personId)).clients.length,
    mayNameDeputy: may(standing, 'deputy.name'),
    forOthers: standing.has('admin') || (await queries.answersForSomebody(db, actor.id)),
  };
}

/** Days away, both included. Overlapping ones are fine; the same ones are one. */
export async function addAbsence(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { personId, first, last }: Absence & { readonly personId: string },
): Promise<'added' | 'over' | 'not_yours'> {
  return towardPerson(ports, context, actor, { personId, act: 'absence.record' }, async (tx, { workspaceId }) => {
    if (last < todayOf(actor, context)) return 'over';
    await queries.insertAbsence(tx, { id: ports.newId(), workspaceId, personId, first, last });
    await replanAnsweredFor(tx, workspaceId, personId);
    return 'added';
  });
}

/** She is there after all: what has begun ends yesterday, the rest never was. Whose it was; undefined: it is gone already. */
export async function removeAbsence(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  absenceId: string,
): Promise<{ readonly personId: string } | 'gone' | 'not_yours'> {
  const known = await queries.absenceById(ports.db, absenceId);
  if (!known) return 'gone';
  const { personId } = known;
  return towardPerson(ports, context, actor, { personId, act: 'absence.record' }, async (tx, { workspaceId }) => {
    const absence = await queries.absenceById(tx, absenceId);
    if (!absence) return { personId };
    const today = todayOf(actor, context);
    await queries.deleteAbsence(tx, absenceId);
    if (absence.first < today) await queries.insertAbsence(tx, { ...absence, last: addDays(today, -1) });
    await replanAnsweredFor(tx, workspaceId, personId);
    return { personId };
  });
}

/** Who wears her hats while she is away (0.07); null: nobody any more. */
export async function nameDeputy(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { personId, deputy }: { readonly personId: string; readonly deputy: string | null },
): Promise<'named' | 'herself' | 'not_active' | 'not_yours'> {
  return towardPerson(ports, context, actor, { personId, act: 'deputy.name' }, async (tx, { workspaceId }) => {
    const chosen = deputy === null ? null : await colleague(tx, context, actor, deputy);
    if (chosen === undefined) return 'not_active';
    if (chosen?.id === personId) return 'herself';
    await queries.writeDeputy(tx, personId, chosen?.id ?? null);
    await replanAnsweredFor(tx, workspaceId, personId);
    return 'named';
  });
}

/** Marks her, and everybody and every client she answers for: who is asked, and who hears, may be others now. */
async function replanAnsweredFor(tx: Tx, workspaceId: string, personId: string): Promise<void> {
  const { clients, people } = await queries.answeredForBy(tx, personId);
  await replanLater(tx, 'client', workspaceId, [...clients].toSorted());
  await replanLater(tx, 'person', workspaceId, [...new Set([personId, ...people])].toSorted());
}
