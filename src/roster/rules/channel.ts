/** What the leadership's channel was found to be when it was last looked at. Only one that is `fit` is written to. */
export type Finding =
  | 'fit'
  | 'not_private'
  /** people of another company read it */
  | 'shared_outside'
  | 'not_member'
  | 'archived'
  /** it does not exist, or it is private and the bot does not belong to it: Slack says the same of both */
  | 'not_found'
  /** the app lacks the scope to look; of public channels it always does */
  | 'unreadable'
  /** Slack would not take a message for it */
  | 'refused';

interface Seen {
  readonly isPrivate: boolean;
  readonly isShared: boolean;
  readonly isArchived: boolean;
  readonly isMember: boolean;
}

export function findingOf({ isPrivate, isShared, isArchived, isMember }: Seen): Finding {
  if (!isPrivate) return 'not_private';
  if (isShared) return 'shared_outside';
  if (isArchived) return 'archived';
  return isMember ? 'fit' : 'not_member';
}

/** By Slack's error: what can be found out no better. Undefined: it says nothing of this channel. */
export function findingOfError(error: string): Finding | undefined {
  if (error === 'missing_scope') return 'unreadable';
  return error === 'channel_not_found' ? 'not_found' : undefined;
}

/** Who reads the leadership's channel and does not belong to the leadership; Slack user ids, in a stable order. */
export const outsidersOf = (members: readonly string[], insiders: readonly (string | null)[]): string[] =>
  members.filter(member => !insiders.includes(member)).toSorted();
