import { z } from 'zod';

/** What the forms and buttons of this room carry: ids, and the round that was seen. Undefined for what none of ours carries. */
export interface RoundTarget {
  readonly placementId: string;
  readonly round: number;
}

const Id = z.uuid();
const Round = z.object({ p: z.uuid(), r: z.int().min(1) });
const Proposal = z.object({ i: z.uuid(), c: z.uuid() });

export const idTarget = (text: string): string | undefined => Id.safeParse(text).data;

export const roundMetadata = ({ id, round }: { readonly id: string; readonly round: { readonly number: number } }) =>
  JSON.stringify({ p: id, r: round.number });

export function roundTarget(metadata: string): RoundTarget | undefined {
  const { data } = Round.safeParse(parseJson(metadata));
  return data && { placementId: data.p, round: data.r };
}

/** `proposalId`: made when the form is opened, so that sending it twice proposes once. */
export interface ProposalTarget {
  readonly proposalId: string;
  readonly clientId: string;
}

export const proposalMetadata = ({ proposalId, clientId }: ProposalTarget) =>
  JSON.stringify({ i: proposalId, c: clientId });

export function proposalTarget(metadata: string): ProposalTarget | undefined {
  const { data } = Proposal.safeParse(parseJson(metadata));
  return data && { proposalId: data.i, clientId: data.c };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
