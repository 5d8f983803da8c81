/** `2026-11-30`, and a day that exists. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** `09:05`, on a clock of 24 hours. */
export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** An IANA zone that the runtime knows; offsets such as `+02:00` are not zones to Slack. */
export function isZone(value: string): boolean {
  if (/^[+-]/.test(value)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

/** `-12` or, unless `whole`, `3.5`. */
export function isDecimal(value: string, whole = false): boolean {
  return whole ? /^-?\d+$/.test(value) : /^-?\d+(\.\d+)?$/.test(value);
}

/** Something before the at sign, a host with a dot behind it. */
export function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value);
}

/** A web address with its scheme: the only links Slack's URL input and image blocks take. */
export function isWebUrl(value: string): boolean {
  return /^https?:\/\/\S+$/i.test(value);
}

/** What a button may open: the web, a mail, a telephone, Slack itself. Slack does not say what else it would let through. */
export function isUrl(value: string): boolean {
  return /^(https?|mailto|tel|slack):\S+$/i.test(value);
}
