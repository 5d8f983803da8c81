import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { intakeTexts } from '../../src/suggestions/texts/index.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';
import { suggestionActs } from '../support/suggestion-acts.ts';

const say = speak(intakeTexts, 'en');
const client = 'Apteekki Sampo';
const words = 'A dark theme for the night shift';

onDatabase('postgres18', 'a suggestion that two answer at once', engine => {
  it('is answered by whoever was first, and the other keeps her words', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    await story.begin();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    const { files, acknowledges, steps, handsOver, takes, opens } = suggestionActs(story);
    await files(kari, client, 'suggestion', words);
    await handsOver(kari, words, { toward: 'portfolio', to: ids.mikko });
    await takes(mikko, client);
    await acknowledges(mikko, words);
    await steps(mikko, words, 'assess', {
      words: 'Too dear',
      decision: 'no',
      reason: 'One in a hundred works at night',
    });

    // Whoever leads the client and whoever looks after it have both told the client, and both write it down.
    for (const her of [kari, mikko]) {
      await opens(her, words);
      await her.clicksInside(say('step.answer'));
    }
    const said = { told: '2026-11-23', words: 'They understood' };
    const [karis, mikkos] = await Promise.all([kari.sends(said), mikko.sends({ ...said, words: 'They were sad' })]);
    const isKarisFirst = Object.keys(karis).length === 0;
    const [loser, refused] = isKarisFirst ? [mikko, mikkos] : [kari, karis];
    const winner = isKarisFirst ? 'Kari Niemi' : 'Mikko Laine';
    expect([karis, mikkos]).toContainEqual({});
    expect(refused).toEqual({ told: say('error.changed_by', { name: winner }) });
    expect(JSON.stringify(loser.modal().values)).toContain(isKarisFirst ? 'They were sad' : 'They understood');

    await kari.closes();
    await mikko.closes();
    const { background } = story.app.connection;
    const told = background.selectFrom('suggestionEntry').select('words').where('event', '=', 'answer');
    expect(await told.execute()).toEqual([{ words: isKarisFirst ? 'They understood' : 'They were sad' }]);
    await story.until('2026-11-24T08:00:00Z');
    story.everybodyReads();
  });
});
