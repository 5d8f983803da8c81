import type { Tx } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import type { Person } from '../roster/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { messageKinds, roundKey } from './kinds.ts';
import { openOffer } from './offer-messages.ts';
import * as queries from './queries.ts';

/** Terms as somebody gives them. */
export type GivenTerms = Pick<
  queries.NewTerms,
  'words' | 'toWhom' | 'written' | 'dueOn' | 'estimateDays' | 'keeperId' | 'reason' | 'handsOver'
>;

export interface Giving {
  readonly actor: Person;
  /** where the client is */
  readonly today: LocalDate;
  readonly now: Date;
}

/**
 * Writes the next round of terms of a promise and puts it to whoever is to keep it; she who gives it to herself has accepted it by that. Returns
 * whether it is accepted. The caller moves the promise on.
 */
export async function putTerms(
  tx: Tx,
  { id, workspaceId, round }: { readonly id: string; readonly workspaceId: string; readonly round: number },
  terms: GivenTerms,
  { actor, today, now }: Giving,
): Promise<'accepted' | 'asked'> {
  const key = { promiseId: id, number: round };
  await queries.insertTerms(tx, { ...terms, ...key, workspaceId, givenBy: actor.id, givenAt: now, givenOn: today });
  if (terms.keeperId === actor.id) {
    await queries.answerTerms(tx, key, { answer: 'accepted', words: null, at: now });
    return 'accepted';
  }
  const offer = { workspaceId, kind: messageKinds.offer, subjectId: id, period: roundKey(round) };
  const replacesId = await openOffer(tx, { id, workspaceId }, round - 1);
  await enqueue(tx, [{ ...offer, class: 'now', dueAt: now, replacesId }]);
  return 'asked';
}
