import { expect, it } from 'vitest';
import { onEveryDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';

onEveryDatabase('one pulse from due date to alert', engine => {
  it('asks, refuses what does not fit without losing a word, thanks, and tells the lead alone', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    await story.begin();
    const ana = story.person(ids.ana);
    const kari = story.person(ids.kari);

    expect(ana.reads()).toEqual([expect.stringContaining('Once a month I ask you five short questions')]);
    await story.until('2026-12-01T06:59:00Z');
    expect(ana.reads()).toEqual([]);
    await story.until('2026-12-01T07:00:00Z');
    expect(ana.reads()).toEqual([
      'How are you doing? Your check-in for December takes less than a minute, until 15 December.',
    ]);

    await story.until('2026-12-01T08:15:00Z');
    await ana.clicks('Answer');
    expect(ana.modalText()).toContain('Kari Niemi reads this to prepare your talk.');
    const fields = { score: '3', load: '4', support: 'partly', agreement: '2', talk_about: 'The <!channel> release' };
    expect(await ana.submits({ ...fields, may_be_told: ['yes'] })).toEqual({
      for_client: expect.stringContaining('please write what'),
    });
    expect(ana.modalText()).not.toContain('Thank you');
    expect(await ana.submits({ ...fields, may_be_told: [] })).toEqual({});
    expect(ana.modalText()).toContain('Thank you, Ana. Kari Niemi reads it before your talk.');
    await ana.closes();

    expect(kari.reads()).toEqual(['Ana Virtanen: something in this month’s check-in calls for a talk.']);
    expect(story.person(ids.elin).reads()).toEqual([]);
    expect(ana.messages().at(-1)?.text).toBe(
      'You have answered your check-in for December. You can change it until 15 December.',
    );

    await story.round();
    expect(kari.reads()).toEqual([]);

    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('The answer for December was low.');
    await kari.clicksInside('I’ll take it up');
    expect(kari.modalText()).toContain('Kari Niemi took it up.');
    await kari.clicksInside('Decide what to do');
    expect(await kari.submits({ words: 'We talked <!channel>', day: '2026-12-02' })).toEqual({});
    await kari.clicksInside('Done');
    await kari.clicksInside('All done');
    await kari.submits({ day: '2026-12-15' });
    expect(kari.modalText()).toContain('On 15 December, Ana Virtanen looks whether it helped.');
    await kari.closes();
    await ana.types('/hats pulse notes');
    expect(ana.modalText()).toContain('We talked <!channel>');
    await ana.closes();

    await story.until('2026-12-15T07:15:00Z');
    const asked = 'You and Kari Niemi agreed on something. Did it help?';
    expect(JSON.stringify(ana.messages().at(-1)?.blocks)).toContain(asked);
    await ana.clicks('Look at it');
    await ana.clicksInside('Did it help?');
    await ana.submits({ helped: 'yes' });
    expect(ana.modalText()).toContain('Closed on 15 December.');
    story.everybodyReads();
    for (const id of [ids.elin, ids.olav, ids.mikko]) expect(story.person(id).messages()).toEqual([]);
  });
});
