import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { givingTexts, keepingTexts } from '../../src/promises/texts/index.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { promiseActs } from '../support/promise-acts.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';

const giving = speak(givingTexts, 'en');
const keeping = speak(keepingTexts, 'en');
const client = 'Apteekki Sampo';
const words = 'Search by brand name';

/** Nobody is asked how she is: this is about promises. */
const firm: Firm = {
  ...smallFirm,
  more: [`kind,person,employee\nperson,${ids.ana},no\nperson,${ids.kari},no\nperson,${ids.olav},no`],
};

const asked = giving('offer.text', { lead: 'Kari', client });
const askedAgain = giving('offer.reminder', { lead: 'Kari', client });

/** Her messages that ask for her word and still have a button. */
const questions = (her: Someone): string[] =>
  her.messages().flatMap(({ text, blocks }) => (JSON.stringify(blocks).includes(giving('offer.open')) ? [text] : []));

const read = (her: Someone, about: readonly string[]): string[] =>
  her
    .messages()
    .slice(-her.reads().length || Number.POSITIVE_INFINITY)
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'section' && block.text ? [block.text.text] : [])))
    .filter(text => about.includes(text));

onDatabase('postgres18', 'when the process is down', engine => {
  it('a keeper is asked once for her word, and once more later on', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, ana] = [story.person(ids.kari), story.person(ids.ana)];
    const { gives, answers } = promiseActs(story);
    ana.reads();

    // Ana’s day is over: she is asked in the morning, and by then the process is down.
    await story.until('2026-11-23T16:30:00Z');
    await gives(kari, client, { words, due: '2027-01-29', keeper: ids.ana });
    expect(ana.reads()).toEqual([]);
    await story.downUntil('2026-11-24T10:30:00Z');
    expect(ana.reads()).toEqual([asked]);
    await story.restart();
    await story.round();
    await story.until('2026-11-25T15:00:00Z');
    expect(ana.reads()).toEqual([]);

    // Both times at which she would be asked again pass: she is asked once, and the older question has no button any more.
    await story.downUntil('2026-12-04T10:30:00Z');
    expect(ana.reads()).toEqual([askedAgain]);
    await story.restart();
    await story.round();
    expect(questions(ana)).toEqual([askedAgain]);
    await answers(ana, client, 'yes');
    await story.until('2026-12-07T08:00:00Z');
    expect(ana.reads()).toEqual([]);
    expect(read(kari, [giving('lead.accepted', { keeper: 'Ana', client })])).toHaveLength(1);
    story.everybodyReads();
  });

  it('a promise whose day passes meanwhile is one deviation, which ends when it turns out to have been kept', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, ana] = [story.person(ids.kari), story.person(ids.ana)];
    const { gives, answers, keeps, opens } = promiseActs(story);
    await gives(kari, client, { words, due: '2026-11-27', keeper: ids.ana });
    await answers(ana, client, 'yes');
    await story.until('2026-11-25T15:00:00Z');
    story.everybodyReads();

    await story.downUntil('2026-12-03T09:30:00Z');
    expect(await promiseDeviations(story)).toEqual([{ actual: words, state: 'reported', severity: 'major' }]);
    // Its day is over, so nobody is reminded that it comes.
    expect(ana.reads()).toEqual([]);
    expect(kari.reads().filter(text => text.startsWith(client))).toHaveLength(1);
    await story.restart();
    await story.round();
    expect(await promiseDeviations(story)).toHaveLength(1);
    expect(kari.reads()).toEqual([]);
    await opens(kari, words);
    expect(kari.modalText()).toContain(keeping('state.overdue', { day: '27 November 2026' }));
    await kari.closes();

    await keeps(ana, words, '2026-11-27');
    expect(await promiseDeviations(story)).toEqual([{ actual: words, state: 'closed', severity: 'major' }]);
    await opens(kari, words);
    expect(kari.modalText()).toContain(keeping('state.kept', { day: '27 November 2026' }));
    await kari.closes();
    await kari.types('/hats promises');
    expect(kari.modalText()).toContain(keeping('register.rate', { kept: 1, all: 1, moved: 0 }));
    await kari.closes();
    story.everybodyReads();
  });
});

async function promiseDeviations({ app }: Story) {
  return app.connection.background
    .selectFrom('deviation')
    .select(['actual', 'state', 'severity'])
    .where('family', '=', 'promise')
    .execute();
}
