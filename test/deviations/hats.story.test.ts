import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { openStory } from '../support/story.ts';
import { ids, teamFirm } from './firm.ts';

const seller = (who: string) =>
  `kind,client,engagement,starts_on,seller\nengagement,Apteekki Sampo,Prescriptions,2026-01-01,${who}`;
const supervisor = (who: string) => `kind,person,supervisor\nperson,${ids.ana},${who}`;

onDatabase('pglite', 'hats on several heads', engine => {
  it('are found when the roster says so, shown to whoever answers, and mended by themselves', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: teamFirm, engine });
    await story.begin();
    story.everybodyReads();
    const kari = story.person(ids.kari);
    await story.app.importRoster(seller(ids.olav));
    await story.round();
    await story.until('2026-11-24T07:30:00Z');
    expect(kari.reads()).toEqual(['Apteekki Sampo: the three hats are not on one head.']);
    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('Somebody other than the lead is named as seller.');
    await kari.closes();
    // The same split is no news on another day.
    await story.app.importRoster(supervisor(''));
    await story.round();
    await story.until('2026-11-26T15:00:00Z');
    expect(kari.reads()).toEqual([]);

    await story.app.importRoster(seller(ids.kari));
    await story.round();
    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('it ended by itself – the cause is gone.');
    await kari.closes();
    story.everybodyReads();
  });

  it('are the named supervisor’s to mend where a consultant has another than her lead', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: teamFirm, engine });
    await story.begin();
    story.everybodyReads();
    await story.app.importRoster(supervisor(ids.olav));
    await story.round();
    await story.until('2026-11-24T07:30:00Z');
    const olav = story.person(ids.olav);
    expect(olav.reads()).toEqual(['Ana Virtanen: the three hats are not on one head.']);
    await olav.clicks('Look at it');
    expect(olav.modalText()).toContain('Somebody other than the lead is named as supervisor.');
    story.everybodyReads();
  });
});
