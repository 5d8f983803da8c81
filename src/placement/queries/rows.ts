import type { Selectable } from 'kysely';
import type { Executor } from '../../db/connect.ts';
import type { DB } from '../../db/schema.ts';
import type { EngagementState } from '../../roster/index.ts';
import { type LocalDate, parseLocalDate } from '../../time/calendar.ts';
import {
  type Answer,
  clarities,
  type GoalAnswer,
  type PlacementState,
  placedRoles,
  placementStates,
  type Terms,
} from '../rules.ts';

export const resolutions = ['changed', 'withdrawn', 'talked_through'] as const;
export type Resolution = (typeof resolutions)[number];

/** One round: the terms she was shown, what she said, what came of it. */
export interface Round {
  readonly number: number;
  readonly terms: Terms;
  readonly proposedBy: string;
  readonly proposer: string;
  readonly answer: Answer | undefined;
  /** how often she has answered it; each change is told once */
  readonly answers: number;
  readonly resolution: Resolution | undefined;
  /** what the lead wrote; she reads it too */
  readonly note: string | null;
  readonly resolvedBy: string | null;
}

export type Why = 'lead' | 'left' | 'engagement_ended';

/** A placement with its present round. */
export interface Placement {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly client: string;
  readonly engagementId: string;
  readonly engagement: string;
  readonly engagementState: EngagementState;
  readonly personId: string;
  readonly person: string;
  readonly state: PlacementState;
  readonly why: Why | undefined;
  readonly begunOn: LocalDate | null;
  readonly goalAnswer: GoalAnswer | undefined;
  readonly round: Round;
}

const roundColumns = [
  'r.number',
  'r.role',
  'r.share',
  'r.since',
  'r.goal',
  'r.promised',
  'r.schedule',
  'r.technology',
  'r.proposedBy',
  'r.wants',
  'r.scheduleRealistic',
  'r.technologyFits',
  'r.reason',
  'r.answers',
  'r.resolution',
  'r.note',
  'r.resolvedBy',
  'proposer.name as proposer',
] as const;

/** Placements `p` with their present round `r`; whoever asks adds her conditions. In the order in which they were proposed. */
export const placementQuery = (db: Executor) =>
  db
    .selectFrom('placement as p')
    .innerJoin('placementRound as r', join =>
      join.onRef('r.placementId', '=', 'p.id').onRef('r.number', '=', 'p.round'),
    )
    .innerJoin('client as c', 'c.id', 'p.clientId')
    .innerJoin('engagement as e', 'e.id', 'p.engagementId')
    .innerJoin('person', 'person.id', 'p.personId')
    .innerJoin('person as proposer', 'proposer.id', 'r.proposedBy')
    .select(['p.id', 'p.workspaceId', 'p.clientId', 'p.engagementId', 'p.personId', 'p.state', 'p.why', 'p.begunOn'])
    .select(['p.goalClear', 'p.goalWords'])
    .select(['c.name as client', 'e.name as engagement', 'e.state as engagementState', 'person.name as person'])
    .select(roundColumns)
    .orderBy('r.proposedAt')
    .orderBy('p.id');

/** Every round of one placement, the newest first. */
export const roundQuery = (db: Executor, placementId: string) =>
  db
    .selectFrom('placementRound as r')
    .innerJoin('person as proposer', 'proposer.id', 'r.proposedBy')
    .select(roundColumns)
    .where('r.placementId', '=', placementId)
    .orderBy('r.number', 'desc');

type RoundRow = Pick<
  Selectable<DB['placementRound']>,
  'number' | 'role' | 'share' | 'since' | 'goal' | 'promised' | 'schedule' | 'technology' | 'proposedBy' | 'wants'
> &
  Pick<
    Selectable<DB['placementRound']>,
    'scheduleRealistic' | 'technologyFits' | 'reason' | 'answers' | 'resolution' | 'note' | 'resolvedBy'
  > & { readonly proposer: string };

type PlacementRow = Awaited<ReturnType<ReturnType<typeof placementQuery>['execute']>>[number];

export function placementOf(row: PlacementRow): Placement {
  const { id, workspaceId, clientId, client, engagementId, engagement, personId, person, goalClear, goalWords } = row;
  const clear = clarities.find(known => known === goalClear);
  return {
    ...{ id, workspaceId, clientId, client, engagementId, engagement, personId, person },
    engagementState: engagementStateOf(row.engagementState),
    state: oneOf(placementStates, row.state),
    why: row.why === null ? undefined : oneOf(['lead', 'left', 'engagement_ended'] as const, row.why),
    begunOn: row.begunOn === null ? null : parseLocalDate(row.begunOn),
    goalAnswer: clear && { clear, words: goalWords },
    round: roundOf(row),
  };
}

export function roundOf(row: RoundRow): Round {
  const { number, share, goal, promised, schedule, technology, proposedBy, proposer, answers, note, resolvedBy } = row;
  const { wants, scheduleRealistic, technologyFits, reason, resolution } = row;
  const isAnswered = wants !== null && scheduleRealistic !== null && technologyFits !== null;
  const [role, since] = [oneOf(placedRoles, row.role), parseLocalDate(row.since)];
  return {
    ...{ number, proposedBy, proposer, answers, note, resolvedBy },
    terms: { role, share, since, goal, promised, schedule, technology },
    answer: isAnswered ? { wants, scheduleRealistic, technologyFits, reason } : undefined,
    resolution: resolution === null ? undefined : oneOf(resolutions, resolution),
  };
}

export const engagementStateOf = (text: string): EngagementState =>
  oneOf(['proposed', 'active', 'ended'] as const, text);

/** The database's checks and our unions name the same words; anything else is a bug. */
function oneOf<T extends string>(words: readonly T[], text: string): T {
  const found = words.find(word => word === text);
  if (found === undefined) throw new Error(`${text} is none of ${words.join(', ')}`);
  return found;
}
