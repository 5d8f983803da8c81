import type { Executor } from '../db/connect.ts';
import type { Ports } from '../ports.ts';
import { replanLater } from '../schedule/index.ts';
import type { LocalDate } from '../time/calendar.ts';
import { tellOfLead } from './lead.ts';
import type { PeopleContext, Person } from './people.ts';
import * as queries from './queries.ts';
import { matterKey, whoAnswersFor, whoAnswersForOne } from './responsible.ts';
import {
  type Act,
  type Client,
  type ClientFields,
  type Engagement,
  type Membership,
  may,
  type Standing,
} from './rules.ts';
import { permit, standingInFirm, standingsToward, standingToward } from './standing.ts';
import { colleague, type RosterVerbPorts, todayOf, towardClient } from './toward.ts';

/** The clients that she may see, by name, and whether she may bring a new one. */
export interface ClientList {
  readonly clients: readonly Client[];
  readonly mayCreate: boolean;
}

export async function clientsSeenBy(db: Executor, context: PeopleContext, actor: Person): Promise<ClientList> {
  const all = await queries.clientsOf(db, actor.workspaceId);
  const leads = all.some(client => client.leadId === actor.id);
  const standing = new Set([...standingInFirm(actor), ...(leads ? (['account_lead'] as const) : [])]);
  const mayCreate = may(standing, 'client.create');
  if (!actor.active || may(standing, 'client.see')) return { clients: actor.active ? all : [], mayCreate };
  const team = await queries.clientsWithTeamMember(db, actor.id, todayOf(actor, context));
  const matters = all.map(({ id }) => ({ kind: 'client' as const, id }));
  const answering = await whoAnswersFor(db, context, actor.workspaceId, matters);
  const isHers = ({ id, leadId }: Client) => {
    const answers = answering.get(id)?.responsible ?? 'nobody';
    return leadId === actor.id || team.has(id) || (answers !== 'nobody' && answers.to === actor.id);
  };
  return { clients: all.filter(isHers), mayCreate };
}

/** The clients toward whom the table allows her that, by name. */
export async function clientsFor(db: Executor, context: PeopleContext, actor: Person, act: Act): Promise<Client[]> {
  const all = actor.active ? await queries.clientsOf(db, actor.workspaceId) : [];
  const matters = all.map(({ id }) => ({ kind: 'client' as const, id }));
  const standings = await standingsToward(db, context, actor, matters);
  return all.filter(({ id }) => may(standings.get(matterKey({ kind: 'client', id })) ?? new Set(), act));
}

/** Those whose name is that, else those whose names hold it. Case does not matter. */
export function clientsNamed<T extends { readonly name: string }>(clients: readonly T[], wanted: string): readonly T[] {
  const fold = (text: string) => text.normalize('NFC').toLocaleLowerCase();
  const exact = clients.filter(({ name }) => fold(name) === fold(wanted));
  return exact.length > 0 ? exact : clients.filter(({ name }) => fold(name).includes(fold(wanted)));
}

/** One client as it stands, with what whoever looks is toward it. */
export interface ClientPage {
  readonly client: Client;
  readonly lead: queries.Lead | undefined;
  /** who answers instead of a lead who is away */
  readonly standIn: string | undefined;
  readonly engagements: readonly (Engagement & { readonly seller: string | null })[];
  readonly team: readonly Membership[];
  readonly standing: Standing;
  readonly today: LocalDate;
}

export async function openClient(
  { db, log }: Pick<Ports, 'db' | 'log'>,
  context: PeopleContext,
  actor: Person,
  clientId: string,
): Promise<ClientPage | 'not_yours'> {
  const client = await queries.clientById(db, clientId);
  if (client?.workspaceId !== actor.workspaceId) return 'not_yours';
  const matter = { kind: 'client' as const, id: clientId };
  const answering = await whoAnswersForOne(db, context, actor.workspaceId, matter);
  const standing = await standingToward(db, context, actor, matter, answering);
  if (!permit(log, actor, standing, 'client.see')) return 'not_yours';
  const today = todayOf(actor, context);
  const engagements = await queries.engagementsOf(db, clientId);
  const { responsible, ownerId } = answering;
  const standInId = responsible !== 'nobody' && responsible.to !== ownerId ? responsible.to : undefined;
  const sellers = engagements.flatMap(({ sellerId }) => sellerId ?? []);
  const names = await queries.namesOf(db, [...sellers, ...(standInId ? [standInId] : [])]);
  return {
    client,
    lead: await queries.leadOf(db, clientId),
    standIn: standInId && names.get(standInId),
    engagements: engagements.map(one => ({ ...one, seller: one.sellerId && (names.get(one.sellerId) ?? null) })),
    team: await queries.membershipsOf(db, { clientId }, today),
    standing,
    today,
  };
}

export interface NewClient extends ClientFields {
  /** made when the form was drawn, so that sending it twice makes one client */
  readonly id: string;
  /** Slack user id */
  readonly lead: string;
}

/** A client begins with a lead (0.05); a lead who did not do it herself is told. */
export async function createClient(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { lead, ...client }: NewClient,
): Promise<'created' | 'name_taken' | 'not_active' | 'not_yours'> {
  const { workspaceId } = actor;
  return ports.db.transaction().execute(async tx => {
    const standing = await standingToward(tx, context, actor, { kind: 'client', id: client.id });
    if (!permit(ports.log, actor, standing, 'client.create')) return 'not_yours';
    const person = await colleague(tx, context, actor, lead);
    if (!person) return 'not_active';
    const inserted = await queries.insertClient(tx, { ...client, workspaceId });
    if (inserted !== 'inserted') return inserted === 'known' ? 'created' : 'name_taken';
    const since = todayOf(actor, context);
    const row = { id: ports.newId(), workspaceId, clientId: client.id, personId: person.id, since, reason: null };
    await queries.insertLead(tx, row);
    await replanLater(tx, 'client', workspaceId, [client.id]);
    if (person.id !== actor.id) await tellOfLead(tx, row, [{ part: 'new', personId: person.id }], context.now);
    return 'created';
  });
}

/** What a client is called, whom it works for, and whether one keeps in touch between engagements. */
export async function editClient(
  ports: RosterVerbPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, ...fields }: ClientFields & { readonly clientId: string },
): Promise<'changed' | 'name_taken' | 'not_yours'> {
  return towardClient(ports, context, actor, { clientId, act: 'client.edit' }, async (tx, client) => {
    if (!(await queries.updateClient(tx, client, fields, todayOf(actor, context)))) return 'name_taken';
    await replanLater(tx, 'client', client.workspaceId, [clientId]);
    return 'changed';
  });
}
