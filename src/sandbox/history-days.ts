const dayMs = 86_400_000;

/** How many days the firm has lived before whoever looks into the demo comes. */
export const historyDays = 95;

/** A day of the history, `YYYY-MM-DD`; `begins`: the moment of its first one. */
export const dayOf = (begins: Date, day: number): string =>
  new Date(begins.getTime() + day * dayMs).toISOString().slice(0, 10);

/** In the morning of that day of the history, or of the Friday before a weekend: when others are at work too, so that the clock stops once for all. */
export function workingHour(begins: Date, day: number): Date {
  const at = new Date(begins.getTime() + day * dayMs);
  at.setUTCHours(7, 0, 0, 0);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() - dayMs);
  return at;
}

/** The day of that morning, `YYYY-MM-DD`. */
export const workDayOf = (begins: Date, day: number): string => workingHour(begins, day).toISOString().slice(0, 10);
