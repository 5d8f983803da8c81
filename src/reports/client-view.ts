import { clientFor, type PeopleContext, type Person, type SeenClient, todayOf, towardClient } from '../roster/index.ts';
import type { ReportPorts } from './ports.ts';
import { insertView, viewsOf } from './queries/views.ts';
import type { ClientView } from './rules.ts';

export interface OwnView {
  readonly clientId: string;
  /** which one it is to be, as the form was drawn; a later one is not silently put above what she has not read */
  readonly number: number;
  readonly view: ClientView;
  readonly words: string | null;
}

/** The client of whom she wants to say how she sees it, and the number that her word gets. */
export async function beginView(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<(SeenClient & { readonly number: number }) | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'health.say' });
  if (known === 'not_yours') return known;
  const [newest] = await viewsOf(ports.db, clientId, 1);
  return { ...known, number: (newest?.number ?? 0) + 1 };
}

/** Whoever leads a client says how she sees it; the same form sent twice is one word. `meanwhile`: somebody said something since it was drawn. */
export async function sayView(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, number, view, words }: OwnView,
): Promise<'said' | 'meanwhile' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'health.say' }, async (tx, { workspaceId }) => {
    const [newest] = await viewsOf(tx, clientId, 1);
    const isSame = newest?.number === number && newest.personId === actor.id;
    if (isSame && newest.view === view && newest.words === words) return 'said';
    if (number !== (newest?.number ?? 0) + 1) return 'meanwhile';
    const said = { clientId, workspaceId, number, view, words, personId: actor.id };
    await insertView(tx, { ...said, saidOn: todayOf(actor, context), saidAt: context.now });
    return 'said';
  });
}
