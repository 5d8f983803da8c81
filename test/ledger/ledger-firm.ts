import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { contactOnMeeting, logContact, moveContact, removeContact } from '../../src/ledger/contacts.ts';
import { silenceWatch } from '../../src/ledger/due/silence.ts';
import { openContacts, openLedger } from '../../src/ledger/page.ts';
import { endPlan } from '../../src/ledger/plans.ts';
import type { Purpose } from '../../src/ledger/rules.ts';
import { silentLog } from '../../src/log.ts';
import { replanLater, type ScheduledCadence, type Step, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import { type LocalDate, parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

/** The clock of a deviation is another room's: here it ends at once. */
const noClock: ScheduledCadence = {
  name: 'deviation',
  wake: async (_tx, occurrences) =>
    new Map(occurrences.map(({ id }): [string, Step] => [id, { state: 'closed', reason: 'elsewhere' }])),
};

/** A lead with a deputy, a client in Helsinki with a developer on its team, and somebody of another client; the verbs, and the clock. */
export async function ledgerFirm({ db }: Connection, go: string | null = '2026-01-12T08:00:00Z') {
  const firm = await rosterBuilder(db);
  const { workspaceId } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: go && new Date(go) })
    .where('id', '=', workspaceId)
    .execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [ana, other] = [await firm.person({ name: 'Ana' }), await firm.person({ name: 'Elin' })];
  const engagement = await firm.engagement({ lead });
  const elsewhere = await firm.engagement({ lead: other });
  await firm.member(ana, engagement);
  const { clientId, engagementId } = engagement;
  const ports = { db, newId: randomUUID, log: silentLog };

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = '2026-11-24T10:00:00Z') => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      logs: async (
        onDay = at.slice(0, 10),
        changes: { contactId?: string; clientId?: string; purpose?: Purpose } = {},
      ) => {
        const input = { contactId: randomUUID(), clientId, purpose: 'work' as const, ...changes };
        const outcome = await logContact(ports, context, await me(), { ...input, onDay: parseLocalDate(onDay) });
        return { contactId: input.contactId, outcome };
      },
      moves: async (contactId: string, onDay: string, purpose: Purpose = 'status') =>
        moveContact(ports, context, await me(), { contactId, purpose, onDay: parseLocalDate(onDay) }),
      removes: async (contactId: string) => removeContact(ports, context, await me(), contactId),
      endsPlan: async (planId: string) => endPlan(ports, context, await me(), planId),
      looks: async (whose = clientId) => openLedger(ports, context, await me(), whose),
      looksAtContacts: async (whose = clientId) => openContacts(ports, context, await me(), { clientId: whose }),
    };
  };
  const meets = (onDay: LocalDate, meetingId = randomUUID(), personId = lead) =>
    db.transaction().execute(tx => {
      const contact = { workspaceId, clientId, personId, meetingId, purpose: 'status' as const, onDay };
      return contactOnMeeting(tx, contact, new Date(`${onDay}T10:00:00Z`));
    });

  const ticking = {
    db,
    log: silentLog,
    cadences: [silenceWatch({ shelf: firm.shelf, newId: randomUUID }), noClock],
    open: occurrenceGate,
    batch: 25,
    lanes: 1,
    markEverybody: async () => {},
  };
  /** The roster has changed: one tick at that moment, and one whenever something wakes until `to`. */
  const lives = async (from: Date, to: Date = from) => {
    await replanLater(db, 'client', workspaceId, [clientId]);
    for (let at: Date | undefined = from; at && at <= to; ) {
      await tick(ticking, at);
      const row = await db
        .selectFrom('occurrence')
        .select('wakeAt')
        .where('workspaceId', '=', workspaceId)
        .where('wakeAt', '>', at)
        .orderBy('wakeAt')
        .limit(1)
        .executeTakeFirst();
      at = row?.wakeAt ?? undefined;
    }
  };
  const works = (state: 'active' | 'ended', endsOn: string | null = null) =>
    db.updateTable('engagement').set({ state, endsOn }).where('id', '=', engagementId).execute();
  /** Each silence of the client that was said, as its state and the day it counts from. */
  const silences = async (): Promise<string[]> => {
    const rows = await db
      .selectFrom('deviation as d')
      .innerJoin('deviationEntry as e', 'e.deviationId', 'd.id')
      .select(['d.state', 'e.period'])
      .where('d.subjectId', '=', clientId)
      .where('e.reason', '=', 'no_contact')
      .orderBy('e.at')
      .execute();
    return rows.map(({ state, period }) => `${state} ${period}`);
  };
  /** How the client stands: what is planned, or why nothing is. */
  const planned = async () => {
    const rows = await db
      .selectFrom('occurrence')
      .select(['period', 'dueAt'])
      .where('subjectId', '=', clientId)
      .where('state', '=', 'planned')
      .execute();
    return rows.map(({ period, dueAt }) => `${period} ${dueAt.toISOString().slice(0, 16)}`);
  };
  return {
    ...{ db, firm, workspaceId, clientId, engagementId, elsewhere, ports },
    ...{ lead, deputy, ana, other },
    ...{ as, meets, lives, works, silences, planned },
  };
}

export type LedgerFirm = Awaited<ReturnType<typeof ledgerFirm>>;
