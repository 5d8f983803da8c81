import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { openStory } from '../support/story.ts';
import { ids, teamFirm } from './firm.ts';

onDatabase('pglite', 'a deviation under way', engine => {
  it('is the deputy’s when the lead goes on parental leave, and goes on where it stood', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: teamFirm, engine });
    await story.begin();
    story.everybodyReads();
    const [ana, kari, olav] = [story.person(ids.ana), story.person(ids.kari), story.person(ids.olav)];
    await ana.types('/hats deviation');
    await ana.submits({ actual: 'Two of us do the work of three.', desired: 'Three of us.', severity: 'major' });
    await ana.closes();
    await kari.clicks('Look at it');
    await kari.clicksInside('I’ll take it up');
    await kari.clicksInside('Find out why');
    await kari.submits({ words: 'The third one left, and nobody was asked.' });
    await kari.closes();
    story.everybodyReads();

    const leave = `kind,person,first_day,last_day\nabsence,${ids.kari},2026-12-01,2027-06-30`;
    expect((await story.app.importRoster(leave)).applied).toBe(true);
    await story.until('2026-11-30T15:00:00Z');
    expect(olav.reads()).toEqual([]);
    expect(kari.reads()).toEqual(['Apteekki Sampo: has the client been told of the deviation?']);
    await story.until('2026-12-01T07:30:00Z');
    expect(olav.reads()).toEqual(['Apteekki Sampo: an open deviation is yours now.']);
    await olav.clicks('Look at it');
    expect(olav.modalText()).toContain('Olav Berg answers for it (as deputy).');
    await olav.clicksInside('Decide what to do');
    await olav.submits({ words: 'Ask Saara', person: ids.saara, day: '2026-12-03' });
    await olav.clicksInside('What the client knows');
    expect(await olav.submits({ word: 'not_yet', on: '2026-12-04' })).toEqual({
      because: 'Why not yet? A few words, please.',
    });
    await olav.submits({ word: 'not_yet', on: '2026-12-04', because: 'We first see who can come.' });
    expect(olav.modalText()).toContain(
      'The client will be told by 4 December. Why not yet: We first see who can come.',
    );
    await olav.closes();

    const saara = story.person(ids.saara);
    await story.until('2026-12-02T08:00:00Z');
    expect(saara.reads()).toEqual(['Apteekki Sampo: you have been given something to do, by 3 December.']);
    await saara.clicks('Look at it');
    await saara.clicksInside('Done');
    await saara.closes();
    await story.until('2026-12-07T08:00:00Z');
    expect(olav.reads()).toEqual(['Apteekki Sampo: has the client been told of the deviation?']);
    await olav.clicks('Look at it');
    await olav.clicksInside('What the client knows');
    await olav.submits({ word: 'told', on: '2026-12-07' });
    expect(olav.modalText()).toContain('The client was told on 7 December, after 14 days.');
    await olav.closes();
    expect(kari.reads()).toEqual([]);
    story.everybodyReads();
  });
});
