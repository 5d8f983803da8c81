/** One page of many things. */
export interface Page<T> {
  readonly things: readonly T[];
  /** from 1 */
  readonly page: number;
  /** at least 1 */
  readonly pages: number;
  /** on all pages */
  readonly count: number;
}

/** So many comments a page: of the longest ones all the same a modal that Slack takes (250 KB). */
export const commentsAPage = 8;

/** A page by its number; the nearest one there is where that lies outside. */
export function pageOf<T>(all: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { things: all.slice((page - 1) * size, page * size), page, pages, count: all.length };
}
