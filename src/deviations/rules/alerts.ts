/** An alert that was ever to be sent about a deviation, to whomever. */
export interface Told {
  /** names its reader where it is for one person alone; all others are for whoever answers at the time */
  readonly period: string;
  readonly isWaiting: boolean;
  /** whoever got it; null: nobody did */
  readonly receiverId: string | null;
}

/** The period of an alert that says that it has become hers. `before`: all alerts about that deviation. */
export function namingHer(personId: string, before: readonly Told[]): string {
  const times = before.filter(({ period }) => namedIn(period) === personId).length;
  return times === 0 ? `to ${personId}` : `to ${personId} ${times}`;
}

/** Whom alone an alert is for; undefined: whoever answers for it. */
export function namedIn(period: string): string | undefined {
  const [to, personId] = period.split(' ');
  return to === 'to' ? personId : undefined;
}

/** Does she know that it is hers, or is it on its way to her? */
export const hasHeard = (personId: string, alerts: readonly Told[]): boolean =>
  alerts.some(({ period, isWaiting, receiverId }) =>
    isWaiting ? (namedIn(period) ?? personId) === personId : receiverId === personId,
  );
