/**
 * The first days of the months that begin inside of the window.
 * @param {{ from: number, to: number }} window
 */
export function monthStarts({ from, to }) {
  const first = new Date(from);
  /** @type {Date[]} */
  const found = [];
  for (let month = first.getUTCMonth() + 1; ; month += 1) {
    const start = new Date(Date.UTC(first.getUTCFullYear(), month, 1));
    if (start.getTime() > to) return found;
    found.push(start);
  }
}

/**
 * Mar, and with the year where one begins: Jan 2027
 * @param {Date} start
 */
export function monthName(start) {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(start);
  return start.getUTCMonth() === 0 ? `${month} ${start.getUTCFullYear()}` : month;
}
