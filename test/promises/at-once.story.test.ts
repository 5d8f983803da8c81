import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { givingTexts, keepingTexts } from '../../src/promises/texts/index.ts';
import { clicksInMessage } from '../support/buttons.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { promiseActs } from '../support/promise-acts.ts';
import { openStory, type Story } from '../support/story.ts';

const giving = speak(givingTexts, 'en');
const keeping = speak(keepingTexts, 'en');
const client = 'Apteekki Sampo';
const words = 'Search by brand name';

onDatabase('postgres18', 'a promise that is moved while its keeper says yes', engine => {
  it('goes on by whoever was first, and the other loses nothing', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    await story.begin();
    const [kari, ana] = [story.person(ids.kari), story.person(ids.ana)];
    const { gives, answers, moves, opens } = promiseActs(story);
    await gives(kari, client, { words, due: '2026-12-18', keeper: ids.ana });
    await answers(ana, client, 'yes');
    await moves(kari, words, '2027-01-15', 'They are on holiday');

    await clicksInMessage(story, ana, giving('offer.open'), client);
    await opens(kari, words);
    await kari.clicksInside(keeping('page.move'));
    const [hers, theLeads] = await Promise.all([
      ana.sends({ answer: 'yes', words: 'With pleasure' }),
      kari.sends({ due: '2027-01-29', why: 'They asked for two weeks more' }),
    ]);
    await story.round();

    // Ana’s word came first, and the lead’s form knows nothing of it; or the terms to which she says yes hold no more.
    const isAnasFirst = Object.keys(hers).length === 0;
    expect([hers, theLeads]).toEqual(
      isAnasFirst ? [{}, { why: keeping('error.outdated') }] : [{ answer: giving('error.offer_outdated') }, {}],
    );
    const loser = isAnasFirst ? kari : ana;
    const written = isAnasFirst ? 'They asked for two weeks more' : 'With pleasure';
    expect(JSON.stringify(loser.modal().values)).toContain(written);
    expect(await stands(story)).toEqual({
      state: isAnasFirst ? 'promised' : 'moving',
      round: isAnasFirst ? 2 : 3,
      promisedRound: isAnasFirst ? 2 : 1,
      brokenOn: null,
    });

    // Opened again, it goes on.
    await ana.closes();
    await kari.closes();
    if (isAnasFirst) await moves(kari, words, '2027-01-29', written);
    await answers(ana, client, 'yes', 'With pleasure');
    expect(await stands(story)).toEqual({ state: 'promised', round: 3, promisedRound: 3, brokenOn: null });
    await opens(kari, words);
    expect(kari.modalText()).toContain(keeping('state.promised', { day: '29 January 2027' }));
    await kari.closes();
    story.everybodyReads();
  });
});

const stands = ({ app }: Story) =>
  app.connection.background
    .selectFrom('promise')
    .select(['state', 'round', 'promisedRound', 'brokenOn'])
    .executeTakeFirstOrThrow();
