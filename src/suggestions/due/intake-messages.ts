import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Draw, Item } from '../../delivery/index.ts';
import type { PeopleContext } from '../../roster/index.ts';
import { messageKinds } from '../kinds.ts';
import { ownersNow } from '../owners.ts';
import type { SuggestionDuePorts } from '../ports.ts';
import * as queries from '../queries.ts';
import { answeredMessage, receivedMessage } from '../views.ts';

/** It came in, to whoever is to treat it; the client has its answer, to whoever passed it on. */
export const intakeDeliveries = ({ shelf }: SuggestionDuePorts): DeliveryKind[] => [
  {
    kind: messageKinds.received,
    drafts: async (tx, items, now) =>
      new Map(await inEach(tx, items, about => receivedDrafts(tx, { shelf, now }, about))),
  },
  {
    kind: messageKinds.answered,
    drafts: async (tx, items) => new Map(await inEach(tx, items, async ({ items: own }) => own.map(answeredDraft))),
  },
];

type SuggestedItem = Item & { readonly suggestion: queries.Suggestion };

interface About {
  readonly workspaceId: string;
  readonly items: readonly SuggestedItem[];
}

/** The drafts of each workspace's items, with the suggestions that they are about. */
async function inEach(
  tx: Tx,
  items: readonly Item[],
  draftsOf: (about: About) => Promise<[string, Draft][]>,
): Promise<[string, Draft][]> {
  const drafts: [string, Draft][] = [];
  for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
    const ids = own.map(({ subjectId }) => subjectId);
    const known = new Map((await queries.suggestionsWhere(tx, { workspaceId, ids })).map(each => [each.id, each]));
    const about = own.flatMap(item => {
      const suggestion = known.get(item.subjectId);
      return suggestion ? [{ ...item, suggestion }] : [];
    });
    drafts.push(...(await draftsOf({ workspaceId, items: about })));
  }
  return drafts;
}

/** Whoever passed it on needs no word of it; nor does anybody once it has been taken up. */
async function receivedDrafts(
  tx: Tx,
  context: PeopleContext,
  { workspaceId, items }: About,
): Promise<[string, Draft][]> {
  const suggestions = items.map(({ suggestion }) => suggestion);
  const owners = await ownersNow(tx, context, workspaceId, suggestions);
  return items.map(({ id, suggestion }): [string, Draft] => {
    if (suggestion.state !== 'received') return [id, { drop: 'taken_up' }];
    const owner = owners.get(suggestion.id) ?? 'nobody';
    if (owner === 'nobody') return [id, 'nobody'];
    if (owner.to === suggestion.filedBy) return [id, { drop: 'self' }];
    return [id, { ...owner, draw: ({ language }) => receivedMessage(suggestion, language) }];
  });
}

function answeredDraft({ id, suggestion }: SuggestedItem): [string, Draft] {
  const { outcome, filedBy } = suggestion;
  if (outcome === null) return [id, { drop: 'gone' }];
  const draw: Draw = ({ language }) => answeredMessage({ ...suggestion, outcome }, language);
  return [id, { to: filedBy, rule: 'filer', draw }];
}
