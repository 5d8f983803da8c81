import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Connection } from '../../src/db/connect.ts';
import type { Reader } from '../../src/delivery/index.ts';
import { orderExport, readRegister } from '../../src/deviations/deviations.ts';
import { exportDelivery } from '../../src/deviations/due/export.ts';
import { type Exported, exportCsv, exportFile } from '../../src/deviations/export.ts';
import { type ExportFormat, formatOrdered } from '../../src/deviations/register.ts';
import { silentLog } from '../../src/log.ts';
import type { Log } from '../../src/ports.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { doing as concerning } from '../concerns/firm.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { hostileText, hostileTexts } from '../support/hostile.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';
import { aDeviation } from './register-firm.ts';

const now = '2026-11-24T10:00:00Z';
const day = parseLocalDate('2026-11-20');

const exported = (changes: Partial<Exported> = {}): Exported => ({
  ...{ id: randomUUID(), client: 'Apteekki Sampo', category: 'technical', severity: 'major', state: 'acting' },
  ...{ opened_on: day, closed_on: null, owner: 'Mikko Laine', what_is: 'It failed.', what_should_be: 'It runs.' },
  ...{ correction: null, cause: null, consequence: null, similar_elsewhere: null, client_word: 'told' },
  ...{ days_until_told: 4, actions: [], history: [{ event: 'reported', on: day }] },
  ...changes,
});

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, delimiter: ';', columns: true });

/** Everything that a careless program could take for a cell of its own: split at any sign, at any line end, quoted or not. */
const pieces = (csv: string): string[] => [
  ...rowsOf(csv).flatMap(row => Object.values(row)),
  ...csv.split(/[,;\t\r\n]/).map(piece => piece.replace(/^\s*"?/, '')),
];

describe('a register as CSV', () => {
  it('has a row each under these names, opens in a Nordic spreadsheet, and says days as ISO dates', () => {
    const action = { what: 'Mend it', owner: 'Ana', due_on: day, outcome: null };
    const actions = [action, { ...action, outcome: 'done' }, { ...action, outcome: 'dropped' }] as const;
    const csv = exportCsv([exported({ id: 'd1', actions, cause: 'A; "b"\nc' }), exported({ id: 'd2' })]);
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFid;client;category;severity;state;opened_on;closed_on;owner;what_is;what_should_be;correction;cause;consequence;similar_elsewhere;client_word;days_until_told;actions;actions_open',
      'd1;Apteekki Sampo;technical;major;acting;2026-11-20;;Mikko Laine;It failed.;It runs.;;"A; ""b"" c";;;told;4;2;1',
      'd2;Apteekki Sampo;technical;major;acting;2026-11-20;;Mikko Laine;It failed.;It runs.;;;;;told;4;0;0',
      '',
    ]);
  });

  it('has its header when there is nothing to say', () => {
    expect(exportCsv([])).toMatch(/^\uFEFFid;client;[a-z_;]+\r\n$/);
  });

  const traps = fc
    .tuple(
      fc.constantFrom('', ' ', 'a', 'a,', 'a;', 'a; ', 'a\n', 'a\r\n', 'a\t', 'a\u2028', 'a;"', '"'),
      fc.constantFrom('=', '+', '-', '@', '\uFF1D', '\t=', '\r='),
    )
    .map(([before, sign]) => `${before}${sign}HYPERLINK("https://evil.example")`);

  it('holds no formula wherever it is split, whatever anybody wrote', () => {
    const written = fc.oneof(traps, hostileText);
    fc.assert(
      fc.property(written, written, written, (what_is, cause, client) => {
        const rows = [exported({ what_is, cause, client, owner: client }), exported()];
        const csv = exportCsv(rows);
        expect(rowsOf(csv).length).toBe(2);
        expect(pieces(csv).filter(piece => /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(piece))).toEqual([]);
      }),
      { examples: hostileTexts.map(text => [text, text, text]) },
    );
  });
});

describe('a register as JSON', () => {
  it('has the same fields, what was to be done, and what happened when; every text exactly as it was written', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const row = exported({ what_is: text });
        const { bytes } = exportFile([row], { format: 'json', on: day, title: 'Deviations' });
        expect(JSON.parse(String(bytes))).toEqual(JSON.parse(JSON.stringify({ deviations: [row] })));
      }),
    );
  });
});

onDatabase('pglite', 'the file of the register', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<RosterBuilder> => {
    if (!opened.connection) throw new Error('not open yet');
    return rosterBuilder(opened.connection.db);
  };

  /** Two leads with a client each and a deputy, a team, somebody above them; each client with an open, a closed and a private deviation. */
  async function twoClients() {
    const firm = await aFirm();
    const deputy = await firm.person({ name: 'Olav' });
    const kari = await firm.person({ name: 'Kari', deputy });
    const liisa = await firm.person({ name: 'Liisa' });
    const ana = await firm.person({ name: 'Ana', supervisor: kari });
    const [sampo, otso] = [await firm.engagement({ lead: kari }), await firm.engagement({ lead: liisa })];
    await firm.member(ana, sampo, { role: 'lead_developer' });
    for (const { clientId } of [sampo, otso]) {
      const about = { kind: 'client' as const, id: clientId };
      await aDeviation(firm, { about, reporter: ana, doers: [ana], toldOn: '2026-11-21', actual: `of ${clientId}` });
      await aDeviation(firm, { about, reporter: ana, state: 'closed', rootCause: 'Haste', answeredBy: kari });
      await aDeviation(firm, { about, reporter: ana, category: 'people', actual: 'They quarrel.' });
    }
    await aDeviation(firm, { about: { kind: 'person', id: ana }, category: 'people' });
    return { firm, deputy, kari, liisa, ana, sampo: sampo.clientId, otso: otso.clientId };
  }

  const doingOf = async (firm: RosterBuilder, actorId: string, log: Log = silentLog) => ({
    ports: { db: firm.db, log, newId: randomUUID },
    context: firm.context(now),
    actor: await firm.read(actorId, now),
  });

  /** What she gets for an order of hers: the text of the file, or why there is none. */
  async function fileFor(firm: RosterBuilder, personId: string, format: ExportFormat = 'json'): Promise<string> {
    const item = { id: 'i', workspaceId: firm.workspaceId, kind: 'deviations.export', subjectId: personId };
    const { drafts } = exportDelivery(firm);
    const drawn = await firm.db
      .transaction()
      .execute(tx => drafts(tx, [{ ...item, period: `${format} ${randomUUID()}` }], firm.context(now).now));
    const draft = drawn.get('i');
    if (!draft || draft === 'nobody' || !('to' in draft)) return JSON.stringify(draft ?? 'nothing');
    expect(draft.to).toBe(personId);
    const message = await draft.draw({ language: 'en' } as Reader);
    return String(message?.file?.bytes);
  }

  const File = z.object({ deviations: z.array(z.object({ client: z.string(), what_is: z.string().nullable() })) });
  const clientsIn = (file: string) => File.parse(JSON.parse(file)).deviations.map(({ client }) => client.slice(7));

  it('holds a lead’s clients for her and whoever stands in for her, all clients for those above; nothing private for anybody', async () => {
    const { firm, deputy, kari, liisa, ana, sampo, otso } = await twoClients();
    const above = await firm.person({ name: 'Elin' });
    await firm.setting('leadership', [firm.slackIdOf(above)]);
    expect(clientsIn(await fileFor(firm, kari))).toEqual([sampo, sampo]);
    expect(clientsIn(await fileFor(firm, liisa))).toEqual([otso, otso]);
    expect(clientsIn(await fileFor(firm, above)).toSorted()).toEqual([sampo, sampo, otso, otso].toSorted());
    for (const person of [deputy, ana]) expect(await fileFor(firm, person)).toBe('{"drop":"not_hers"}');
    const absence = { workspaceId: firm.workspaceId, firstDay: '2026-11-24', lastDay: '2026-11-24' };
    await firm.db
      .insertInto('absence')
      .values({ ...absence, id: randomUUID(), personId: kari })
      .execute();
    expect(clientsIn(await fileFor(firm, deputy))).toEqual([sampo, sampo]);
    for (const format of ['csv', 'json'] as const)
      for (const person of [kari, liisa, above]) {
        const file = await fileFor(firm, person, format);
        expect(file).toContain('Haste');
        expect(file).not.toMatch(/quarrel|people/);
      }
  });

  it('names nobody who reported, and of what happened says only what and when', async () => {
    const { firm, kari, ana } = await twoClients();
    const { id: deviationId } = await firm.db
      .selectFrom('deviation')
      .select('id')
      .where('rootCause', '=', 'Haste')
      .where('answeredBy', '=', kari)
      .where('workspaceId', '=', firm.workspaceId)
      .limit(1)
      .executeTakeFirstOrThrow();
    const about = { workspaceId: firm.workspaceId, deviationId, actorId: ana };
    const line = {
      event: 'reopened' as const,
      at: new Date('2026-11-22T22:30:00Z'),
      note: 'She told me in confidence',
    };
    await firm.db
      .insertInto('deviationEntry')
      .values({ ...about, ...line, id: randomUUID(), number: 1 })
      .execute();
    const above = await firm.person();
    await firm.setting('leadership', [firm.slackIdOf(above)]);
    const file = await fileFor(firm, above);
    // Half past midnight where the firm is.
    expect(file).toContain('"event": "reopened",\n          "on": "2026-11-23"');
    expect(file).not.toMatch(/confidence|"Ana(?!", *\n *"due)|reporter/);
    expect(await fileFor(firm, above, 'csv')).not.toMatch(/confidence|Ana/);
  });

  it('is the same to a byte when somebody has told a worry about the lead', async () => {
    const { firm, kari, ana, liisa } = await twoClients();
    await firm.setting('concernReaders', [firm.slackIdOf(liisa)]);
    const files = async () => [await fileFor(firm, kari), await fileFor(firm, kari, 'csv')];
    const before = await files();
    await concerning(firm.db, firm, ana, now).told({ readerId: liisa, aboutId: kari, text: 'She does not listen.' });
    expect(await files()).toEqual(before);
  });

  it('is ordered once by two clicks on one button, and again by another', async () => {
    const { firm, kari } = await twoClients();
    const doing = await doingOf(firm, kari);
    const [first, second] = [randomUUID(), randomUUID()];
    for (const id of [first, first, second]) expect(await orderExport(doing, 'csv', id)).toBe('ordered');
    const rows = await firm.db
      .selectFrom('outbox')
      .select(['kind', 'class', 'period'])
      .where('subjectId', '=', kari)
      .execute();
    expect(rows.map(({ period }) => period).toSorted()).toEqual([`csv ${first}`, `csv ${second}`].toSorted());
    expect(new Set(rows.map(row => `${row.kind} ${row.class}`))).toEqual(new Set(['deviations.export now']));
    expect([formatOrdered(`csv ${first}`), formatOrdered('xml 1')]).toEqual(['csv', undefined]);
  });

  it('is refused, and the refusal logged, for whoever answers for no client; and no button offers it', async () => {
    const { firm, ana, kari } = await twoClients();
    const refused: unknown[] = [];
    const log = { ...silentLog, warn: (event: string, fields: unknown) => refused.push([event, fields]) } as Log;
    const doing = await doingOf(firm, ana, log);
    expect(await orderExport(doing, 'csv', randomUUID())).toBe('not_yours');
    expect(refused).toEqual([['refused', { what: 'deviation.export', person: ana }]]);
    expect((await readRegister(doing)).mayExport).toBe(false);
    expect((await readRegister(await doingOf(firm, kari))).mayExport).toBe(true);
  });

  it('is not for whoever stands in for a supervisor only', async () => {
    const { firm, ana } = await twoClients();
    const deputy = await firm.person();
    const supervisor = await firm.person({ deputy, away: ['2026-11-24', '2026-11-24'] });
    await firm.db.updateTable('person').set({ supervisorId: supervisor }).where('id', '=', ana).execute();
    const { seen, mayExport } = await readRegister(await doingOf(firm, deputy));
    expect([seen.length, mayExport]).toEqual([1, false]);
  });
});
