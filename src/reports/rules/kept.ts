/** How promises that came due came out. */
export interface Outcome {
  readonly kept: number;
  readonly broken: number;
}

/** How many of them were kept. */
export interface KeptLine {
  /** undefined: whose they are is not known any more */
  readonly name: string | undefined;
  readonly done: number;
  readonly of: number;
}

/** A line for each of whose promises any came due, the lowest share first. */
export function keptLines(outcomes: ReadonlyMap<string, Outcome>, names: ReadonlyMap<string, string>): KeptLine[] {
  return [...outcomes]
    .map(([id, { kept, broken }]) => ({ name: names.get(id), done: kept, of: kept + broken }))
    .filter(({ of }) => of > 0)
    .toSorted((a, b) => a.done / a.of - b.done / b.of || byName(a, b));
}

/** What has no name comes last. */
export const byName = (a: { readonly name: string | undefined }, b: { readonly name: string | undefined }): number =>
  (a.name ?? '\uffff').localeCompare(b.name ?? '\uffff');
