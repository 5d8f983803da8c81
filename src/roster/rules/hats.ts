/** An engagement that is not over, with its client's lead. */
export interface SoldFacts {
  readonly clientId: string;
  readonly engagementId: string;
  readonly sellerId: string | null;
  readonly leadId: string | null;
}

/** A consultant on an active engagement's team, with the lead of her largest one. */
export interface SupervisedFacts {
  readonly personId: string;
  /** as named for her; empty: whoever leads */
  readonly supervisorId: string | null;
  readonly leadId: string | null;
}

/** A hat that somebody else wears than the lead, who should wear all three (3.10). */
export interface SplitHat {
  /** about whom: the client, or the consultant */
  readonly kind: 'client' | 'person';
  readonly id: string;
  readonly hat: 'seller' | 'supervisor';
  readonly leadId: string;
  readonly wornBy: string;
  /** what was sold; only for the seller's hat */
  readonly engagementId: string | null;
}

/**
 * Empty means the lead; filled with another, the hat is split. Where nobody leads there is nothing to split from, and a lead who
 * works in her own team is supervised by another of necessity.
 */
export function splitHatsAmong(sold: readonly SoldFacts[], supervised: readonly SupervisedFacts[]): SplitHat[] {
  return [
    ...sold.flatMap(({ clientId, engagementId, sellerId, leadId }): SplitHat[] =>
      sellerId && leadId && sellerId !== leadId
        ? [{ kind: 'client', id: clientId, hat: 'seller', leadId, wornBy: sellerId, engagementId }]
        : [],
    ),
    ...supervised.flatMap(({ personId, supervisorId, leadId }): SplitHat[] =>
      supervisorId && leadId && supervisorId !== leadId && personId !== leadId
        ? [
            {
              kind: 'person',
              id: personId,
              hat: 'supervisor',
              leadId,
              wornBy: supervisorId,
              engagementId: null,
            },
          ]
        : [],
    ),
  ];
}
