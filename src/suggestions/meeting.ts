import type { Tx } from '../db/connect.ts';
import { idOf } from '../db/ids.ts';
import type { Person } from '../roster/index.ts';
import { type LocalDate, localDateOf } from '../time/calendar.ts';
import { stepDays } from './days.ts';
import { takeIn } from './intake.ts';
import { nextOn, type SuggestionKind } from './rules.ts';

/** What a client said in a meeting, a line each. */
export interface SaidInMeeting {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly meetingId: string;
  readonly kind: SuggestionKind;
  readonly lines: readonly string[];
  readonly saidOn: LocalDate;
  /** who wrote it down */
  readonly actor: Person;
}

/**
 * Takes in what a client suggests or needs; the same line of one meeting is taken in once. Nobody is told: whoever writes it down leads the
 * client, so it is by her own working days that she is asked about it.
 */
export async function fileFromMeeting(tx: Tx, said: SaidInMeeting, now: Date): Promise<void> {
  const { workspaceId, clientId, meetingId, kind, saidOn, actor } = said;
  const since = localDateOf(now, actor.rhythm);
  const next = nextOn({ state: 'received', since, dueOn: null }, stepDays(actor), actor.rhythm) ?? since;
  const about = { workspaceId, clientId, meetingId, kind, fromWhom: null, messageLink: null, goalId: null };
  for (const words of new Set(said.lines)) {
    const id = idOf('suggestion', meetingId, kind, words);
    await takeIn(tx, { ...about, id, words, filedBy: actor.id, filedOn: saidOn, filedAt: now, nextOn: next });
  }
}
