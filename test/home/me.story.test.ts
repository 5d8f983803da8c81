import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';

onDatabase('pglite', '/hats me', engine => {
  it('shows her next check-in and why then, her team, her deviations, and how she has answered, as a picture', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    await story.begin();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await ana.types('/hats me');
    expect(ana.modalText()).toContain('The next one comes on Tuesday 1 December at 09:00.');
    expect(ana.modalText()).toContain('That is the first working day of the month, as always for you.');
    expect(ana.modalText()).toContain('*Apteekki Sampo* – Prescriptions: developer');
    expect(ana.modalText()).toContain('Kari Niemi answers for you and holds your talks.');
    expect(ana.modalText()).not.toContain('month by month');
    await ana.closes();

    for (const [day, score] of [
      ['2026-12-01T07:15:00Z', '8'],
      ['2027-01-04T07:15:00Z', '3'],
    ] as const) {
      await story.until(day);
      await ana.clicks('Answer');
      await ana.submits({ score, load: '3', support: 'yes', agreement: '4' });
      await ana.closes();
    }
    await ana.types('/hats me');
    await story.comesTrue(async () => JSON.stringify(ana.modal().content).includes('slack_file'));
    const shown = JSON.stringify(ana.modal().content);
    expect(shown).toContain('Your answers, month by month: December 8, January 3');
    expect(ana.modalText()).toContain('Apteekki');
    expect(ana.modalText()).toContain('Ana Virtanen · major · new');
    await ana.clicksInside('Look at it');
    expect(ana.modalText()).toContain('The answer for January was low.');
    expect(ana.modalText()).not.toContain('I’ll take it up');
    await ana.closes();

    await kari.types('/hats me');
    expect(kari.modalText()).toContain('You lead Apteekki Sampo: seller, supervisor and account lead.');
    expect(kari.modalText()).toContain('Olav Berg stands in for you when you are away.');
    await kari.closes();
    await story.person(ids.mikko).types('/hats me');
    expect(story.person(ids.mikko).modalText()).toContain('You are on no client’s team at the moment.');
    story.everybodyReads();
  });
});
