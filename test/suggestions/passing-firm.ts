import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { rosterOf } from '../../src/roster/index.ts';
import { nextWake, occurrencesOf, replanLater, tick } from '../../src/schedule/index.ts';
import { occurrenceGate } from '../../src/settings/index.ts';
import type { FormValue } from '../../src/slack/form.ts';
import { passingDeliveries } from '../../src/suggestions/due/passing-messages.ts';
import { suggestionCadences } from '../../src/suggestions/due.ts';
import { type HandingOver, handOver, takeBack } from '../../src/suggestions/hand-over.ts';
import { suggestionListeners } from '../../src/suggestions/listeners.ts';
import { type OfferNow, recordOffer } from '../../src/suggestions/offer.ts';
import {
  changeSuggestion,
  entriesOf,
  insertSuggestion,
  openHandOvers,
  type SuggestionChange,
  suggestionById,
} from '../../src/suggestions/queries.ts';
import type { SuggestionKind } from '../../src/suggestions/rules.ts';
import { linkedElsewhere, linkSimilar, openSimilar, unlinkSimilar } from '../../src/suggestions/similar.ts';
import { answerHandOver, openHandOver } from '../../src/suggestions/taking.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

interface Said {
  readonly kind?: SuggestionKind;
  readonly words?: string;
  readonly fromWhom?: string;
  readonly clientId?: string;
  readonly filedOn?: string;
  readonly nextOn?: string;
}

/** A lead with a deputy, a client in Helsinki and one of somebody else, colleagues; the verbs as each takes them, and the clock. */
export async function passingFirm({ db }: Connection) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  await db
    .updateTable('workspace')
    .set({ goAt: new Date('2026-01-12T08:00:00Z') })
    .where('id', '=', workspaceId)
    .execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [ana, mikko, elin] = [
    await firm.person({ name: 'Ana' }),
    await firm.person({ name: 'Mikko' }),
    await firm.person({ name: 'Elin' }),
  ];
  const guest = await firm.person({ name: 'Gil', status: 'guest' });
  const { clientId, engagementId } = await firm.engagement({ lead });
  const other = await firm.engagement({ lead: elin });
  const ports = { db, newId: randomUUID, log: silentLog };
  const name = (id: string, row: { readonly name: string; readonly clientsClient?: string }) =>
    db.updateTable('client').set(row).where('id', '=', id).execute();
  await name(clientId, { name: 'Apteekki Sampo' });
  await name(other.clientId, { name: 'Nordlys', clientsClient: 'Tromsø kommune' });

  const said = async ({ kind = 'suggestion', words = 'A list of refills', ...facts }: Said = {}) => {
    const id = randomUUID();
    const { filedOn = '2026-02-02', nextOn = '2026-02-05', fromWhom = null } = facts;
    const nothing = { messageLink: null, meetingId: null, goalId: null };
    const filed = { filedBy: ana, filedOn: parseLocalDate(filedOn), filedAt: new Date(`${filedOn}T10:00:00Z`) };
    const row = { id, workspaceId, clientId: facts.clientId ?? clientId, kind, words, fromWhom };
    await db
      .transaction()
      .execute(tx => insertSuggestion(tx, { ...row, ...nothing, ...filed, nextOn: parseLocalDate(nextOn) }));
    return id;
  };
  const change = (id: string, to: SuggestionChange) => db.transaction().execute(tx => changeSuggestion(tx, id, to));
  const answered: SuggestionChange = {
    ...{ state: 'answered', outcome: 'done', result: 'Built', nextOn: null },
    ...{ endedOn: parseLocalDate('2026-02-03'), answeredOn: parseLocalDate('2026-02-03') },
  };

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = '2026-02-02T10:00:00Z') => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      handsOver: async (id: string, to: string | null, changes: Partial<HandingOver> = {}) =>
        handOver(ports, context, await me(), {
          ...{ id, version: 1, toward: 'delivery', words: null, to: to === null ? null : firm.slackIdOf(to) },
          ...changes,
        }),
      answers: async (id: string, takes: boolean, number = 1, words: string | null = null) =>
        answerHandOver(ports, context, await me(), { id, number, takes, words }),
      takesBack: async (id: string) => takeBack(ports, context, await me(), id),
      opens: async (id: string) => openHandOver(ports, context, await me(), id),
      offers: async (
        id: string,
        offer: OfferNow['offer'],
        changes: Partial<Omit<OfferNow, 'on'>> & { on?: string } = {},
      ) => {
        const { on = '2026-02-02', ...rest } = changes;
        const now = { id, version: 1, offer, by: firm.slackIdOf(personId), ...rest };
        return recordOffer(ports, context, await me(), { ...now, on: parseLocalDate(on) });
      },
      looksElsewhere: async (id: string) => openSimilar(ports, context, await me(), id),
      links: async (id: string, to: string) => linkSimilar(ports, context, await me(), { id, other: to }),
      unlinks: async (id: string, from: string) => unlinkSimilar(ports, context, await me(), { id, other: from }),
    };
  };

  /** The buttons and forms, as somebody uses them at some time. */
  const by = (personId: string, at = '2026-02-02T10:00:00Z') => {
    const clock = { now: () => new Date(at) };
    const roster = rosterOf({ db, clock, shelf, log: silentLog, team: { workspaceId, slackTeamId: workspaceId } });
    const { clicks = {}, submissions = {} } = suggestionListeners({ ...ports, clock, shelf, roster });
    const slackUserId = firm.slackIdOf(personId);
    return {
      clicks: async (action: string, value: string) => clicks[action]?.({ slackUserId, value, view: undefined }),
      submits: async (callback: string, metadata: string, values: Readonly<Record<string, FormValue>>) => {
        const state = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { [field]: value }]));
        return submissions[callback]?.({ slackUserId, metadata, state });
      },
    };
  };

  const suggestion = async (id: string) => {
    const found = await suggestionById(db, id);
    if (!found) throw new Error('it is gone');
    return found;
  };
  const waiting = async (id: string) => (await openHandOvers(db, [id])).get(id);
  /** Its history, as `event by words`. */
  const history = async (id: string) =>
    (await entriesOf(db, id)).map(({ event, by, words }) => [event, by ?? '–', words].filter(Boolean).join(' '));
  const linked = async (id: string) => (await linkedElsewhere(db, await suggestion(id))).map(({ words }) => words);

  const ticking = {
    db,
    log: silentLog,
    cadences: suggestionCadences({ shelf, newId: randomUUID }),
    open: occurrenceGate,
    batch: 25,
    lanes: 1,
    markEverybody: async () => {},
  };
  const mark = (id = clientId) => replanLater(db, 'client', workspaceId, [id]);
  /** One tick at that moment: the process was down until then. */
  const wakesUp = (at: string) => tick(ticking, new Date(at));
  /** Ticks whenever something wakes, up to that moment. */
  const until = async (from: string, at: string) => {
    await tick(ticking, new Date(from));
    for (let next = await nextWake(db, occurrenceGate); next && next <= new Date(at); ) {
      await tick(ticking, next);
      const after = await nextWake(db, occurrenceGate);
      next = after && after > next ? after : undefined;
    }
  };
  const told = async (subjectId: string) =>
    db.selectFrom('outbox').selectAll().where('subjectId', '=', subjectId).orderBy('dueAt').orderBy('period').execute();
  /** What is to be said about it, as `kind period class`. */
  const says = async (subjectId: string) =>
    (await told(subjectId)).map(row => `${row.kind.replace('suggestions.', '')} ${row.period} ${row.class}`);
  /** What becomes of each message about it at that moment, as `kind period: to whom and by which rule, or why not`. */
  const becomes = async (subjectId: string, at: string) => {
    const names = new Map(
      (await db.selectFrom('person').select(['id', 'name']).execute()).map(row => [row.id, row.name]),
    );
    const lines: string[] = [];
    for (const { id, kind, period } of await told(subjectId)) {
      const delivery = passingDeliveries({ shelf, newId: randomUUID }).find(each => each.kind === kind);
      const item = { id, workspaceId, kind, subjectId, period };
      const draft = (await db.transaction().execute(async tx => delivery?.drafts(tx, [item], new Date(at))))?.get(id);
      const end =
        typeof draft !== 'object'
          ? draft
          : 'drop' in draft
            ? draft.drop
            : 'to' in draft && `${names.get(draft.to)} ${draft.rule}`;
      lines.push(`${kind.replace('suggestions.', '')} ${period}: ${end}`);
    }
    return lines;
  };
  /** How the occurrences of a subject ended, as `period state reason`. */
  const ran = async (subjectId: string) =>
    (await occurrencesOf(db, subjectId)).map(({ period, state, reason }) =>
      [period, state, reason].filter(Boolean).join(' '),
    );
  const setEngagement = (state: 'active' | 'ended') =>
    db.updateTable('engagement').set({ state }).where('id', '=', engagementId).execute();
  const leaves = (id: string) =>
    db.updateTable('person').set({ slackStatus: 'deactivated' }).where('id', '=', id).execute();
  const isAway = (personId: string, firstDay: string, lastDay: string) =>
    db.insertInto('absence').values({ id: randomUUID(), workspaceId, personId, firstDay, lastDay }).execute();

  return {
    ...{ db, firm, clientId, otherClientId: other.clientId, lead, deputy, ana, mikko, elin, guest, as, said, change },
    ...{ answered, suggestion, waiting, history, linked, mark, wakesUp, until, says, becomes, ran, setEngagement },
    ...{ leaves, isAway, by },
  };
}

export type PassingFirm = Awaited<ReturnType<typeof passingFirm>>;
