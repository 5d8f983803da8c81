import { addDays, type LocalDate } from '../../time/calendar.ts';
import type { TeamRole } from './people.ts';

/** A client as the roster knows it; `zone`, `calendar` and `language` empty: the workspace's. */
export interface Client {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** whom the client itself works for */
  readonly clientsClient: string | null;
  /** not known yet, but by this day */
  readonly clientsClientBy: LocalDate | null;
  readonly zone: string | null;
  readonly calendar: string | null;
  readonly language: string | null;
  readonly keepInTouch: boolean;
  readonly leadId: string | undefined;
}

/** How long a name may be, in code points. */
export const longestName = 100;

/** What a form says of a client. */
export type ClientFields = Pick<Client, 'name' | 'clientsClient' | 'clientsClientBy' | 'keepInTouch'>;

export const engagementStates = ['proposed', 'active', 'ended'] as const;
export type EngagementState = (typeof engagementStates)[number];

export interface Engagement {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly name: string;
  readonly state: EngagementState;
  readonly startsOn: LocalDate;
  /** the last day */
  readonly endsOn: LocalDate | null;
  /** empty: the client's lead */
  readonly sellerId: string | null;
}

/** A person's role on a client's team; without an engagement, on the client's own. */
export interface Membership {
  readonly id: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly client: string;
  readonly engagementId: string | null;
  readonly engagement: string | null;
  readonly personId: string;
  readonly person: string;
  /** tells two people of one name apart */
  readonly mail: string | null;
  readonly role: TeamRole;
  /** percent, 0–100 */
  readonly share: number;
  readonly since: LocalDate;
  /** the last day */
  readonly until: LocalDate | null;
}

/** A membership as it begins. */
export interface NewMembership extends Omit<Membership, 'client' | 'engagement' | 'person' | 'mail' | 'until'> {
  /** the last day, if it is known already */
  readonly until?: LocalDate | null;
}

/** An engagement is over once its last day is, whether or not anybody has written so. */
export const isOver = ({ state, endsOn }: Pick<Engagement, 'state' | 'endsOn'>, today: LocalDate): boolean =>
  state === 'ended' || (endsOn !== null && endsOn < today);

export interface Ending {
  readonly state: EngagementState;
  readonly endsOn: LocalDate | null;
}

/** How an engagement ends with that day. What was only proposed, or has not begun, never will; until a last day to come it goes on. */
export function endingOf(engagement: Engagement, lastDay: LocalDate, today: LocalDate): Ending | 'before_start' {
  const { state, startsOn, endsOn } = engagement;
  if (state === 'proposed' || (startsOn > today && lastDay < startsOn)) return { state: 'ended', endsOn };
  if (lastDay < startsOn) return 'before_start';
  return { state: lastDay < today ? 'ended' : 'active', endsOn: lastDay };
}

/** Another role or share, from that day on. */
export interface SeatChange {
  readonly role: TeamRole;
  readonly share: number;
  readonly from: LocalDate;
}

/** What becomes of a membership: its last day (before its first: it never was), and what follows. */
export interface SeatTurn {
  readonly lastDay: LocalDate;
  readonly next: Omit<NewMembership, 'id'>;
}

/** A change is dated: the old row ends on the day before, and the new one goes on to the end that was known. */
export function turnOfSeat(membership: Membership, change: SeatChange): SeatTurn | 'same' | 'outside' {
  const { workspaceId, clientId, engagementId, personId, since, until } = membership;
  if (change.role === membership.role && change.share === membership.share) return 'same';
  if (change.from < since || (until !== null && change.from > until)) return 'outside';
  const { role, share, from } = change;
  return {
    lastDay: addDays(from, -1),
    next: { workspaceId, clientId, engagementId, personId, role, share, since: from, until },
  };
}

/** May this be her last day? What has not begun can be called off with any day. */
export const mayEndOn = ({ since }: Membership, lastDay: LocalDate, today: LocalDate): boolean =>
  lastDay >= since || since > today;

/** What the roster file gives as the reason for a new lead. */
export const importReason = 'roster import';

export interface HandOver {
  readonly actorId: string;
  readonly formerId: string | undefined;
  readonly leadId: string;
  /** undefined: none is named, and the word waits for one */
  readonly contactId: string | undefined;
}

/** Somebody's part in a change of lead. */
export type HandOverPart = 'new' | 'old' | 'contact';

/** Who hears of a new lead (3.01): the leadership contact, and those who begin and cease to lead. Never whoever did it; nobody twice. */
export function whoHears({ actorId, formerId, leadId, contactId }: HandOver): HandOverPart[] {
  const contact = contactId !== actorId && contactId !== leadId;
  const former = formerId !== undefined && formerId !== actorId && formerId !== leadId && formerId !== contactId;
  return [
    ...(leadId === actorId ? [] : (['new'] as const)),
    ...(former ? (['old'] as const) : []),
    ...(contact ? (['contact'] as const) : []),
  ];
}
