import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { openStory, type Story } from '../support/story.ts';
import { ids, teamFirm } from './firm.ts';

/** Olav works from half past twelve to half past four. */
const firm = { ...teamFirm, more: [...(teamFirm.more ?? []), `kind,person,hours\nperson,${ids.olav},12:30-16:30`] };

async function critical(story: Story): Promise<void> {
  const ana = story.person(ids.ana);
  await ana.uses('deviations.report.begin');
  const words = { actual: 'Prescriptions reach the wrong pharmacy.', desired: 'They reach the right one.' };
  await ana.submits({ ...words, severity: 'critical', category: 'delivery' });
  await ana.closes();
}

onDatabase('pglite', 'a critical deviation that nobody takes up', engine => {
  it('on Friday at four reaches the deputy and then the leadership contact, each in her own hours', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    await story.until('2026-11-27T14:00:00Z');
    story.everybodyReads();
    const [kari, olav, elin] = [story.person(ids.kari), story.person(ids.olav), story.person(ids.elin)];
    await critical(story);
    expect(kari.reads()).toEqual(['Apteekki Sampo: a critical deviation was reported.']);

    // One hour of Kari's Friday, three of her Monday; Olav begins at half past twelve.
    await story.until('2026-11-30T10:29:00Z');
    expect(olav.reads()).toEqual([]);
    await story.until('2026-11-30T10:31:00Z');
    expect(olav.reads()).toEqual(['Apteekki Sampo: a deviation is waiting for somebody to take it up. You can.']);

    // Four hours of his are over with his day.
    await story.until('2026-12-01T10:29:00Z');
    expect(elin.reads()).toEqual([]);
    await story.until('2026-12-01T10:31:00Z');
    expect(elin.reads()).toEqual(['Apteekki Sampo: a deviation is waiting for somebody to take it up. You can.']);
    // It is not contained: whoever answers for it is asked each day.
    await story.until('2026-12-04T14:00:00Z');
    const daily = 'Apteekki Sampo: how does the critical deviation stand? It is not contained yet.';
    expect(kari.reads()).toEqual(Array(5).fill(daily));
    expect([olav, elin].flatMap(person => person.reads())).toEqual([]);

    await elin.clicks('Look at it');
    expect(elin.modalText()).toContain('it was still waiting, so Olav Berg was told (as deputy)');
    await elin.clicksInside('I’ll take it up');
    expect(elin.modalText()).toContain('Taken up on 4 December.');
    await elin.closes();
    expect(story.person(ids.ana).reads()).toEqual(['Apteekki Sampo: what you reported has been taken up.']);
    await story.until('2026-12-08T15:00:00Z');
    expect(kari.reads()).toEqual([daily, daily]);
    story.everybodyReads();
  });

  it('is told at once on a Saturday evening, but not at night', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    story.everybodyReads();
    const kari = story.person(ids.kari);
    await story.until('2026-11-28T18:30:00Z');
    await critical(story);
    expect(kari.reads()).toEqual(['Apteekki Sampo: a critical deviation was reported.']);
    await story.until('2026-11-28T20:00:00Z');
    await critical(story);
    await story.until('2026-11-29T04:59:00Z');
    expect(kari.reads()).toEqual([]);
    await story.until('2026-11-29T05:00:00Z');
    expect(kari.reads()).toEqual(['Apteekki Sampo: a critical deviation was reported.']);
    story.everybodyReads();
  });
});
