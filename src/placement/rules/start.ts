import { isOpen, isSettled, type PlacementState } from './path.ts';

export interface StartFacts<P extends { readonly state: PlacementState }> {
  readonly engagementState: 'proposed' | 'active' | 'ended';
  readonly placements: readonly P[];
}

export type Start<P> =
  | { readonly start: 'over' }
  /** who has no settled answer yet */
  | { readonly start: 'missing'; readonly missing: readonly P[] }
  | { readonly start: 'yes'; readonly joining: readonly P[] };

/**
 * May the engagement start, and who joins it? A proposed one waits until every placement is settled or withdrawn (3.02–3.04);
 * one that is active already takes whoever is settled, and leaves the others where they are.
 */
export function mayStart<P extends { readonly state: PlacementState }>(facts: StartFacts<P>): Start<P> {
  const { engagementState, placements } = facts;
  if (engagementState === 'ended') return { start: 'over' };
  const joining = placements.filter(({ state }) => isSettled(state));
  const missing = placements.filter(({ state }) => isOpen(state) && !isSettled(state));
  if (missing.length > 0 && (engagementState === 'proposed' || joining.length === 0))
    return { start: 'missing', missing };
  return { start: 'yes', joining };
}
