/**
 * A number from 1 to `places` that is always the same for the same id, and spreads ids evenly: the pulse asks a person on
 * working day 1 + hash mod 15, so that a firm is not asked all on one morning. FNV-1a, 32 bit, over UTF-16 code units.
 * Changing it moves everybody's day.
 */
export function spreadOverWorkingDays(id: string, places: number): number {
  if (!Number.isInteger(places) || places < 1) throw new RangeError(`Nothing spreads over ${places} days`);
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return 1 + ((hash >>> 0) % places);
}
