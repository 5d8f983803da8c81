import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';

/** Kari leads Ana, and Olav stands in for her. Elin is the leadership’s contact; nobody else is named. */
const firm: Firm = smallFirm;

onDatabase('postgres18', 'a worry about a lead', engine => {
  /** Ana has her December check-in open, and has typed nothing yet. */
  async function asked(changes: Partial<Firm> = {}): Promise<Story> {
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm: { ...firm, ...changes }, engine });
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    story.everybodyReads();
    await story.person(ids.ana).clicks('Answer');
    return story;
  }
  const heard = 'Ana Virtanen has told you something in confidence.';
  const refuses = 'There is nothing here for you to read.';

  it('goes from the quiet way of the check-in to somebody else, is answered and closed; the check-in is as it was', async () => {
    await using story = await asked();
    const [ana, elin, kari] = [story.person(ids.ana), story.person(ids.elin), story.person(ids.kari)];
    const below = ana.modal().id;
    await ana.clicksInside('Tell somebody other than my lead');
    expect(ana.modalText()).toContain('Only the person you choose here reads this.');
    expect(ana.modalText()).toContain('This is not the statutory whistleblowing channel.');
    expect(ana.modalText()).not.toMatch(/Kari|Olav|Mikko/);
    expect(await ana.submits({ text: 'x'.repeat(2000) })).toEqual({});
    expect(ana.modalText()).toContain('It has been passed on.');
    await story.sandbox.workspace.closeView(ids.ana, ana.modal().id);
    expect(ana.modal().id).toBe(below);
    expect(await ana.submits({ score: '8', load: '3', support: 'yes', agreement: '4' })).toEqual({});
    await ana.closes();

    expect(elin.reads()).toEqual([heard]);
    await elin.clicks('Read it');
    expect(elin.modalText()).toContain('x'.repeat(2000));
    expect(elin.modalText()).toContain('Only you can read this.');
    expect(await elin.submits({ text: 'Shall we meet on Thursday?' })).toEqual({});
    expect(elin.modalText()).toContain('Thank you for listening.');
    await elin.closes();

    expect(ana.reads()).toEqual(['There is an answer for you from Elin Dahl.']);
    await ana.clicks('Read it');
    expect(ana.modalText()).toContain('Shall we meet on Thursday?');
    expect(await ana.submits({ text: 'Gladly' })).toEqual({});
    await ana.closes();
    expect(elin.reads()).toEqual(['Ana Virtanen has added to what you were told in confidence.']);
    await elin.clicks('Read it');
    expect(await elin.submits({ text: 'We met, and found a way', closes: 'yes' })).toEqual({});
    await elin.closes();
    await ana.types('/hats concern');
    expect(ana.modalText()).toContain('Closed. You can still add to it.');
    await ana.closes();
    await story.until('2026-12-18T10:00:00Z');
    expect(elin.reads()).toEqual([]);
    expect(kari.reads().join()).not.toContain('confidence');
    story.everybodyReads();
  });

  it('that nobody reads is reminded of once, in the reader’s morning, with the button on the newer message alone', async () => {
    await using story = await asked();
    const [ana, elin] = [story.person(ids.ana), story.person(ids.elin)];
    await ana.clicksInside('Tell somebody other than my lead');
    await ana.submits({ text: 'A worry' });
    expect(elin.reads()).toEqual([heard]);
    await story.until('2026-12-07T06:59:00Z');
    expect(elin.reads()).toEqual([]);
    await story.until('2026-12-07T07:00:00Z');
    expect(elin.reads()).toEqual([
      'Ana Virtanen told you something in confidence on 1 December. It is still waiting for you.',
    ]);
    expect(elin.messages().filter(({ blocks }) => JSON.stringify(blocks).includes('Read it'))).toHaveLength(1);
    await story.until('2027-01-15T10:00:00Z');
    expect(elin.reads().join()).not.toContain('confidence');
    await elin.clicks('Read it');
    expect(elin.modalText()).toContain('A worry');
    story.everybodyReads();
  });

  it('is lost to a reader who becomes the lead’s deputy; the author hears so once, chooses another, and takes it back', async () => {
    await using story = await asked({
      settings: [...(firm.settings ?? []), ['concern_readers', `${ids.elin},${ids.mikko}`]],
    });
    const [ana, elin, mikko] = [story.person(ids.ana), story.person(ids.elin), story.person(ids.mikko)];
    await ana.clicksInside('Tell somebody other than my lead');
    const choice = (name: string) => {
      const block = ana.modal().content.blocks.find(each => each.block_id === 'reader');
      const options = block?.type === 'input' && 'options' in block.element ? (block.element.options ?? []) : [];
      return options.find(option => option.text.text === name)?.value ?? '';
    };
    expect(await ana.submits({ text: 'A worry' })).toEqual({ reader: expect.any(String) });
    expect(await ana.submits({ reader: choice('Elin Dahl') })).toEqual({});
    await ana.closes();
    expect(elin.reads()).toEqual([heard]);
    const report = await story.app.importRoster(`kind,person,deputy\nperson,${ids.kari},${ids.elin}`);
    expect(report.applied).toBe(true);
    await story.until('2026-12-03T07:00:00Z');
    const lost = 'Elin Dahl can’t be reached with what you wrote on 1 December. You can choose somebody else.';
    expect(ana.reads().filter(text => text.includes('choose'))).toEqual([lost]);
    await elin.clicks('Read it');
    expect(elin.modalText()).toContain(refuses);
    expect(elin.modalText()).not.toContain('A worry');
    await elin.closes();
    await ana.clicks('Look at it');
    await ana.clicksInside('Choose another reader');
    expect(ana.modalText()).not.toContain('Elin');
    expect(await ana.submits({ reader: choice('Mikko Laine') })).toEqual({});
    await ana.closes();
    expect(mikko.reads()).toEqual([heard]);
    await mikko.clicks('Read it');
    expect(mikko.modalText()).toContain('A worry');
    await mikko.closes();
    await ana.types('/hats concern');
    await ana.clicksInside('Open');
    await ana.clicksInside('Take it back');
    expect(await ana.submits()).toEqual({});
    await ana.closes();
    await mikko.clicks('Read it');
    expect(mikko.modalText()).toContain(refuses);
    expect(await memoryOf(story)).not.toContain('A worry');
    story.everybodyReads();
  });

  it('finds nobody where all who are named are her lead or a deputy, and is told what else there is', async () => {
    await using story = await asked({
      settings: [...(firm.settings ?? []), ['concern_readers', `${ids.kari},${ids.olav}`]],
    });
    const ana = story.person(ids.ana);
    await ana.clicksInside('Tell somebody other than my lead');
    expect(ana.modalText()).toContain('There is nobody here I could offer');
    await ana.closes();
    story.everybodyReads();
  });

  /** All tables of the room, as text. */
  async function memoryOf({ app }: Story): Promise<string> {
    const { background } = app.connection;
    const words = await background.selectFrom('concernWord').selectAll().execute();
    const concerns = await background.selectFrom('concern').selectAll().execute();
    return JSON.stringify([words, concerns]);
  }
});
