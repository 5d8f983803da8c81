import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { givingTexts, keepingTexts } from '../../src/promises/texts/index.ts';
import { clicksInMessage } from '../support/buttons.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { promiseActs } from '../support/promise-acts.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';

const giving = speak(givingTexts, 'en');
const keeping = speak(keepingTexts, 'en');
const client = 'Apteekki Sampo';
const words = 'Search by brand name';
const guest = 'U0GUS00000';

/** Mikko is on the team of another client, which Olav leads; Gus is a guest in their Slack. */
const firm: Firm = {
  ...smallFirm,
  people: [...smallFirm.people, { id: guest, name: 'gus', realName: 'Gus Guest', isGuest: true }],
  more: [
    `kind,client,lead,engagement,starts_on,person,role
client,Nordlys,${ids.olav},,,,
engagement,Nordlys,,Lights,2026-01-01,,
member,Nordlys,,Lights,,${ids.mikko},developer`,
  ],
};

onDatabase('postgres18', 'a promise that is somebody else’s', engine => {
  it('is neither shown nor answered nor changed, and whoever tries reads a kind sentence', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, ana, mikko] = [story.person(ids.kari), story.person(ids.ana), story.person(ids.mikko)];
    const { gives, answers, opens } = promiseActs(story);
    await gives(kari, client, { words, due: '2026-12-18', keeper: ids.ana });

    // A consultant of another client, and a guest: nothing of it, by whatever way.
    for (const her of [mikko, story.person(guest)]) {
      expect(await sees(her, `/hats promises ${client}`)).not.toContain(words);
      expect(await sees(her, `/hats promise ${client}`)).not.toContain(giving('give.words'));
    }
    await mikko.types(`/hats promise ${client}`);
    expect(mikko.modalText()).toContain(giving('choose.nobody'));
    await mikko.closes();

    // Somebody else is to keep it now: the question that Ana still has is hers no more.
    await clicksInMessage(story, ana, giving('offer.open'), client);
    await opens(kari, words);
    await kari.clicksInside(keeping('page.reword'));
    expect(await kari.submits({ keeper: ids.mikko })).toEqual({});
    await kari.closes();
    expect(await ana.submits({ answer: 'yes' })).toEqual({ answer: giving('error.not_yours') });
    await ana.closes();

    // Mikko, who keeps it, sees this one, and may neither move it nor promise anything.
    await answers(mikko, client, 'yes');
    await opens(mikko, words);
    expect(mikko.modalText()).toContain(keeping('page.keep'));
    expect(mikko.modalText()).not.toContain(keeping('page.move'));
    await mikko.closes();

    // While Kari writes, another leads the client: nothing is stored and nothing lost; Ana has left its team with her page open.
    await opens(kari, words);
    await kari.clicksInside(keeping('page.move'));
    await ana.types(`/hats promises ${client}`);
    await story.app.importRoster(`kind,client,lead\nclient,${client},${ids.olav}`);
    await leavesTeam(story, ids.ana);
    const refused = await kari.submits({ due: '2027-01-15', why: 'They are on holiday' });
    expect(refused).toEqual({ why: keeping('error.not_yours') });
    expect(JSON.stringify(kari.modal().values)).toContain('They are on holiday');
    await kari.closes();
    await ana.clicksInside(keeping('word.open'));
    expect(ana.modalText()).toContain(keeping('refused.text'));
    expect(ana.modalText()).not.toContain(words);
    await ana.closes();
    story.everybodyReads();
  });
});

async function leavesTeam({ app }: Story, slackUserId: string): Promise<void> {
  const { background } = app.connection;
  const her = background.selectFrom('person').select('id').where('slackUserId', '=', slackUserId);
  await background.deleteFrom('membership').where('personId', '=', her).execute();
}

/** All that she gets to see after a command: the modal or the answer. */
async function sees(her: Someone, command: string): Promise<string> {
  const answers = await her.types(command);
  if (!her.hasModal()) return answers.join('\n');
  const text = her.modalText();
  await her.closes();
  return text;
}
