import { localDateOf, parseLocalDate } from '../time/calendar.ts';
import type { Deviation } from './queries.ts';
import { isClientsMatter, type Listed } from './rules.ts';

/** A deviation as the rules of the register know it, its days in this zone. */
export function listedIn(zone: string, deviation: Deviation): Listed {
  const { family, openedAt, closedAt, clientToldOn } = deviation;
  return {
    ...deviation,
    ...(isClientsMatter(family) ? {} : { clientWord: 'not_theirs' as const }),
    openedOn: localDateOf(openedAt, zone),
    endedOn: closedAt && localDateOf(closedAt, zone),
    clientToldOn: clientToldOn === null ? null : parseLocalDate(clientToldOn),
  };
}
