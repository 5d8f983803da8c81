import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { insertGoal } from '../../src/ledger/queries.ts';
import { silentLog } from '../../src/log.ts';
import { rosterOf } from '../../src/roster/index.ts';
import type { Message } from '../../src/slack/blocks.ts';
import { amendSuggestion } from '../../src/suggestions/amend.ts';
import { intakeDeliveries } from '../../src/suggestions/due/intake-messages.ts';
import { fileSuggestion, type NewSaid, openFile } from '../../src/suggestions/intake.ts';
import { suggestionsForAgenda } from '../../src/suggestions/known.ts';
import { suggestionListeners } from '../../src/suggestions/listeners.ts';
import { fileFromMeeting } from '../../src/suggestions/meeting.ts';
import { openSuggestion } from '../../src/suggestions/page.ts';
import { changeSuggestion, entriesOf, suggestionById, suggestionsWhere } from '../../src/suggestions/queries.ts';
import { readClientRegister, readRegister } from '../../src/suggestions/register.ts';
import type { Step, SuggestionKind } from '../../src/suggestions/rules.ts';
import { linkSimilar } from '../../src/suggestions/similar.ts';
import { takeSteps } from '../../src/suggestions/steps.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { rosterBuilder } from '../support/roster.ts';

/** A Monday. */
export const monday = '2026-02-02T10:00:00Z';
export const day = parseLocalDate;

/** A lead with a deputy, her client with a developer on its team, a colleague who has nothing to do with it, a guest, and another client. */
export async function intakeFirm({ db }: Pick<Connection, 'db'>) {
  const firm = await rosterBuilder(db);
  const { workspaceId, shelf } = firm;
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy });
  const [ana, mikko, elin] = [
    await firm.person({ name: 'Ana' }),
    await firm.person({ name: 'Mikko' }),
    await firm.person({ name: 'Elin' }),
  ];
  const guest = await firm.person({ name: 'Gil', status: 'guest' });
  const engagement = await firm.engagement({ lead });
  const { clientId } = engagement;
  await firm.member(ana, engagement);
  const { clientId: otherClientId } = await firm.engagement({ lead: elin });
  await db.updateTable('client').set({ name: 'Apteekki Sampo' }).where('id', '=', clientId).execute();
  await db.updateTable('client').set({ name: 'Nordlys' }).where('id', '=', otherClientId).execute();
  const ports = { db, newId: randomUUID, log: silentLog };

  const aGoal = async (words: string, of = clientId) => {
    const id = randomUUID();
    const fields = { words, measure: 'calls', target: 'ten', ownerId: lead, theirOwner: 'Tiina' };
    const recorded = { recordedBy: lead, recordedAt: new Date(monday), since: day('2026-01-12') };
    const row = { id, workspaceId, clientId: of, ...fields, ...recorded };
    await db.transaction().execute(tx => insertGoal(tx, row));
    return id;
  };

  /** Somebody, at some time, with the verbs in hand. */
  const as = (personId: string, at = monday) => {
    const context = firm.context(at);
    const me = () => firm.read(personId, at);
    return {
      files: async (changes: Partial<NewSaid> = {}) => {
        const said = { id: randomUUID(), clientId, kind: 'suggestion' as const, words: 'A list of refills' };
        const given = { ...said, fromWhom: null, messageLink: null, ...changes };
        return { id: given.id, outcome: await fileSuggestion(ports, context, await me(), given) };
      },
      notes: async (kind: SuggestionKind, lines: readonly string[], meetingId: string, saidOn = '2026-01-30') => {
        const said = { workspaceId, clientId, meetingId, kind, lines, saidOn: day(saidOn), actor: await me() };
        await db.transaction().execute(tx => fileFromMeeting(tx, said, new Date(at)));
      },
      takes: async (id: string, version: number | undefined, ...steps: Step[]) =>
        takeSteps(ports, context, await me(), { id, version, steps }),
      amends: async (id: string, changes: Partial<NewSaid> & { readonly version?: number } = {}) => {
        const {
          messageLink: _,
          clientId: of,
          kind,
          words,
          fromWhom,
          version,
        } = { ...(await suggestion(id)), ...changes };
        return amendSuggestion(ports, context, await me(), { id, version, clientId: of, kind, words, fromWhom });
      },
      links: async (id: string, other: string) => linkSimilar(ports, context, await me(), { id, other }),
      looks: async (id: string) => openSuggestion(ports, context, await me(), id),
      chooses: async (of?: string) => openFile(ports, context, await me(), of),
      reads: async () => readRegister(ports, context, await me()),
      readsOf: async (of: string) => readClientRegister(ports, context, await me(), of),
    };
  };

  const suggestion = async (id: string) => {
    const found = await suggestionById(db, id);
    if (!found) throw new Error('it is gone');
    return found;
  };
  /** Its history, as `event by day words`. */
  const history = async (id: string) =>
    (await entriesOf(db, id)).map(({ event, by, onDay, words }) => [event, by, onDay, words].filter(Boolean).join(' '));
  const handOverTo = (id: string, ownerId: string) =>
    db.transaction().execute(tx => changeSuggestion(tx, id, { ownerId, toward: 'delivery' }));
  const isAskedToTake = async (id: string, toId: string) => {
    const row = { suggestionId: id, number: 1, workspaceId, toward: 'delivery', fromId: lead, toId };
    await db
      .insertInto('suggestionHandOver')
      .values({ ...row, at: new Date(monday) })
      .execute();
  };
  const isAway = (personId: string, firstDay: string, lastDay: string) =>
    db.insertInto('absence').values({ id: randomUUID(), workspaceId, personId, firstDay, lastDay }).execute();

  /** What becomes of each message about it at that moment: `kind class: whom by which rule`, or why not; and what it says. */
  const becomes = async (subjectId: string, at = monday) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period', 'class'])
      .where('subjectId', '=', subjectId)
      .orderBy('kind')
      .execute();
    const made: { line: string; message: Message | undefined }[] = [];
    for (const item of rows) {
      const delivery = intakeDeliveries({ shelf, newId: randomUUID }).find(({ kind }) => kind === item.kind);
      const drafts = await db.transaction().execute(async tx => delivery?.drafts(tx, [item], new Date(at)));
      const draft = drafts?.get(item.id);
      const isTo = typeof draft === 'object' && 'to' in draft;
      const reader = isTo ? { ...(await firm.read(draft.to, at)), personId: draft.to, reachable: true } : undefined;
      const end = isTo ? `${reader?.name} ${draft.rule}` : typeof draft === 'object' && 'drop' in draft && draft.drop;
      const message = isTo && reader ? await draft.draw(reader) : undefined;
      made.push({ line: `${item.kind.replace('suggestions.', '')} ${item.class}: ${end}`, message });
    }
    return made;
  };

  const listenersAt = (at = monday) => {
    const clock = { now: () => new Date(at) };
    const team = { workspaceId, slackTeamId: workspaceId };
    return suggestionListeners({
      ...ports,
      clock,
      shelf,
      roster: rosterOf({ db, clock, log: silentLog, shelf, team }),
    });
  };

  return {
    ...{ db, firm, workspaceId, clientId, otherClientId, lead, deputy, ana, mikko, elin, guest, as, aGoal },
    ...{ suggestion, history, handOverTo, isAskedToTake, isAway, becomes, listenersAt },
    all: () => suggestionsWhere(db, { workspaceId }),
    agenda: (since?: string) => suggestionsForAgenda(db, clientId, since === undefined ? undefined : day(since)),
  };
}

export type IntakeFirm = Awaited<ReturnType<typeof intakeFirm>>;
