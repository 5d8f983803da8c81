import type { Tx } from '../db/connect.ts';
import {
  candidateOf,
  leadDevelopersNow,
  type PeopleContext,
  type Person,
  people,
  whoAnswersForOne,
} from '../roster/index.ts';
import { settingsOf } from '../settings/index.ts';
import { type DeviationRecord, matterOf } from './record.ts';
import { checkerOf, type DeviationEvent } from './rules.ts';

/**
 * Who may judge whether it helped, as things stand; undefined: nobody but those who acted. `actor`: whoever asks for the check acts by that.
 */
export async function chooseChecker(
  { context, actor }: { readonly context: PeopleContext; readonly actor?: Person },
  tx: Tx,
  { deviation, actions, history }: Pick<DeviationRecord, 'deviation' | 'actions' | 'history'>,
): Promise<string | undefined> {
  const { workspaceId, subject, reporterId, family, private: isPrivate } = deviation;
  const { ownerId } = await whoAnswersForOne(tx, context, workspaceId, matterOf(deviation));
  // Whoever checks it sees it, and what is private is not for the lead developer.
  const isForDevelopers = subject.kind === 'client' && !isPrivate;
  const developers = isForDevelopers ? await leadDevelopersNow(tx, context, workspaceId, [subject.id]) : [];
  const { admins, leadershipContact } = await settingsOf(tx, workspaceId);
  const found = await people(tx, context, {
    ids: [subject.id, ...developers, ...(reporterId ? [reporterId] : []), ...(ownerId ? [ownerId] : [])],
    deputiesOf: ownerId ? [ownerId] : [],
    workspaceId,
    slackUserIds: [...admins, ...(leadershipContact ? [leadershipContact] : [])],
    slackAdmins: true,
  });
  const inLine = (person: Person | undefined) => person && candidateOf(person, context.now);
  const byId = (id: string | null | undefined) => inLine(found.find(person => person.id === id));
  const bySlackId = (id: string | null) => inLine(found.find(person => person.slackUserId === id));
  const named = admins.flatMap(id => bySlackId(id) ?? []);
  const ofSlack = found.filter(({ slackAdmin }) => slackAdmin).flatMap(({ id }) => byId(id) ?? []);
  return checkerOf({
    subject: family === 'pulse' && subject.kind === 'person' ? byId(subject.id) : undefined,
    reporter: byId(reporterId),
    leadDevelopers: developers.flatMap(id => byId(id) ?? []),
    deputy: byId(found.find(({ id }) => id === ownerId)?.deputyId),
    contact: bySlackId(leadershipContact),
    admins: named.some(({ active }) => active) ? named : ofSlack,
    acted: [...actedIn(history), ...actions.map(action => action.ownerId), ...(actor ? [actor.id] : [])],
  });
}

const treating: readonly DeviationEvent[] = [
  'acknowledged',
  'contained',
  'analysed',
  'action_added',
  'action_done',
  'check_asked',
];

/** Whoever treated it. Reporting, checking and telling the client is not treating. */
const actedIn = (history: DeviationRecord['history']): string[] =>
  history.flatMap(({ event, actorId }) => (actorId && treating.includes(event) ? [actorId] : []));
