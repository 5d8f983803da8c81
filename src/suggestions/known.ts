import type { Executor } from '../db/connect.ts';
import type { LocalDate } from '../time/calendar.ts';
import { type Suggestion, suggestionsWhere } from './queries.ts';
import { isOpen } from './rules.ts';

/**
 * What a meeting is about: what the client suggested and needs and has no answer to yet, then what it was answered on that day or later, the
 * oldest first. `since` undefined: there was no meeting before, so every answer counts.
 */
export async function suggestionsForAgenda(
  db: Executor,
  clientId: string,
  since: LocalDate | undefined,
): Promise<Suggestion[]> {
  const all = await suggestionsWhere(db, { clientIds: [clientId] });
  const isNews = ({ answeredOn }: Suggestion) => answeredOn !== null && (since === undefined || answeredOn >= since);
  return [...all.filter(({ state }) => isOpen(state)), ...all.filter(isNews)];
}
