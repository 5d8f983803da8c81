import type { Row } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Reading, ReleasedComment } from '../reading.ts';

type CommentOrder = 'place' | 'id';
type OtherOrder = 'people by id' | 'people by name' | 'replies as they came' | 'replies as they lay' | 'tokens';

/** Lays the comments, in an order in which they are stored, beside people or replies in an order of theirs. */
export const byOrder =
  (own: CommentOrder, other: OtherOrder) =>
  (reading: Reading): Knowledge => {
    const comments = inOrder(reading.released.comments, own);
    const others = othersIn(reading, other);
    const beside = new Map(
      comments.flatMap(({ id }, at) => {
        // Not everybody wrote a comment: each stands where it would if those were spread evenly.
        const found = others[Math.floor(((at + 0.5) * others.length) / comments.length)];
        return found === undefined ? [] : [[id, found] as const];
      }),
    );
    return other.startsWith('people') ? { authors: beside } : { sources: beside };
  };

const inOrder = (comments: readonly ReleasedComment[], order: CommentOrder): ReleasedComment[] =>
  comments.toSorted((a, b) => (order === 'id' ? (a.id < b.id ? -1 : 1) : placeOf(a.row) - placeOf(b.row)));

function othersIn({ people, tokens, waves }: Reading, order: OtherOrder): string[] {
  // Whoever got the last reminder perhaps never replied.
  const certain = people.filter(({ reminded }) => reminded < waves.length);
  switch (order) {
    case 'people by id':
      return certain.map(({ id }) => id);
    case 'people by name':
      return certain.toSorted((a, b) => a.name.localeCompare(b.name, 'en')).map(({ id }) => id);
    case 'replies as they came':
      return tokens.toSorted((a, b) => a.since - b.since).map(({ token }) => token);
    case 'replies as they lay':
      return tokens.toSorted((a, b) => placeOf(a.row) - placeOf(b.row)).map(({ token }) => token);
    case 'tokens':
      return tokens.map(({ token }) => token);
  }
}

/** Where a row lies, as one number. */
function placeOf({ ctid }: Row): number {
  const [page = 0, at = 0] = ctid.replace(/[()]/g, '').split(',').map(Number);
  return page * 10_000 + at;
}
