import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { openStory, type Someone, type Story } from '../support/story.ts';
import { ids, teamFirm } from './firm.ts';
import { aDeviation } from './register-firm.ts';

const otso = `kind,person,client,lead,engagement,starts_on,role
client,,Otso Oy,${ids.olav},,,
engagement,,Otso Oy,,Pensions,2026-01-01,
member,${ids.saara},Otso Oy,,Pensions,,developer`;

const firm = { ...teamFirm, more: [...(teamFirm.more ?? []), otso] };

/** The words of the list that she has before her. */
const listed = (who: Someone): string[] =>
  who
    .modalText()
    .split('\n')
    .filter(line => line.startsWith('*'));

/** The file that came with her newest message. */
function fileOf({ sandbox }: Story, who: Someone): { name: string; text: string } {
  const message = who.messages().at(-1);
  const file = sandbox.workspace.records.files.get(message?.fileIds[0] ?? '');
  return { name: file?.name ?? '', text: new TextDecoder().decode(file?.bytes ?? new Uint8Array()) };
}

onDatabase('pglite', 'the register of deviations', engine => {
  it('is read, filtered and saved by a lead; a team member sees what is not private, and saves nothing', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    const report = async (client: string, severity: string, category: string, actual: string) => {
      await ana.types('/hats deviation');
      await ana.submits({ client: clientId(ana, client), actual, desired: 'All is well.', severity, category });
      await ana.closes();
      await story.until(new Date(story.now().getTime() + 60_000).toISOString());
    };
    await report('Apteekki Sampo', 'major', 'technical', 'The nightly import failed; =1+1');
    await report('Apteekki Sampo', 'minor', 'people', 'They do not greet each other.');
    await report('Otso Oy', 'minor', 'delivery', 'The demo was late.');
    await story.until('2026-12-03T08:00:00Z');
    await report('Apteekki Sampo', 'minor', 'documentation', 'The manual is old.');
    story.everybodyReads();

    await kari.types('/hats deviations');
    expect(listed(kari)).toEqual([
      '*Apteekki Sampo* · documentation · minor',
      '*Apteekki Sampo* · people · minor',
      '*Apteekki Sampo* · technical · major',
    ]);
    expect(kari.modalText()).not.toContain('greet');
    expect(kari.modalText()).toContain('new · 10 days · client not told for 10 days');
    await kari.chooses('Older than 7 days');
    await kari.chooses('Apteekki Sampo');
    expect(listed(kari)).toEqual(['*Apteekki Sampo* · technical · major']);
    expect(kari.modalText()).toContain(
      'Apteekki Sampo: the client is waiting for word. The longest wait is 10 days.\n1–1 of 1 deviation\n',
    );

    await kari.clicksInside('Look at it');
    expect(kari.modalText()).toContain('The nightly import failed');
    await kari.clicksInside('I’ll take it up');
    await kari.clicksInside('What the client knows');
    await kari.clicksInside('Back');
    await kari.clicksInside('What the client knows');
    await kari.submits({ word: 'told', on: '2026-11-27' });
    await kari.clicksInside('Back');
    expect(listed(kari)).toEqual(['*Apteekki Sampo* · technical · major']);
    expect(kari.modalText()).toContain('taken up · 10 days\n');
    expect(kari.modalText()).toContain('Apteekki Sampo: the client was told after 4 days on average.');
    await kari.chooses('Any age');
    expect(listed(kari).length).toBe(2);
    await kari.chooses('Ended');
    expect(kari.modalText()).toContain('Nothing here.');

    await kari.clicksInside('Save as CSV');
    expect(kari.modalText()).toContain('I am sending you the file.');
    expect(kari.reads()).toEqual(['Deviations, as you asked. What is private is left out.']);
    const { name, text } = fileOf(story, kari);
    expect(name).toBe('deviations-2026-12-03.csv');
    const rows = text.trim().split('\r\n').slice(1);
    expect(rows).toEqual([
      expect.stringMatching(/^[\da-f-]{36};Apteekki Sampo;documentation;minor;reported;2026-12-03;;/),
      expect.stringContaining(
        `;Apteekki Sampo;technical;major;acknowledged;2026-11-23;;Mikko Laine;"The nightly import failed; '=1+1";`,
      ),
    ]);
    await kari.closes();
    await kari.types('/hats deviations');
    await kari.clicksInside('Save as JSON');
    expect(kari.reads()).toEqual(['Deviations, as you asked. What is private is left out.']);
    expect(JSON.parse(fileOf(story, kari).text).deviations[1]).toMatchObject({
      client: 'Apteekki Sampo',
      what_is: 'The nightly import failed; =1+1',
      days_until_told: 4,
      history: expect.arrayContaining([{ event: 'reported', on: '2026-11-23' }]),
    });
    await kari.closes();

    const mikko = story.person(ids.mikko);
    await mikko.types('/hats deviations');
    expect(listed(mikko)).toEqual(['*Apteekki Sampo* · documentation · minor', '*Apteekki Sampo* · technical · major']);
    expect(mikko.modalText()).not.toContain('Save as');
    await mikko.closes();
    story.everybodyReads();
  });

  it('turns its pages, ten at a time, and comes back from a record to the page it was opened on', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const ana = story.person(ids.ana);
    const { background: db } = story.app.connection;
    const { id: reporter, workspaceId } = await db
      .selectFrom('person')
      .select(['id', 'workspaceId'])
      .where('slackUserId', '=', ids.ana)
      .executeTakeFirstOrThrow();
    const client = await db.selectFrom('client').select('id').where('name', '=', 'Otso Oy').executeTakeFirstOrThrow();
    for (let n = 1; n <= 12; n += 1) {
      const openedAt = `2026-11-${String(n).padStart(2, '0')}T08:00:00Z`;
      const about = { kind: 'client' as const, id: client.id };
      await aDeviation({ db, workspaceId }, { about, reporter, actual: `Number ${n}.`, openedAt });
    }
    story.everybodyReads();
    await ana.types('/hats deviations');
    expect(ana.modalText()).toContain('1–10 of 12 deviations');
    expect(ana.modalText()).not.toContain('Newer ones');
    await ana.clicksInside('Older ones');
    expect(ana.modalText()).toContain('11–12 of 12 deviations');
    expect(ana.modalText()).toContain('Number 1.');
    await ana.clicksInside('Look at it');
    expect(ana.modalText()).toContain('Number 2.');
    await ana.clicksInside('Back');
    expect(ana.modalText()).toContain('11–12 of 12 deviations');
    await ana.clicksInside('Newer ones');
    expect(ana.modalText()).toContain('1–10 of 12 deviations');
    await ana.closes();
    story.everybodyReads();
  });
});

/** The id behind a client's name in the report form that she has before her. */
function clientId(who: Someone, name: string): string {
  for (const block of who.modal().content.blocks)
    if (block.type === 'input' && block.block_id === 'client' && 'options' in block.element)
      for (const option of block.element.options ?? [])
        if (option.text.text === name && 'value' in option) return option.value ?? '';
  throw new Error(`no client ${name}`);
}
