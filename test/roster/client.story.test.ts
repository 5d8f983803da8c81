import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';

onDatabase('postgres18', 'a client in Slack', engine => {
  it('comes with its client and its lead, gets an engagement, and everybody hears who leads it next', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const [elin, kari, olav, ana] = [ids.elin, ids.kari, ids.olav, ids.ana].map(id => story.person(id));
    if (!elin || !kari || !olav || !ana) throw new Error('the firm is too small');
    await story.begin();
    await story.until('2026-11-24T09:00:00Z');
    story.everybodyReads();

    await kari.types('/hats client');
    expect(kari.modalText()).toContain('Account lead: *Kari Niemi*');
    await kari.clicksInside('Change');
    await kari.clicksInside('New client');
    expect(await kari.submits({ name: 'apteekki SAMPO', works_for: 'Patients' })).toEqual({
      name: 'There is a client of this name already.',
    });
    expect(await kari.submits({ name: 'Satama <Oy>', works_for: '' })).toEqual({
      works_for: 'Write whom, or the day by which you will know.',
    });
    expect(await kari.submits({ name: 'Satama <Oy>', works_for_by: '2026-12-24' })).toEqual({});
    expect(kari.modalText()).toContain('It will be by 24 December 2026.');
    expect(kari.modalText()).toContain('Stands in when needed: Olav Berg');

    await kari.clicksInside('Change');
    await kari.clicksInside('New engagement');
    expect(await kari.submits({ name: 'Cranes', starts_on: '2026-12-01', ends_on: '2026-11-30' })).toEqual({
      ends_on: 'This is before the first day.',
    });
    expect(await kari.submits({ name: 'Cranes', ends_on: '2027-06-30', seller: ids.olav })).toEqual({});
    expect(kari.modalText()).toContain('Cranes – proposed, from 1 December 2026, sold by Olav Berg');

    await kari.clicksInside('Change');
    await kari.clicksInside('Change lead');
    expect(await kari.submits({ lead: ids.kari, reason: 'Why not' })).toEqual({
      lead: 'That is who leads the client already. Choose somebody else.',
    });
    // Kari led it since today only, so her day gives way; she has nothing left to see.
    expect(await kari.submits({ lead: ids.olav, reason: 'Olav knows cranes' })).toEqual({});
    expect(kari.hasModal()).toBe(false);

    await kari.types('/hats client Apteekki');
    await kari.clicksInside('Change');
    await kari.clicksInside('Change lead');
    expect(await kari.submits({ lead: ids.olav, reason: 'I am leaving for a year' })).toEqual({});
    await kari.types('/hats client sampo');
    expect(kari.hasModal()).toBe(false);

    expect([elin.reads(), olav.reads()]).toEqual([[], []]);
    await story.until('2026-11-25T08:00:00Z');
    const news = (someone: typeof elin) => someone.messages().at(-1)?.blocks;
    expect(elin.reads()).toHaveLength(1);
    expect(JSON.stringify(news(elin))).toContain('Apteekki Sampo has a new account lead: Olav Berg.');
    expect(JSON.stringify(news(elin))).toContain('Satama &lt;Oy&gt; has a new account lead: Olav Berg.');
    expect(JSON.stringify(news(elin))).not.toContain('leaving');
    expect(olav.reads()).toHaveLength(1);
    expect(JSON.stringify(news(olav))).toContain('You are the account lead of Apteekki Sampo from now on.');
    expect([kari.reads(), ana.reads()]).toEqual([[], []]);

    await elin.types('/hats client sampo');
    expect(elin.modalText()).toContain('Account lead: *Olav Berg*, since 24 November 2026, after Kari Niemi');
    expect(elin.modalText()).toContain('I am leaving for a year');
    expect(elin.modalText()).toContain('Olav Berg has no deputy yet.');
    await ana.types('/hats client');
    expect(ana.modalText()).toContain('Account lead: *Olav Berg*');
    expect(ana.modalText()).not.toContain('I am leaving for a year');
    expect(ana.modalText()).not.toContain('Change');
    for (const reader of [elin, ana]) await reader.closes();

    // Elin is the leadership contact and does it herself: only the one who leads and the one who did are told.
    await elin.types('/hats client sampo');
    await elin.clicksInside('Change');
    await elin.clicksInside('Change lead');
    expect(await elin.submits({ lead: ids.kari, reason: 'Kari is back' })).toEqual({});
    await story.until('2026-11-26T08:00:00Z');
    expect(elin.reads()).toEqual([]);
    expect(olav.reads()).toEqual(['Apteekki Sampo: the account lead is now Kari Niemi.']);
    expect(kari.reads()).toEqual(['You are the account lead of Apteekki Sampo from now on.']);
    await kari.clicks('Open the client');
    expect(kari.modalText()).toContain('Kari is back');
    story.everybodyReads();
  });

  it('has a team that people join, change in and leave, day by day', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const kari = story.person(ids.kari);
    await story.begin();
    await story.until('2026-11-24T09:00:00Z');

    await kari.types('/hats client');
    await kari.clicksInside('Change');
    await kari.clicksInside('Add an advisor');
    expect(await kari.submits({ person: ids.mikko, since: '2026-12-01' })).toEqual({});
    expect(kari.modalText()).toContain('Mikko Laine – advisor, from 1 December 2026');
    await kari.clicksInside('Change');
    await kari.clicksInside('Change role or share');
    await kari.chooses('Ana Virtanen – developer, 100 % · Prescriptions');
    expect(await kari.submits({ role: 'lead_developer', share: 'half' })).toEqual({
      share: 'Write a whole number from 0 to 100.',
    });
    expect(await kari.submits({ share: '60' })).toEqual({});
    expect(kari.modalText()).toContain('Ana Virtanen – lead developer, 60 %');
    await kari.clicksInside('Change');
    await kari.clicksInside('Leaves the team');
    const mikko = kari
      .modal()
      .content.blocks.flatMap(block =>
        block.type === 'input' && block.element.type === 'static_select' ? (block.element.options ?? []) : [],
      )[1];
    expect(mikko?.text.text).toBe('Mikko Laine – advisor');
    expect(await kari.submits({ seat: mikko?.value ?? '', last_day: '2026-11-24' })).toEqual({});
    expect(kari.modalText()).not.toContain('Mikko Laine');
    await kari.clicksInside('Change');
    await kari.clicksInside('End an engagement');
    expect(await kari.submits({ last_day: '2026-12-31' })).toEqual({});
    expect(kari.modalText()).toContain('Prescriptions – 1 January 2026 to 31 December 2026');
    await kari.closes();
    await story.until('2027-01-02T12:00:00Z');
    await kari.types('/hats client');
    expect(kari.modalText()).toContain('Prescriptions – ended on 31 December 2026');
    expect(kari.modalText()).toContain('Nobody is on the team yet.');
    await kari.clicksInside('Change');
    expect(kari.modalText()).toContain('New engagement');
    expect(kari.modalText()).not.toContain('End an engagement');
    story.everybodyReads();
  });

  it('answers kindly whoever clicks what is hers no longer, and opens nothing', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const [elin, kari, ana] = [story.person(ids.elin), story.person(ids.kari), story.person(ids.ana)];
    await story.begin();
    await kari.types('/hats client');
    await kari.clicksInside('Change');
    await elin.types('/hats client');
    await elin.clicksInside('Change');
    await elin.clicksInside('Change lead');
    await elin.submits({ lead: ids.olav, reason: 'A fresh start' });
    await kari.clicksInside('Edit client');
    expect(kari.modalText()).toContain('Somebody else looks after this, so I left it as it is.');
    expect(await ana.types('/hats client Nowhere')).toEqual(['Among your clients I find none called “Nowhere”.']);
    await story.person(ids.mikko).types('/hats client');
    expect(story.person(ids.mikko).modalText()).toContain('You are on no client’s team yet.');
    await story.until('2026-11-24T09:00:00Z');
    story.everybodyReads();
  });
});
