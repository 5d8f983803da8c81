/** Local days as 2026-12-04. They have no zone, so they are reckoned in UTC. */

const dayLength = 86_400_000;

/**
 * @param {string} day
 * @param {number} days
 */
export function addDays(day, days) {
  return textOf(Date.parse(day) + days * dayLength);
}

/**
 * The 31st of January and a month is the last of February.
 * @param {string} day
 * @param {number} months
 */
export function addMonths(day, months) {
  const at = new Date(day);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return textOf(first.setUTCDate(Math.min(at.getUTCDate(), length)));
}

/** @param {string} day */
export function firstOfMonth(day) {
  return `${day.slice(0, 7)}-01`;
}

/**
 * Monday is 0.
 * @param {string} day
 */
export function weekdayOf(day) {
  return (new Date(day).getUTCDay() + 6) % 7;
}

/**
 * The weeks that a calendar shows for the month of this day, from Monday to Sunday; always six, so that nothing jumps.
 * @param {string} day
 */
export function weeksOf(day) {
  const first = firstOfMonth(day);
  const begins = addDays(first, -weekdayOf(first));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => addDays(begins, week * 7 + at)),
  );
}

/**
 * December 2026
 * @param {string} day
 */
export function monthName(day) {
  return format(day, { month: 'long', year: 'numeric' });
}

/**
 * Friday 4 December 2026
 * @param {string} day
 */
export function wholeDay(day) {
  return format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
}

/**
 * 4 December 2026
 * @param {string} day
 */
export function shortDay(day) {
  return format(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(day, options) {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(day));
}

/** @param {number} time */
function textOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}
