/** What is no id of ours is stale or made up: no row has it, and Postgres would not even look. */
export { isId } from '../../db/ids.ts';

/** A word of the database as one of ours; throws on one that nobody knows. */
export function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find(candidate => candidate === word);
  if (!found) throw new Error(`${word} is none of ${words.join(', ')}`);
  return found;
}
