import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Draft, Reader } from '../../src/delivery/index.ts';
import type { Language } from '../../src/i18n/language.ts';
import { silentLog } from '../../src/log.ts';
import type { Log } from '../../src/ports.ts';
import { outputDeliveries } from '../../src/reports/due/outputs.ts';
import { orderOutputs } from '../../src/reports/outputs.ts';
import type { OutputFormat } from '../../src/reports/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type ClientFirm, clientFirm, noon } from './client-firm.ts';
import { readMarkdown } from './markdown-reading.ts';

onDatabase('postgres18', 'the outputs that somebody ordered', engine => {
  let connection: Awaited<ReturnType<typeof migratedDatabase>>;
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
  });
  afterAll(() => connection.close());

  const orderFor = (clientId: string, format: OutputFormat = 'csv') => ({ clientId, format, orderId: randomUUID() });

  /** What is sent for an order of hers. */
  async function draftFor({ firm, clientId }: ClientFirm, personId: string, period = `${clientId} md 1`) {
    const item = { id: 'i', workspaceId: firm.workspaceId, kind: 'reports.outputs', subjectId: personId, period };
    const [kind] = outputDeliveries(firm);
    if (!kind) throw new Error('nothing of the kind is sent');
    const drafts = await firm.db.transaction().execute(tx => kind.drafts(tx, [item], new Date(noon)));
    return drafts.get('i');
  }
  const drawn = async (draft: Draft | undefined, language: Language = 'en') => {
    if (typeof draft !== 'object' || !('to' in draft)) throw new Error(`nothing is sent: ${JSON.stringify(draft)}`);
    return draft.draw({ language } as Reader);
  };
  const fileFor = async (client: ClientFirm, format: OutputFormat) =>
    (await drawn(await draftFor(client, client.lead, `${client.clientId} ${format} 1`)))?.file;

  it('hold what the tables hold of that client, and of no other', async () => {
    const client = await clientFirm(connection);
    const { db, ana, elin, elsewhere } = client;
    await client.agreement({ link: 'https://drive.example/a', signedOffBy: client.lead, signedOffAt: new Date(noon) });
    await client.agreement({ content: 'Old terms', fromDay: '2025-01-01', endedOn: '2025-12-31', ownerId: ana });
    await client.plan('A shop in Oslo', '2026-03-04');
    await client.plan('No longer so', '2026-02-02', { endedOn: '2026-03-03' });
    await client.satisfied('2026-08-03', 5, 4);
    await client.satisfied('2026-11-03', 3, 4, { satisfactionWhy: 'Slow\nanswers', valueWhy: '=1+1' });
    const done = {
      outcome: 'done',
      result: 'It is dark now',
      endedOn: '2026-07-01',
      dueOn: '2026-07-15',
      nextOn: null,
    };
    await client.suggestions(
      { ...done, state: 'answered', answeredOn: '2026-07-02' },
      { words: 'Fewer calls', toward: 'delivery', ownerId: ana, filedOn: '2026-05-05' },
      { words: 'Payments', kind: 'need', toward: 'portfolio', filedOn: '2026-05-06', ...won(elin) },
      { words: 'Theirs', clientId: elsewhere, toward: 'delivery' },
    );
    await db.updateTable('agreement').set({ level: 'In an *hour*' }).where('content', '=', 'Old terms').execute();

    const file = await fileFor(client, 'csv');
    expect(file).toMatchObject({ name: 'outputs-apteekki-sampo-2026-12-01.csv', title: 'Outputs of Apteekki Sampo' });
    const rows: string[][] = parse(String(file?.bytes), { bom: true, delimiter: ';' });
    expect(rows.map(row => row.join('|'))).toEqual([
      'output|day|until|words|detail|who|state|link',
      'agreements|2025-01-01||Old terms|In an *hour*|Ana|ended|',
      'agreements|2026-01-01||We answer the phone|In an hour|Kari|signed_off|https://drive.example/a',
      'plans|2026-03-04||A shop in Oslo||||',
      'improvements|2026-07-01|2026-07-02|A darker screen|It is dark now|Kari|answered|',
      'to_delivery|2026-05-05||Fewer calls||Ana|received|',
      'to_portfolio|2026-05-06||Payments||Kari|received|',
      'satisfaction|2026-07-01|2026-09-30||2026-Q3, satisfaction 5, value 4, meetings 1|||',
      'satisfaction|2026-10-01|2026-12-31|Slow answers / =1+1|2026-Q4, satisfaction 3, value 4, meetings 1|||',
      'needs|2026-05-06|2026-09-09|Payments|offer won|Elin|received|',
    ]);

    const { sections, title } = readMarkdown(String((await fileFor(client, 'md'))?.bytes));
    const written = Object.values(sections).flatMap(entries => entries.map(({ words }) => words));
    expect(title).toBe('Outputs of Apteekki Sampo');
    expect(written).toEqual([
      ...['Old terms', 'We answer the phone', 'A shop in Oslo', 'A darker screen', 'Fewer calls', 'Payments'],
      ...['Q3 2026', 'Q4 2026', 'Payments'],
    ]);
    expect(sections.Agreements?.[0]?.fields).toMatchObject({ Level: ['In an *hour*'], State: ['ended'] });
    expect(sections.Agreements?.[1]?.fields['Signed off']).toEqual(['1 December 2026, Kari']);
  });

  const won = (offerBy: string) => ({ offer: 'won', offerOn: '2026-09-09', offerBy });

  it('are read in the language of whoever ordered them', async () => {
    const client = await clientFirm(connection);
    const message = await drawn(await draftFor(client, client.lead), 'fi');
    expect(message?.text).toBe('Tässä on asiakkaan Apteekki Sampo kooste.');
    expect(Object.keys(readMarkdown(String(message?.file?.bytes)).sections)).toContain('Tehdyt parannukset');
  });

  it('hold a thousand wishes, each once', async () => {
    const client = await clientFirm(connection);
    const words = Array.from({ length: 1000 }, (_, at) => `Wish ${at}`);
    for (let at = 0; at < 1000; at += 100)
      await client.suggestions(...words.slice(at, at + 100).map(each => ({ words: each, toward: 'delivery' })));
    const rows: string[][] = parse(String((await fileFor(client, 'csv'))?.bytes), { bom: true, delimiter: ';' });
    expect(
      rows
        .slice(1)
        .map(row => row[3])
        .toSorted(),
    ).toEqual(words.toSorted());
  });

  it('go to whoever may have them when they are sent: lead, stand-in, leadership and its contact', async () => {
    const client = await clientFirm(connection);
    const { firm, lead, deputy, ana, elin, above, contact, clientId } = client;
    for (const person of [lead, above, contact]) expect(await draftFor(client, person)).toMatchObject({ to: person });
    for (const person of [deputy, ana, elin]) expect(await draftFor(client, person)).toEqual({ drop: 'not_hers' });
    const absence = { workspaceId: firm.workspaceId, firstDay: '2026-12-01', lastDay: '2026-12-01' };
    await firm.db
      .insertInto('absence')
      .values({ ...absence, id: randomUUID(), personId: lead })
      .execute();
    expect(await draftFor(client, deputy)).toMatchObject({ to: deputy });
    for (const period of ['nonsense', `${randomUUID()} csv 1`, `${clientId} xml 1`])
      expect(await draftFor(client, lead, period)).toEqual({ drop: 'gone' });
  });

  it('are not for somebody of another firm in the same database', async () => {
    const [client, other] = [await clientFirm(connection), await clientFirm(connection)];
    expect(await draftFor(client, client.above, `${other.clientId} csv 1`)).toEqual({ drop: 'not_hers' });
    const [ports, context, actor] = await client.doing(client.above);
    expect(await orderOutputs(ports, context, actor, orderFor(other.clientId))).toBe('not_yours');
  });

  it('come once for two clicks on one button, and again for another', async () => {
    const { lead, db, clientId, doing } = await clientFirm(connection);
    const [one, other] = [orderFor(clientId), orderFor(clientId)];
    for (const order of [one, one, other]) expect(await orderOutputs(...(await doing(lead)), order)).toBe('ordered');
    const rows = db.selectFrom('outbox').select(['kind', 'class', 'period']).where('subjectId', '=', lead);
    const written = (await rows.execute()).map(row => `${row.kind} ${row.class} ${row.period}`);
    const expected = [one, other].map(({ orderId }) => `reports.outputs now ${clientId} csv ${orderId}`);
    expect(written.toSorted()).toEqual(expected.toSorted());
  });

  it('are refused to the team, and the refusal is logged', async () => {
    const { ana, clientId, doing } = await clientFirm(connection);
    const refused: unknown[] = [];
    const log = { ...silentLog, warn: (event: string, fields: unknown) => refused.push([event, fields]) } as Log;
    expect(await orderOutputs(...(await doing(ana, log)), orderFor(clientId))).toBe('not_yours');
    expect(await orderOutputs(...(await doing(ana, log)), orderFor('no id'))).toBe('not_yours');
    expect(refused).toEqual([['refused', { what: 'outputs.export', person: ana }]]);
  });
});
