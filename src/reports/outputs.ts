import type { Executor } from '../db/connect.ts';
import { enqueue } from '../delivery/index.ts';
import { everyAgreementOf, plansOf, satisfactionsOf } from '../ledger/index.ts';
import {
  type Client,
  clientFor,
  may,
  type PeopleContext,
  type Person,
  people,
  standingToward,
  todayOf,
} from '../roster/index.ts';
import { suggestionsWhere } from '../suggestions/index.ts';
import { localDateOf } from '../time/calendar.ts';
import type { ReportPorts } from './ports.ts';
import { type OutputOrder, type Outputs, outputsOf } from './rules.ts';

/** The message with the file; the subject is whoever ordered it, the period her order. */
export const outputsKind = 'reports.outputs';

/** Orders the file; what is in it is decided when it is sent. `orderId` was made with the button: two clicks on it are one file. */
export async function orderOutputs(
  ports: ReportPorts,
  context: PeopleContext,
  actor: Person,
  { clientId, format, orderId }: OutputOrder,
): Promise<'ordered' | 'not_yours'> {
  const known = await clientFor(ports, context, actor, { clientId, act: 'outputs.export' });
  if (known === 'not_yours') return known;
  const about = { workspaceId: actor.workspaceId, kind: outputsKind, subjectId: actor.id };
  const order = { ...about, period: `${clientId} ${format} ${orderId}`, class: 'now' as const, dueAt: context.now };
  await ports.db.transaction().execute(tx => enqueue(tx, [order]));
  return 'ordered';
}

/** May she have them at this moment? */
export async function mayTakeOutputs(
  db: Executor,
  context: PeopleContext,
  reader: Person,
  client: Client,
): Promise<boolean> {
  const isHere = client.workspaceId === reader.workspaceId;
  return isHere && may(await standingToward(db, context, reader, { kind: 'client', id: client.id }), 'outputs.export');
}

/** More meetings than a client is ever asked in. */
const everySatisfaction = 10_000;

/** The outputs of a client as they stand; days are the firm's. */
export async function gatherOutputs(
  db: Executor,
  context: PeopleContext,
  reader: Person,
  { id, leadId }: Client,
): Promise<Outputs> {
  const agreements = await everyAgreementOf(db, id);
  const [lead] = leadId ? await people(db, context, { ids: [leadId] }) : [];
  return outputsOf({
    today: todayOf(reader, context),
    lead: lead?.name ?? null,
    agreements: agreements.map(({ signedOffAt, ...agreement }) => ({
      ...agreement,
      signedOffOn: signedOffAt && localDateOf(signedOffAt, reader.settings.zone),
    })),
    plans: await plansOf(db, id),
    suggestions: await suggestionsWhere(db, { clientIds: [id] }),
    satisfactions: await satisfactionsOf(db, id, everySatisfaction),
  });
}
