import { expect, it } from 'vitest';
import { deviationTexts } from '../../src/deviations/texts/index.ts';
import { speak } from '../../src/i18n/text.ts';
import { ledgerTexts } from '../../src/ledger/texts/index.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory } from '../support/story.ts';

const nb = speak(ledgerTexts, 'nb');
const fi = speak(ledgerTexts, 'fi');
const alert = speak(deviationTexts, 'nb');

/** Kari, who leads the client, reads Norwegian; Ana, who is on its team, Finnish. The client’s first meetings are far away. */
const firm: Firm = {
  ...smallFirm,
  settings: [...(smallFirm.settings ?? []), ['contact.silence_days', '30']],
  more: [`kind,person,language\nperson,${ids.kari},nb\nperson,${ids.ana},fi`],
};

onDatabase('postgres18', 'being in touch with a client', engine => {
  it('takes one click, and its silence is told once, to the lead, on the day, until somebody is in touch', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    story.everybodyReads();
    const [kari, ana, mikko] = [story.person(ids.kari), story.person(ids.ana), story.person(ids.mikko)];

    await ana.types('/hats contact');
    expect(ana.modalText()).toContain(fi('contact.never'));
    await ana.clicksInside(fi('contact.pick.status'));
    const noted = { day: '23. marraskuuta 2026', purpose: fi('contact.purpose.status') };
    expect(ana.modalText()).toContain(fi('contact.logged', noted));
    await ana.clicksInside(fi('contact.slip'));
    expect(ana.modalText()).toContain(fi('contact.removed'));
    await ana.clicksInside(fi('contact.pick.work'));
    await ana.clicksInside(fi('contact.other_day'));
    expect(await ana.submits({ day: '2026-11-24' })).toEqual({ day: fi('error.in_future') });
    expect(await ana.submits({ day: '2026-11-20', purpose: 'social' })).toEqual({});
    expect(ana.modalText()).toContain('20. marraskuuta 2026');
    await ana.closes();

    expect(await mikko.types('/hats contact apteekki')).toEqual([
      speak(ledgerTexts, 'en')('contact.unknown', { name: 'apteekki' }),
    ]);

    // Silence counts from go, and thirty days later is the day before Christmas Eve.
    await story.until('2026-12-23T06:59:00Z');
    story.everybodyReads();
    await story.until('2026-12-23T07:00:00Z');
    expect(kari.reads()).toEqual([alert('alert.contact', { name: 'Apteekki Sampo' })]);
    await story.until('2027-01-11T08:00:00Z');
    story.everybodyReads();

    await kari.types('/hats client Apteekki');
    await kari.clicksInside(nb('contact.button'));
    await kari.clicksInside(nb('contact.pick.work'));
    expect(kari.modalText()).toContain('11. januar 2027');
    await kari.closes();
    await kari.types('/hats client Apteekki');
    await kari.clicksInside(nb('ledger.button'));
    for (const shown of [nb('ledger.no_satisfaction'), nb('ledger.plans'), 'Kari Niemi'])
      expect(kari.modalText()).toContain(shown);
    await kari.closes();
    await ana.types('/hats client Apteekki');
    await ana.clicksInside(fi('ledger.button'));
    expect(ana.modalText()).not.toContain(fi('ledger.satisfaction').replaceAll('*', ''));
    await ana.closes();
  });
});
