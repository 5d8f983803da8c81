/** A person tried what Slack would not let her do: press a button that is not there, write where she is not a member, … */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}

/** The value, or `Impossible` with what is missing. */
export function must<T>(value: T | null | undefined, otherwise: string): T {
  if (value === null || value === undefined) throw new Impossible(otherwise);
  return value;
}
