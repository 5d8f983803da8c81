import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection, Db } from '../../src/db/connect.ts';
import { speak } from '../../src/i18n/text.ts';
import { ledgerDeliveries } from '../../src/ledger/due.ts';
import { openLedger } from '../../src/ledger/page.ts';
import { meetingDeliveries } from '../../src/meetings/due.ts';
import { myMeetings, openAgenda, openMeetings, openOutcome } from '../../src/meetings/meetings.ts';
import { meetingKinds } from '../../src/meetings/rules.ts';
import { meetingTexts } from '../../src/meetings/texts/index.ts';
import * as views from '../../src/meetings/views.ts';
import { personById } from '../../src/roster/index.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { rosterBuilder } from '../support/roster.ts';
import { furnished, type House, july, now } from './doors-firm.ts';

const holders = ['lead', 'stand-in'];
const answering = [...holders, 'leadership', 'contact'];
const around = [...answering, 'developer', 'lead developer'];
const waiting = ['a point of Ana’s'];
const lastTime = (kind: string) => [`learnt in the ${kind}`, `explained in the ${kind}`, `agreed to do in the ${kind}`];
const satisfied = ['why content in the follow_up', 'why worth it in the follow_up'];
const goal = ['goal', 'measure', 'target', 'their owner', 'why they disagree'];
const agreements = ['draft agreement', 'draft level', 'signed agreement', 'signed level'];
const plan = 'a plan in the development';
const need = 'a need in the development';
const suggested = ['a suggestion in the follow_up', 'a suggestion in the development'];

/** What may be seen where, and by whom. There is no other door: what is not in this table is seen there by nobody. */
const doors: readonly (readonly [place: string, who: readonly string[], what: readonly string[]])[] = [
  ['follow_up agenda', holders, [...waiting, ...lastTime('follow_up'), ...satisfied, ...agreements]],
  ['follow_up agenda', holders, ['a late delivery', 'slow tests', 'a risk', 'the place in the follow_up']],
  ['follow_up agenda', holders, ['promise', ...suggested]],
  ['development agenda', holders, [...waiting, ...lastTime('development'), ...goal, plan, need, ...suggested]],
  ['development agenda', holders, ['the place in the development']],
  ['follow_up #1', holders, [...waiting, 'a point that was told', ...lastTime('follow_up'), ...satisfied]],
  ['follow_up #2', holders, waiting],
  ['development #1', holders, [...waiting, ...lastTime('development'), plan]],
  ['development #2', holders, waiting],
  ['ledger', around, [...goal, ...agreements, plan]],
  ['ledger', answering, satisfied],
  ['messages', ['invited'], ['the place in the follow_up', 'the place in the development']],
];

/** What was written down too, and stands on none of these pages. */
const never = [
  'a delivery, called people later',
  'a mistake that was none',
  'a point moved to another client',
  'a point of another client’s consultant',
  'a point taken back',
  'a point without a project',
  'a point without consent',
  'a promise noted in the follow_up',
  'a quarrel',
  'a quarrel, called delivery later',
  'a worry about the lead',
  'agreed in a talk',
  'an illness',
  'ended agreement',
  'ended level',
  'ended plan',
  'offered promise',
  'offered to whom',
  'offered written',
  'the client’s word about Ana in the development',
  'the client’s word about Ana in the follow_up',
  'the keeper’s word',
  'to whom',
  'what Ana wants to talk about',
  'why it moved in the development',
  'why it moved in the follow_up',
  'why it was none',
  'why the client does not know yet',
  'written',
];
/** delivery; goal, measure, target, owner and note; three agreements with their levels; a promise with what belongs to it; a suggestion */
const ofAnotherClient = 17;

onDatabase('pglite', 'every door to an agenda', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  it('lets through what is meant for that kind of meeting, for whoever holds it, and nothing else', async () => {
    if (!opened.connection) throw new Error('not open yet');
    const { db } = opened.connection;
    const house = await furnished(opened.connection, await rosterBuilder(db));
    const places = await everyPlace(house);

    const seen = [...places].flatMap(([place, text]) => marksIn(text).map(what => `${place}: ${what}`));
    const meant = doors.flatMap(([place, who, what]) =>
      who.flatMap(whose => what.map(each => `${place}, ${whose}: ${each}`)),
    );
    expect(seen.toSorted()).toEqual(meant.toSorted());

    // What nobody sees was there to be seen.
    const shown = new Set(doors.flatMap(([, , what]) => what));
    const hidden = (await everythingIn(db)).filter(what => !shown.has(what));
    const ofOthers = hidden.filter(what => what.startsWith('another client’s'));
    expect([hidden.filter(what => !ofOthers.includes(what)), ofOthers.length]).toEqual([never, ofAnotherClient]);

    for (const who of holders) {
      const [followUp = '', development = ''] = meetingKinds.map(kind => places.get(`${kind} agenda, ${who}`));
      for (const heading of deliveryHeadings)
        expect([heading, followUp.includes(en(heading)), development.includes(en(heading))]).toEqual([
          heading,
          true,
          false,
        ]);
      for (const heading of aheadHeadings)
        expect([heading, followUp.includes(en(heading)), development.includes(en(heading))]).toEqual([
          heading,
          false,
          true,
        ]);
    }
  });
});

const en = speak(meetingTexts, 'en');
const deliveryHeadings = [
  'agenda.figures',
  'agenda.deviations',
  'agenda.promises',
  'agenda.satisfaction',
  'agenda.agreements',
] as const;
const aheadHeadings = ['agenda.question', 'agenda.goals', 'agenda.needs', 'agenda.plans'] as const;

/** Every mark in a text, once. */
const marksIn = (text: string): string[] => [...new Set([...text.matchAll(/‹([^›]+)›/g)].map(([, what = '']) => what))];

/** What stands on each page for each person, whoever she is, and whoever stands in while the lead is away; and in messages. */
async function everyPlace(house: House): Promise<Map<string, string>> {
  const { people } = house;
  const viewers = [...Object.entries(people).map(each => [...each, now]), ['stand-in', people.deputy, july]];
  const places = new Map([['messages, invited', await messagesOf(house)]]);
  for (const [who = '', id = '', at = ''] of viewers)
    for (const [place, text] of await placesOf(house, id, at)) places.set(`${place}, ${who}`, text);
  return places;
}

/** Every page on which something of the client stands, as she sees it; nothing, where it is not hers. */
async function placesOf({ ports, firm, clientId, readerOf }: House, personId: string, at: string) {
  const context = firm.context(at);
  const actor = await readerOf(personId, at);
  const page = await openMeetings(ports, context, actor, clientId);
  const drawn: [string, unknown][] = [
    ['page', typeof page === 'string' ? page : views.clientView(page, [], 'en')],
    ['list', views.overviewView(await myMeetings(ports, context, actor), 'en')],
    ['ledger', await openLedger(ports, context, actor, clientId)],
  ];
  for (const kind of meetingKinds) {
    const agenda = await openAgenda(ports, context, actor, { clientId, kind, number: 2 });
    drawn.push([`${kind} agenda`, typeof agenda === 'string' ? agenda : views.agendaView(agenda, 'en')]);
    for (const number of [1, 2]) {
      const outcome = await openOutcome(ports, context, actor, { clientId, kind, number });
      drawn.push([`${kind} #${number}`, typeof outcome === 'string' ? outcome : views.outcomeForm(outcome, 'en')]);
    }
  }
  return drawn.map(([place, what]) => [place, JSON.stringify(what)] as const);
}

/** Every message about meetings and what is known with a client, and every file, as they are drawn for whoever gets them. */
async function messagesOf({ ports, firm }: House): Promise<string> {
  const texts: string[] = [];
  for (const kind of [...meetingDeliveries(ports), ...ledgerDeliveries(ports)])
    await ports.db.transaction().execute(async tx => {
      const rows = tx.selectFrom('outbox').select(['id', 'workspaceId', 'kind', 'subjectId', 'period']);
      const items = await rows.where('kind', '=', kind.kind).execute();
      for (const draft of (await kind.drafts(tx, items, new Date(now))).values()) {
        const to = typeof draft === 'object' && 'to' in draft ? draft : undefined;
        const reader = to && (await personById(tx, firm.context(now), to.to));
        const message = reader && (await to.draw({ ...reader, personId: reader.id, reachable: true }));
        texts.push(JSON.stringify(message ?? null), unfolded(message?.file?.bytes));
      }
    });
  return texts.join('\n');
}

/** A line of a calendar file goes on after a break and a space. */
const unfolded = (bytes: Uint8Array | string = ''): string =>
  (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)).replaceAll('\r\n ', '');

/** Every mark that the database holds, in order. */
async function everythingIn(db: Db): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(db);
    found.push(...marksIn(rows.rows.map(({ row }) => row).join('\n')));
  }
  return [...new Set(found)].toSorted();
}
