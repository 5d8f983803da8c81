/** What somebody answers: a whole number from 0 to 10, and why, or null. */
export interface Answer {
  readonly score: number;
  readonly why: string | null;
}

/** Code points. */
export const longestWhy = 2000;

/** The words of the form; whoever has an older one open is asked to open it again (F33). */
export const formVersion = 1;
