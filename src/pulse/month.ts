import type { Executor } from '../db/connect.ts';
import * as queries from './queries.ts';
import { isTooMuch } from './rules.ts';

/** A month of check-ins and talks, person by person: for numbers about many, never to be shown as it is. */
export interface PulseMonth {
  /** talks that were due between the two moments */
  readonly talks: readonly { readonly personId: string; readonly held: boolean }[];
  /** who was asked for that month; without an answer she did not give one (yet) */
  readonly asked: readonly {
    readonly personId: string;
    readonly answer: { readonly score: number; readonly tooMuch: boolean } | undefined;
  }[];
}

/** `period`: the month; `from` and `to`, exclusive: its first moment and the next month's. */
export async function pulseMonth(
  db: Executor,
  workspaceId: string,
  { period, from, to }: { readonly period: string; readonly from: Date; readonly to: Date },
): Promise<PulseMonth> {
  const asked = await queries.askedIn(db, workspaceId, period);
  return {
    talks: await queries.talksDue(db, workspaceId, from, to),
    asked: asked.map(({ personId, score, load }) => ({
      personId,
      answer: score === null || load === null ? undefined : { score, tooMuch: isTooMuch(load) },
    })),
  };
}
