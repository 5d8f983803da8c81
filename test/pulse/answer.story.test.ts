import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { hostile, livingMarkup } from '../support/hostile.ts';
import { openStory, type Story } from '../support/story.ts';

const worst = ['mentions', '3,000 emoji', 'right to left', 'NUL', 'formula', 'half characters'];
const low = { score: '3', load: '3', support: 'yes', agreement: '4' };
const fine = { ...low, score: '8' };
const prompt = 'How are you doing? Your check-in for December takes less than a minute, until 15 December.';
const answered = 'You have answered your check-in for December. You can change it until 15 December.';

onDatabase('postgres18', 'an answer', engine => {
  /** Ana has been asked, a quarter of an hour ago. */
  async function asked(firm = smallFirm): Promise<Story> {
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    return story;
  }

  it('can be changed until the period closes: the form holds what she said, and the lead hears of one thing once', async () => {
    await using story = await asked();
    const ana = story.person(ids.ana);
    expect(ana.messages().at(-1)?.text).toBe(prompt);
    await ana.clicks('Answer');
    await ana.submits({ ...low, talk_about: 'The release' });
    await ana.closes();
    expect(ana.messages().at(-1)?.text).toBe(answered);
    await ana.clicks('Change it');
    expect(ana.modalText()).toContain('The release');
    expect(await ana.submits({ talk_about: 'The release, and my holidays' })).toEqual({});
    await ana.closes();
    await ana.types('/hats pulse');
    expect(ana.modalText()).toContain('The release, and my holidays');
    await ana.submits({ score: '9' });
    await ana.closes();
    expect(story.person(ids.kari).reads()).toEqual([
      'Ana Virtanen: something in this month’s check-in calls for a talk.',
    ]);
    await story.until('2026-12-02T07:00:00Z');
    await story.person(ids.kari).clicks('Open the brief');
    expect(story.person(ids.kari).modalText()).toContain('*9/10*');
    expect(story.person(ids.kari).modalText()).toContain('The release, and my holidays');
    story.everybodyReads();
  });

  it('whose text alone is changed opens nothing again after the lead has closed the matter', async () => {
    await using story = await asked();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await ana.clicks('Answer');
    await ana.submits(low);
    await ana.closes();
    await kari.clicks('Look at it');
    await kari.clicksInside('I’ll take it up');
    await kari.chooses('It needs nothing');
    await kari.submits({ words: 'We talked' });
    kari.reads();
    await ana.clicks('Change it');
    await ana.submits({ talk_about: 'Thank you for the talk' });
    expect(kari.reads()).toEqual([]);
    story.everybodyReads();
  });

  it('that comes after the period has closed is not stored, and loses nothing of what was typed', async () => {
    await using story = await asked();
    const ana = story.person(ids.ana);
    await ana.clicks('Answer');
    await story.until('2026-12-15T15:00:00Z');
    const errors = await ana.submits({ ...low, talk_about: 'All that I typed' });
    expect(errors).toEqual({ score: expect.stringContaining('This check-in has closed') });
    expect(JSON.stringify(ana.modal().values)).toContain('All that I typed');
    expect(await story.memory()).not.toMatch(/^check_in /m);
    await ana.closes();
    expect(ana.messages().at(-1)?.text).toBe('Your check-in for December is closed.');
    await ana.types('/hats pulse');
    expect(ana.modalText()).toContain('Your next check-in comes on Monday 4 January.');
    story.everybodyReads();
  });

  it('no longer changes once the talk has been held', async () => {
    await using story = await asked();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await ana.clicks('Answer');
    await ana.submits(fine);
    await ana.closes();
    await story.until('2026-12-02T07:00:00Z');
    await kari.clicks('Open the brief');
    await kari.submits();
    await kari.closes();
    await ana.clicks('Change it');
    expect(ana.modalText()).toContain('The talk for this month has been held');
    story.everybodyReads();
  });

  it.each(worst)('full of %s comes out as the text that it is, everywhere', async kind => {
    const text = hostile[kind] ?? '';
    const written = [...text].slice(0, 2000).join('');
    await using story = await asked({
      ...smallFirm,
      people: smallFirm.people.map(person =>
        person.id === ids.ana
          ? { ...person, realName: [...text.replaceAll('\u0000', '')].slice(0, 80).join('') }
          : person,
      ),
    });
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await ana.clicks('Answer');
    expect(await ana.submits({ ...low, talk_about: written, for_client: `${written}`.slice(0, 1500) })).toEqual({});
    await ana.closes();
    await kari.clicks('Look at it');
    await kari.clicksInside('I’ll take it up');
    await kari.clicksInside('Decide what to do');
    await kari.submits({ words: `x ${[...written].slice(0, 990).join('')}` });
    await kari.closes();
    await story.until('2026-12-02T07:00:00Z');
    await kari.clicks('Open the brief');
    await kari.submits({ actions: written });
    await kari.closes();
    await kari.clicks('Open the brief');
    await ana.types('/hats pulse notes');
    const seen = [kari.modal(), ana.modal(), ...kari.messages(), ...ana.messages()];
    for (const { type, content } of [kari.modal(), ana.modal()])
      expect([type, content.title.length > 0]).toEqual(['modal', true]);
    expect(seen.flatMap(livingMarkup)).toEqual([]);
    story.everybodyReads();
  });
});
