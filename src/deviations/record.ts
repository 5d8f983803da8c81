import type { Executor } from '../db/connect.ts';
import {
  type Act,
  type Answering,
  type Matter,
  type PeopleContext,
  type Person,
  type Role,
  standingToward,
  whoAnswersForOne,
} from '../roster/index.ts';
import type { Action, Deviation, Helper } from './queries.ts';
import * as queries from './queries.ts';
import type { Standpoint, Verb } from './rules.ts';

/** Everything about one deviation, and what the reader is toward it. */
export interface DeviationRecord {
  readonly deviation: Deviation;
  readonly history: readonly queries.Entry[];
  readonly actions: readonly Action[];
  readonly helpers: readonly Helper[];
  readonly standing: ReadonlySet<Role>;
}

/** Who answers for it: a technical one is the lead developer's, all else the lead's; what is about a person is her supervisor's. */
export const matterOf = ({
  subject,
  category,
  private: isPrivate,
}: Pick<Deviation, 'subject' | 'category' | 'private'>): Matter =>
  subject.kind === 'client' && category === 'technical' && !isPrivate ? { ...subject, technical: true } : subject;

/** What somebody is toward one deviation: what the roster says, and what she has to do with this one. */
export async function standingOn(
  db: Executor,
  context: PeopleContext,
  actor: Person,
  deviation: Deviation,
  part: Part,
): Promise<Set<Role>> {
  const toward = await standingToward(db, context, actor, deviation.subject);
  const matter = matterOf(deviation);
  const answering = matter.technical && (await whoAnswersForOne(db, context, deviation.workspaceId, matter));
  return standingFrom(actor, deviation, { ...part, toward, ...(answering ? { answering } : {}) });
}

/** What somebody has been given to do with deviations. */
export interface Part {
  /** those that are open: who has done hers has no more to do with it */
  readonly actions: readonly Pick<Action, 'ownerId'>[];
  readonly helpers: readonly Pick<Helper, 'personId' | 'cameBy'>[];
}

/** The same from what is known already. `toward`: her standing toward its subject; `answering`: who answers for it, if it is technical. */
export function standingFrom(
  actor: Person,
  deviation: Deviation,
  known: Part & { readonly toward: ReadonlySet<Role>; readonly answering?: Answering },
): Set<Role> {
  const standing = new Set(known.toward);
  if (!actor.active) return standing;
  if (known.answering) addAnswering(standing, actor, known.answering);
  for (const role of ownRoles(actor, deviation, known)) standing.add(role);
  return standing;
}

/** The lead developer's stand-in has her rights while she is away. */
function addAnswering(standing: Set<Role>, actor: Person, { responsible, ownerId }: Answering): void {
  const standsIn = responsible !== 'nobody' && responsible.to === actor.id && ownerId !== actor.id;
  if (standsIn) standing.add('stand_in');
}

function ownRoles(
  { id }: Pick<Person, 'id'>,
  { reporterId, checkerId, state }: Deviation,
  { actions, helpers }: Part,
): Role[] {
  const here = helpers.filter(helper => helper.personId === id);
  return [
    ...(reporterId === id ? (['reporter'] as const) : []),
    ...(checkerId === id && (state === 'awaiting_check' || state === 'closed') ? (['checker'] as const) : []),
    ...(actions.some(action => action.ownerId === id) ? (['doer'] as const) : []),
    ...(here.some(helper => helper.cameBy === 'called_in') ? (['advisor'] as const) : []),
    ...(here.some(helper => helper.cameBy === 'escalated') ? (['escalated'] as const) : []),
  ];
}

/** The rows of the permission table that a deviation comes under. */
export function actsOn({ private: isPrivate, category }: Pick<Deviation, 'private' | 'category'>) {
  return {
    see: isPrivate ? 'deviation.see_private' : 'deviation.see',
    treat: isPrivate
      ? 'deviation.treat_private'
      : category === 'technical'
        ? 'deviation.treat_technical'
        : 'deviation.treat',
    reopen: isPrivate ? 'deviation.reopen_private' : 'deviation.reopen',
    callIn: isPrivate
      ? 'deviation.call_in_private'
      : category === 'technical'
        ? 'deviation.call_in_technical'
        : 'deviation.call_in',
  } as const satisfies Record<string, Act>;
}

/** The row that a verb asks. */
export function actOf(verb: Verb, deviation: Deviation): Act {
  if (verb === 'confirm' || verb === 'reject') return 'deviation.check';
  return verb === 'reopen' ? actsOn(deviation).reopen : actsOn(deviation).treat;
}

export function standpointOf(deviation: Deviation, actions: readonly Action[]): Standpoint {
  const own = actions.filter(({ opening, outcome }) => opening === deviation.opening && outcome !== 'dropped');
  const { severity, category, state, containedAt } = deviation;
  return {
    severity,
    category,
    state,
    contained: containedAt !== null,
    hasAction: own.length > 0,
    hasOpenAction: own.some(({ outcome }) => outcome === null),
  };
}

/** The whole of it, for a reader whose right to see it is asked elsewhere. Undefined: there is none. */
export async function readRecord(
  db: Executor,
  context: PeopleContext,
  reader: Person,
  deviationId: string,
): Promise<DeviationRecord | undefined> {
  const deviation = await queries.deviationById(db, deviationId);
  if (!deviation || deviation.workspaceId !== reader.workspaceId) return undefined;
  const actions = await queries.actionsOf(db, [deviation.id]);
  const helpers = await queries.helpersOf(db, [deviation.id]);
  const standing = await standingOn(db, context, reader, deviation, {
    actions: actions.filter(({ outcome }) => outcome === null),
    helpers,
  });
  const history = await queries.entriesOf(db, deviation.id);
  return { deviation, history, actions, helpers, standing };
}
