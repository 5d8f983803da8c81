import type { Executor } from '../db/connect.ts';
import type { Log } from '../ports.ts';
import { localDateOf } from '../time/calendar.ts';
import type { PeopleContext, Person } from './people.ts';
import { rolesOnTeams } from './queries.ts';
import { type Answering, type Matter, matterKey, whoAnswersFor } from './responsible.ts';
import { type Act, isQuiet, may, type Role, type Standing } from './rules.ts';

/** What somebody is in the firm, whatever it is about. Whoever has left or is a guest is nothing. */
export function standingInFirm({ active, slackUserId, slackAdmin, settings }: Person): Set<Role> {
  if (!active) return new Set();
  const { admins, leadership, leadershipContact } = settings;
  return new Set<Role>([
    'employee',
    ...(admins.includes(slackUserId) || (admins.length === 0 && slackAdmin) ? (['admin'] as const) : []),
    ...(leadership.includes(slackUserId) ? (['leadership'] as const) : []),
    ...(leadershipContact === slackUserId ? (['contact'] as const) : []),
  ]);
}

/** What somebody is toward a client or a person at this moment: two or three queries. `answering` may be known already. */
export async function standingToward(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  matter: Matter,
  answering?: Answering,
): Promise<Set<Role>> {
  const known = answering && new Map([[matterKey(matter), answering]]);
  const standings = await standingsToward(db, context, actor, [matter], known);
  return standings.get(matterKey(matter)) ?? standingInFirm(actor);
}

/** The same toward many at once, by `matterKey`: as many queries as for one. `answering`, if known already, knows all of them. */
export async function standingsToward(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  matters: readonly Matter[],
  answering?: ReadonlyMap<string, Answering>,
): Promise<Map<string, Set<Role>>> {
  const firm = standingInFirm(actor);
  if (!actor.active) return new Map(matters.map(matter => [matterKey(matter), firm]));
  const answers = answering ?? (await whoAnswersFor(db, context, actor.workspaceId, matters));
  const clientIds = matters.flatMap(({ kind, id }) => (kind === 'client' ? [id] : []));
  const { leads, teams } = await rolesOnTeams(db, actor.id, clientIds, localDateOf(context.now, actor.settings.zone));
  const rolesToward = (matter: Matter) =>
    new Set<Role>([
      ...firm,
      ...answeringRoles(actor, matter, answers.get(matterKey(matter))),
      ...(leads ? (['account_lead'] as const) : []),
      ...(teams.get(matter.id) ?? []),
    ]);
  return new Map(matters.map(matter => [matterKey(matter), rolesToward(matter)]));
}

function answeringRoles({ id }: Person, matter: Matter, answering: Answering | undefined): Role[] {
  const { responsible, ownerId } = answering ?? { responsible: 'nobody', ownerId: undefined };
  const owner = matter.kind === 'client' ? 'lead' : 'supervisor';
  const standsIn = responsible !== 'nobody' && responsible.to === id;
  return [
    ...(matter.id === id ? (['self'] as const) : []),
    ...(ownerId === id ? ([owner] as const) : standsIn ? (['stand_in'] as const) : []),
  ];
}

/** Asks the table; a refusal is logged by name, unless the act is one of which nothing may be known. */
export function permit(log: Log, actor: Person, standing: Standing, act: Act): boolean {
  const allowed = may(standing, act);
  if (!allowed && !isQuiet(act)) log.warn('refused', { what: act, person: actor.id });
  return allowed;
}
