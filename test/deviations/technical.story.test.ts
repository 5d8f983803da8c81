import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { openStory } from '../support/story.ts';
import { ids, teamFirm } from './firm.ts';

onDatabase('pglite', 'a technical deviation', engine => {
  it('goes from a message to the lead developer, is treated, and is closed when somebody else has seen that it helped', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: teamFirm, engine });
    await story.begin();
    story.everybodyReads();
    const [ana, mikko, kari] = [story.person(ids.ana), story.person(ids.mikko), story.person(ids.kari)];

    await ana.uses('deviations.report.from_message', ana.writes(ids.general, 'The nightly import failed again.'));
    expect(ana.modalText()).toContain('The nightly import failed again.');
    expect(await ana.submits({ severity: 'major', category: 'technical' })).toEqual({
      desired: 'Please complete this required field.',
    });
    await ana.submits({ severity: 'major', category: 'technical', desired: 'It runs every night.' });
    expect(ana.modalText()).toContain('Whoever answers for Apteekki Sampo hears of it');
    await ana.closes();

    expect(mikko.reads()).toEqual(['Apteekki Sampo: a deviation was reported.']);
    expect(kari.reads()).toEqual(['Apteekki Sampo: a technical deviation was reported. Mikko Laine treats it.']);
    await mikko.clicks('Look at it');
    expect(mikko.modalText()).toContain('Reported by Ana Virtanen');
    expect(mikko.modalText()).toContain('/archives/C0GENERAL0/p');
    await mikko.clicksInside('I’ll take it up');
    expect(ana.reads()).toEqual(['Apteekki Sampo: what you reported has been taken up.']);

    await mikko.clicksInside('Contain it');
    await mikko.submits({ words: 'Ran the import by hand.' });
    await mikko.clicksInside('Find out why');
    await mikko.submits({ words: 'The certificate had expired.', similar: 'The export uses the same one.' });
    await mikko.clicksInside('Decide what to do');
    expect(await mikko.submits({ words: 'Renew it by itself', day: '2026-11-20' })).toEqual({
      day: 'Please choose a later day.',
    });
    await mikko.submits({ words: 'Renew it by itself', day: '2026-11-25' });
    await mikko.chooses('Add something to do');
    await mikko.submits({ words: 'A second one, just in case', day: '2026-11-26' });
    await mikko.chooses('Not needed any more: A second one, just in case');
    expect(mikko.modalText()).toContain('Mikko Laine found that it is not needed.');
    await mikko.clicksInside('Done');
    await mikko.clicksInside('All done');
    expect(JSON.stringify(mikko.modal().content)).toContain('Ana Virtanen will be asked.');
    await mikko.submits({ day: '2026-12-02' });
    expect(mikko.modalText()).toContain('On 2 December, Ana Virtanen looks whether it helped.');
    await mikko.closes();

    await story.until('2026-12-02T08:00:00Z');
    expect(ana.reads()).toEqual(['Apteekki Sampo: did it help? Would you take a look?']);
    await ana.clicks('Look at it');
    await ana.clicksInside('Did it help?');
    await ana.submits({ helped: 'yes', seen: 'A week without a failure.' });
    expect(ana.modalText()).toContain('Closed on 2 December.');
    await ana.closes();
    expect(mikko.reads()).toContain('Apteekki Sampo: it helped, and the deviation is closed.');
    story.everybodyReads();
  });
});
