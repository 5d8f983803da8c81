/**
 * 09:05
 * @param {Date} at
 * @param {string} zone
 */
export function timeOfDay(at, zone) {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/**
 * 2026-11-04: the local day, for comparing.
 * @param {Date} at
 * @param {string} zone
 */
export function dayKey(at, zone) {
  return localParts(at, zone).slice(0, 10);
}

/**
 * Today · Yesterday · Wednesday 4 November · Wednesday 4 November 2025, as a day divider says it.
 * @param {Date} at
 * @param {string} zone
 * @param {Date} now
 */
export function dayName(at, zone, now) {
  return relativeDay(at, zone, now) ?? longDay(at, zone, now);
}

/**
 * Wed 4 Nov 2026, 09:05
 * @param {Date} at
 * @param {string} zone
 */
export function fullTime(at, zone) {
  const day = format(at, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${day.replace(/^(\w+),/, '$1')}, ${timeOfDay(at, zone)}`;
}

/**
 * Fills Slack's `<!date>` format, such as `{date_long} at {time}`, in the reader's zone.
 * @param {number} unix seconds
 * @param {string} pattern
 * @param {string} zone
 * @param {Date} now
 */
export function fillDate(unix, pattern, zone, now) {
  const at = new Date(unix * 1000);
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name) => dateWord(name, at, zone, now) ?? whole);
}

/**
 * @param {string} name
 * @param {Date} at
 * @param {string} zone
 * @param {Date} now
 */
function dateWord(name, at, zone, now) {
  const near = relativeDay(at, zone, now)?.toLowerCase();
  switch (name) {
    case 'date_num':
      return dayKey(at, zone);
    case 'date':
      return format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_slash':
      return format(at, zone, { day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'date_short':
      return format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
    case 'date_short_pretty':
      return near ?? format(at, zone, { day: 'numeric', month: 'short', year: 'numeric' });
    case 'date_pretty':
      return near ?? format(at, zone, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_long':
    case 'date_long_full':
      return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    case 'date_long_pretty':
    case 'day_divider_pretty':
      return near ?? longDay(at, zone, now);
    case 'time':
      return timeOfDay(at, zone);
    case 'time_secs':
      return format(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    case 'ago':
      return ago(at, now);
    default:
      return null;
  }
}

/**
 * @param {Date} at
 * @param {string} zone
 * @param {Date} now
 */
function relativeDay(at, zone, now) {
  const days = (Date.parse(dayKey(at, zone)) - Date.parse(dayKey(now, zone))) / 86_400_000;
  return days === 0 ? 'Today' : days === -1 ? 'Yesterday' : days === 1 ? 'Tomorrow' : null;
}

/**
 * @param {Date} at
 * @param {string} zone
 * @param {Date} now
 */
function longDay(at, zone, now) {
  const sameYear = dayKey(at, zone).slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return format(at, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: /** @type {const} */ ('numeric') }),
  }).replace(/^(\w+),/, '$1');
}

/**
 * @param {Date} at
 * @param {Date} now
 */
function ago(at, now) {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return words.format(Math.round(minutes / 60), 'hour');
  return words.format(Math.round(minutes / 60 / 24), 'day');
}

/**
 * 2026-11-04T09:05, the form of a `datetime-local` field.
 * @param {Date} at
 * @param {string} zone
 */
export function localParts(at, zone) {
  const options = /** @type {const} */ ({ hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = new Intl.DateTimeFormat('en-GB', { ...options, hour: '2-digit', minute: '2-digit', timeZone: zone });
  const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${of.year?.padStart(4, '0')}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/**
 * The moment of a local time. In an overlap the first of the two; in a gap the offset before it.
 * @param {string} local 2026-11-04T09:05
 * @param {string} zone
 * @returns {Date | null} null if the text is no time
 */
export function momentOf(local, zone) {
  const asUtc = Date.parse(`${local.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return null;
  const day = 86_400_000;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const fits = [before, after].find(offset => offsetAt(asUtc - offset, zone) === offset);
  return new Date(asUtc - (fits ?? before));
}

/**
 * @param {number} time
 * @param {string} zone
 * @returns {number} milliseconds east of Greenwich
 */
function offsetAt(time, zone) {
  const minute = Math.floor(time / 60_000) * 60_000;
  return Date.parse(`${localParts(new Date(minute), zone)}Z`) - minute;
}

/**
 * @param {Date} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(at, zone, options) {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at);
}
