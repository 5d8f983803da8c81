import type { Executor } from '../db/connect.ts';
import { settingsOf } from '../settings/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { type PeopleContext, type Person, people } from './people.ts';
import { leadDevelopersOf, leadsOf, supervisorsOf } from './queries.ts';
import { type Candidate, isPresent, type Responsible, responsible } from './rules.ts';

/** Somebody or something that a person answers for. */
export interface Matter {
  readonly kind: 'person' | 'client';
  readonly id: string;
  /** the client's lead developer answers for it, and the lead behind her */
  readonly technical?: boolean;
}

/** Tells one matter from all others: what is technical is answered for by somebody else than what is not. */
export const matterKey = ({ kind, id, technical }: Matter): string =>
  technical && kind === 'client' ? `${id} technical` : id;

export interface Answering {
  readonly responsible: Responsible;
  /** the lead or supervisor by the roster, there or not */
  readonly ownerId: string | undefined;
}

/** Who answers for each matter at this moment, by `matterKey`: a consultant's supervisor, a client's lead, or who stands in for them. */
export async function whoAnswersFor(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  matters: readonly Matter[],
): Promise<Map<string, Answering>> {
  const settings = await settingsOf(db, workspaceId);
  const today = localDateOf(context.now, settings.zone);
  const ids = (kind: Matter['kind']) => matters.filter(matter => matter.kind === kind).map(matter => matter.id);
  const owners = new Map([...(await supervisorsOf(db, ids('person'), today)), ...(await leadsOf(db, ids('client')))]);
  const technical = matters.filter(matter => matter.technical).map(({ id }) => id);
  const developers = technical.length > 0 ? await leadDevelopersOf(db, technical, today) : new Map<string, string>();
  const ownerIds = [...new Set([...owners.values(), ...developers.values()])];
  const line = await people(db, context, {
    ids: ownerIds,
    deputiesOf: ownerIds,
    workspaceId,
    slackUserIds: [...settings.admins, ...(settings.leadershipContact ? [settings.leadershipContact] : [])],
    slackAdmins: true,
  });
  const choose = chooser(line, settings, context.now);
  return new Map(
    matters.map(matter => {
      const developer = matter.technical ? developers.get(matter.id) : undefined;
      return [matterKey(matter), choose(matter, owners.get(matter.id), developer)];
    }),
  );
}

/** The one who answers for one matter. */
export async function whoAnswersForOne(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  matter: Matter,
): Promise<Answering> {
  const all = await whoAnswersFor(db, context, workspaceId, [matter]);
  return all.get(matterKey(matter)) ?? { responsible: 'nobody', ownerId: undefined };
}

/** May she act on it? The owner always, and whoever stands in for her now; never the subject. */
export function mayAnswerFor(personId: string, matter: Matter, { responsible: chosen, ownerId }: Answering): boolean {
  if (matter.id === personId) return false;
  return personId === ownerId || (chosen !== 'nobody' && chosen.to === personId);
}

function chooser(
  line: readonly Person[],
  settings: { admins: readonly string[]; leadershipContact: string | null },
  now: Date,
) {
  const candidates = line.map(person => ({ person, candidate: candidateOf(person, now) }));
  const byId = new Map(candidates.map(each => [each.person.id, each]));
  const bySlackId = new Map(candidates.map(({ person, candidate }) => [person.slackUserId, candidate]));
  const admins = adminsAmong(candidates, settings.admins);
  const contact = settings.leadershipContact ? bySlackId.get(settings.leadershipContact) : undefined;
  const pair = (ownerId: string | undefined) => {
    const owner = ownerId ? byId.get(ownerId) : undefined;
    const deputy = owner?.person.deputyId ? byId.get(owner.person.deputyId) : undefined;
    return { owner: owner?.candidate, deputy: deputy?.candidate };
  };
  return (matter: Matter, leadId: string | undefined, developerId?: string): Answering => {
    const subject = matter.kind === 'person' ? matter.id : undefined;
    const ownerId = developerId ?? leadId;
    const behind = developerId && developerId !== leadId ? pair(leadId) : undefined;
    return { ownerId, responsible: responsible({ subject, ...pair(ownerId), behind, contact, admins }) };
  };
}

/** The named admins in their order; Slack's own admins and owners stand in until one is named who is there. */
function adminsAmong(
  candidates: readonly { readonly person: Person; readonly candidate: Candidate }[],
  named: readonly string[],
): Candidate[] {
  const active = candidates.filter(({ candidate }) => candidate.active);
  const chosen = named.flatMap(id => active.find(({ person }) => person.slackUserId === id) ?? []);
  const admins = chosen.length > 0 ? chosen : active.filter(({ person }) => person.slackAdmin);
  return admins.map(({ candidate }) => candidate);
}

/** The one who hears of what the machine itself cannot mend. Undefined: nobody. */
export async function firstAdmin(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
): Promise<string | undefined> {
  const { admins } = await settingsOf(db, workspaceId);
  const found = await people(db, context, { workspaceId, slackUserIds: admins, slackAdmins: true });
  const candidates = found.map(person => ({ person, candidate: candidateOf(person, context.now) }));
  const facts = { subject: undefined, owner: undefined, deputy: undefined, contact: undefined };
  const chosen = responsible({ ...facts, admins: adminsAmong(candidates, admins) });
  return chosen === 'nobody' ? undefined : chosen.to;
}

/** Somebody as one who may be asked to answer for something at this moment. */
export const candidateOf = ({ id, active, unreachable, rhythm, away }: Person, now: Date): Candidate => ({
  id,
  active: active && unreachable === null,
  present: isPresent(now, rhythm.zone, away),
});

/** The lead developers of clients at this moment, one each. */
export async function leadDevelopersNow(
  db: Executor,
  { now }: Pick<PeopleContext, 'now'>,
  workspaceId: string,
  clientIds: readonly string[],
): Promise<string[]> {
  const { zone } = await settingsOf(db, workspaceId);
  return [...(await leadDevelopersOf(db, clientIds, localDateOf(now, zone))).values()];
}
