import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';

const answer = { score: '8', load: '3', support: 'yes', agreement: '4' };

onDatabase('postgres18', 'days away in Slack', engine => {
  it('lead the brief to the deputy whom she named, and the next one to herself again', async () => {
    const deputyless = { ...smallFirm, roster: smallFirm.roster.replace(`${ids.kari},${ids.olav},`, `${ids.kari},,`) };
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: deputyless, engine });
    const [kari, olav, ana] = [story.person(ids.kari), story.person(ids.olav), story.person(ids.ana)];
    await story.begin();
    await kari.types('/hats away');
    expect(kari.modalText()).toContain('No days away are planned.');
    expect(kari.modalText()).toContain('No deputy is named. One client would have to wait: please choose somebody.');

    await kari.clicksInside('Choose a deputy');
    expect(await kari.submits({ deputy: ids.kari })).toEqual({
      deputy: 'A deputy is somebody else. Choose a colleague.',
    });
    expect(await kari.submits({ deputy: ids.olav })).toEqual({});
    expect(kari.modalText()).toContain('Olav Berg stands in meanwhile.');
    await kari.clicksInside('Add days');
    expect(await kari.submits({ first: '2026-12-02', last: '2026-12-01' })).toEqual({
      last: 'This is before the first day.',
    });
    expect(await kari.submits({ first: '2026-12-02', last: '2026-12-04' })).toEqual({});
    expect(kari.modalText()).toContain('2 December 2026 – 4 December 2026');

    await story.until('2026-12-01T07:15:00Z');
    await ana.clicks('Answer');
    await ana.submits(answer);
    await story.until('2026-12-03T10:00:00Z');
    expect(olav.reads().join()).toContain('Ana Virtanen');
    await olav.clicks('Open the brief');
    expect(olav.modalText()).toContain('Ana Virtanen');
    expect(kari.reads()).toEqual([]);

    // She is back a day early.
    await kari.types('/hats away');
    await kari.clicksInside('Remove');
    expect(kari.modalText()).toContain('No days away are planned.');
    await kari.closes();
    await story.until('2027-01-04T07:15:00Z');
    story.everybodyReads();
    await ana.clicks('Answer');
    await ana.submits(answer);
    await story.until('2027-01-05T10:00:00Z');
    expect(kari.reads().join()).toContain('Ana Virtanen');
    expect(olav.reads()).toEqual([]);
    story.everybodyReads();
  });

  it('are recorded for a consultant by her supervisor, and for nobody by those who do not answer for her', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const [kari, ana, elin] = [story.person(ids.kari), story.person(ids.ana), story.person(ids.elin)];
    await story.begin();
    await kari.types('/hats away');
    await kari.clicksInside('For somebody else');
    expect(await kari.submits({ person: ids.ana })).toEqual({});
    expect(kari.modalText()).toContain('Ana Virtanen');
    // Who stands in for her is her own to say.
    expect(kari.modalText()).not.toContain('Choose a deputy');
    await kari.clicksInside('Add days');
    await kari.submits({ first: '2026-11-30', last: '2026-12-31' });
    await ana.types('/hats away');
    expect(ana.modalText()).toContain('30 November 2026 – 31 December 2026');
    expect(ana.modalText()).not.toContain('For somebody else');
    await kari.types('/hats away');
    await kari.clicksInside('For somebody else');
    await kari.submits({ person: ids.elin });
    expect(kari.modalText()).toContain('You can record days away for the people you supervise.');
    await elin.types('/hats away');
    await elin.clicksInside('For somebody else');
    await elin.submits({ person: ids.kari });
    expect(elin.modalText()).toContain('Olav Berg stands in meanwhile.');
    await elin.clicksInside('No deputy any more');
    expect(elin.modalText()).toContain('No deputy is named. One client would have to wait: please choose somebody.');
    await story.until('2026-12-20T08:00:00Z');
    expect(ana.reads()).toEqual([expect.stringContaining('Once a month')]);
    story.everybodyReads();
  });
});
