import type { Executor } from '../db/connect.ts';
import { settingsOf } from '../settings/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { type PeopleContext, type Person, people } from './people.ts';
import { leadsOf, supervisorsOf } from './queries.ts';
import { type Candidate, isPresent, type Responsible, responsible } from './rules.ts';

/** Somebody or something that a person answers for. */
export interface Matter {
  readonly kind: 'person' | 'client';
  readonly id: string;
}

export interface Answering {
  readonly responsible: Responsible;
  /** the lead or supervisor by the roster, there or not */
  readonly ownerId: string | undefined;
}

/** Who answers for each matter at this moment: a consultant's supervisor, a client's lead, or who stands in for them. */
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
  const ownerIds = [...new Set(owners.values())];
  const line = await people(db, context, {
    ids: ownerIds,
    deputiesOf: ownerIds,
    workspaceId,
    slackUserIds: [...settings.admins, ...(settings.leadershipContact ? [settings.leadershipContact] : [])],
    slackAdmins: true,
  });
  const choose = chooser(line, settings, context.now);
  return new Map(matters.map(matter => [matter.id, choose(matter, owners.get(matter.id))]));
}

/** The one who answers for one matter. */
export async function whoAnswersForOne(
  db: Executor,
  context: PeopleContext,
  workspaceId: string,
  matter: Matter,
): Promise<Answering> {
  const all = await whoAnswersFor(db, context, workspaceId, [matter]);
  return all.get(matter.id) ?? { responsible: 'nobody', ownerId: undefined };
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
  return (matter: Matter, ownerId: string | undefined): Answering => {
    const owner = ownerId ? byId.get(ownerId) : undefined;
    const deputy = owner?.person.deputyId ? byId.get(owner.person.deputyId) : undefined;
    const subject = matter.kind === 'person' ? matter.id : undefined;
    return {
      ownerId,
      responsible: responsible({
        subject,
        owner: owner?.candidate,
        deputy: deputy?.candidate,
        contact,
        admins,
      }),
    };
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

const candidateOf = ({ id, active, unreachable, rhythm, away }: Person, now: Date): Candidate => ({
  id,
  active: active && unreachable === null,
  present: isPresent(now, rhythm.zone, away),
});
