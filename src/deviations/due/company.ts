import type { Tx } from '../../db/connect.ts';
import { candidateOf, type PeopleContext, type Person, people } from '../../roster/index.ts';
import { settingsOf } from '../../settings/index.ts';
import type { LineFacts } from '../rules.ts';

/** Everybody whom the clocks that wake together may concern. */
export interface Company {
  person(id: string): Person | undefined;
  /** the owner's deputy, the leadership contact, the admins */
  behind(ownerId: string): Pick<LineFacts, 'deputy' | 'contact' | 'admins'>;
}

/** Reads them, and whoever stands behind them, in two queries. */
export async function companyOf(
  tx: Tx,
  context: PeopleContext,
  workspaceId: string,
  ids: readonly string[],
): Promise<Company> {
  const { admins, leadershipContact } = await settingsOf(tx, workspaceId);
  const slackUserIds = [...admins, ...(leadershipContact ? [leadershipContact] : [])];
  const found = await people(tx, context, { ids, deputiesOf: ids, workspaceId, slackUserIds, slackAdmins: true });
  const byId = new Map(found.map(person => [person.id, person]));
  const bySlackId = new Map(found.map(person => [person.slackUserId, person]));
  const named = admins.flatMap(id => bySlackId.get(id) ?? []).filter(({ active }) => active);
  // Slack's own admins stand in until one is named who is there.
  const there = named.length > 0 ? named : found.filter(({ slackAdmin, active }) => slackAdmin && active);
  const inLine = (person: Person | undefined) => person && candidateOf(person, context.now);
  return {
    person: id => byId.get(id),
    behind: ownerId => ({
      deputy: inLine(byId.get(byId.get(ownerId)?.deputyId ?? '')),
      contact: inLine(leadershipContact ? bySlackId.get(leadershipContact) : undefined),
      admins: there.map(person => candidateOf(person, context.now)),
    }),
  };
}
