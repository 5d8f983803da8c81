import { expect, it } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { speak, type Values } from '../../src/i18n/text.ts';
import { ledgerTexts } from '../../src/ledger/texts/index.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm, withAbsence } from '../support/firm.ts';
import { type Firm, openStory, type Someone } from '../support/story.ts';

type Key = keyof typeof ledgerTexts.en;
const inLanguage =
  (language: Language) =>
  (key: Key, values?: Values): string =>
    speak(ledgerTexts, language)(key, values);
const [en, nb] = [inLanguage('en'), inLanguage('nb')];
const client = 'Apteekki Sampo';

const { goalsReviewed: _, ...goalless } = smallFirm;
/** Kari reads Norwegian, leads two clients and is away when spring is asked about; Olav stands in for her. Nobody is asked for a pulse. */
const firm: Firm = withAbsence(ids.kari, '2026-04-27', '2026-05-15', {
  ...goalless,
  more: [
    `kind,person,language,employee\nperson,${ids.kari},nb,no\nperson,${ids.ana},,no\nperson,${ids.olav},,no`,
    `kind,client,lead,engagement,starts_on\nclient,Nordlys,${ids.kari},,\nengagement,Nordlys,,Lights,2026-01-01`,
  ],
});

/** What this story is about; whatever else the firm is told in these weeks is looked at as well. */
const asked = {
  [en('goal.ask.begin', { client: 'Nordlys' })]: 'a goal?',
  [en('goal.ask.agree', { client })]: 'still agreed?',
  [en('agreement.ask.end', { client, day: '10 June 2026' })]: 'ends in June',
  [nb('agreement.ask.draft', { client })]: 'a draft',
  [en('agreement.ask.draft', { client })]: 'a draft',
};

/** What she has been asked since she looked last, and on which days and hours (UTC). */
function hears(person: Someone): string[] {
  const unread = person.reads().length;
  return (unread === 0 ? [] : person.messages().slice(-unread)).flatMap(({ ts, blocks }) => {
    const at = new Date(Number(ts) * 1000).toISOString().slice(5, 16);
    const words = blocks.flatMap(block => (block.type === 'section' && block.text ? [asked[block.text.text]] : []));
    return words.flatMap(word => (word ? [`${at} ${word}`] : []));
  });
}

onDatabase('postgres18', 'goals and agreements', engine => {
  it('are asked about at their hour, of whoever answers for the client, and shown as they were answered', async () => {
    await using story = await openStory({ at: '2026-04-20T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, olav] = [story.person(ids.kari), story.person(ids.olav)];

    await kari.types(`/hats client ${client}`);
    await kari.clicksInside(nb('ledger.button'));
    expect(kari.modalText()).toContain(nb('goal.none', { client }));
    await kari.clicksInside(nb('goal.add'));
    const goal = { words: 'Refills without a phone call', measure: 'calls a day', target: 'below ten' };
    expect(await kari.submits({ ...goal, their_owner: 'Tiina' })).toEqual({});
    for (const shown of [goal.words, nb('goal.measured', goal), nb('review.not_yet'), nb('agreement.none')])
      expect(kari.modalText()).toContain(shown);

    await kari.clicksInside(nb('agreement.write'));
    const terms = { content: 'Support on weekdays', level: 'Within a day', link: 'https://drive.example.com/sampo' };
    const wrong = { ...terms, from: '2026-01-01', until: '2025-12-31', link: 'http://drive.example.com' };
    expect(await kari.submits(wrong)).toEqual({ link: nb('error.link') });
    expect(await kari.submits({ ...wrong, ...terms })).toEqual({ until: nb('error.until_before_from') });
    expect(await kari.submits({ ...wrong, ...terms, until: '2026-04-19' })).toEqual({ until: nb('error.until_past') });
    expect(await kari.submits({ ...wrong, ...terms, until: '2026-06-10' })).toEqual({});
    expect(kari.modalText()).toContain(nb('agreement.draft'));
    expect(kari.modalText()).toContain(`<${terms.link}|${nb('agreement.link_is')}>`);
    await kari.clicksInside(nb('agreement.sign_off'));
    expect(kari.modalText()).toContain(nb('agreement.signed', { name: 'Kari Niemi', day: '20. april 2026' }));
    await kari.closes();

    await story.until('2026-04-30T05:59:00Z');
    expect([...hears(kari), ...hears(olav)]).toEqual([]);
    await story.until('2026-04-30T06:00:00Z');
    expect([hears(kari), hears(olav)]).toEqual([[], ['04-30T06:00 still agreed?', '04-30T06:00 a goal?']]);
    await olav.clicks(en('goal.ask.open_agree'));
    const [ours = '', theirs = '', note = ''] = olav
      .modal()
      .content.blocks.flatMap(block => (block.type === 'input' && block.block_id ? [block.block_id] : []));
    expect(Object.keys(await olav.submits({ [ours]: 'agree' }))).toEqual([theirs]);
    expect(await olav.submits({ [ours]: 'agree', [theirs]: 'disagree', [note]: 'Speed matters more' })).toEqual({});
    expect(olav.modalText()).toContain(en('review.said.not_theirs', { quarter: 'Q2 2026', client }));
    expect(olav.modalText()).toContain('Speed matters more');
    await olav.closes();
    await olav.clicks(en('goal.ask.open_begin'));
    expect(olav.modalText()).toContain(en('goal.intro', { client: 'Nordlys' }));
    await olav.closes();

    await story.until('2026-05-11T05:59:00Z');
    expect([...hears(kari), ...hears(olav)]).toEqual([]);
    await story.until('2026-05-11T06:00:00Z');
    expect([hears(kari), hears(olav)]).toEqual([[], ['05-11T06:00 ends in June']]);
    await olav.clicks(en('agreement.ask.open'));
    expect(olav.modalText()).toContain(terms.content);
    expect(await olav.submits({ what: 'extend' })).toEqual({ until: en('error.day') });
    expect(await olav.submits({ what: 'extend', until: '2026-06-10' })).toEqual({ until: en('error.until_not_later') });
    expect(await olav.submits({ what: 'extend', until: '2026-12-31' })).toEqual({});
    expect(olav.modalText()).toContain(en('agreement.signed', { name: 'Olav Berg', day: '11 May 2026' }));
    expect(olav.modalText()).toContain(en('agreement.before', { name: 'Kari Niemi', day: '20 April 2026' }));
    await olav.closes();

    await story.until('2026-05-13T12:00:00Z');
    expect([...hears(kari), ...hears(olav)]).toEqual([]);
    story.everybodyReads();
  });

  it('are not lost where the client has gone to another lead while she wrote', async () => {
    await using story = await openStory({ at: '2026-04-20T08:00:00Z', firm, engine });
    await story.begin();
    const kari = story.person(ids.kari);
    await kari.types(`/hats client ${client}`);
    await kari.clicksInside(nb('ledger.button'));
    await kari.clicksInside(nb('goal.add'));
    await story.app.importRoster(`kind,client,lead\nclient,${client},${ids.olav}`);
    const goal = { words: 'Refills without a phone call', measure: 'calls a day', target: 'below ten' };
    expect(await kari.submits({ ...goal, their_owner: 'Tiina' })).toEqual({ words: nb('error.not_yours') });
    expect(JSON.stringify(kari.modal().values)).toContain(goal.words);
    await kari.closes();
    story.everybodyReads();
  });
});
