import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { intakeTexts, passingTexts } from '../../src/suggestions/texts/index.ts';
import { suggestionShortcut } from '../../src/suggestions/views/ids.ts';
import { clicksInMessage } from '../support/buttons.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory } from '../support/story.ts';
import { suggestionActs } from '../support/suggestion-acts.ts';

const intake = speak(intakeTexts, 'en');
const passing = speak(passingTexts, 'en');
const client = 'Apteekki Sampo';
const words = 'A dark theme for the night shift';
const guest = 'U0GUS00000';
const channel = 'C0SAMPO000';

/** Mikko belongs to another client’s team, which Olav leads; Gus is a guest in their Slack, and in the channel where the client is talked about. */
const firm: Firm = {
  ...smallFirm,
  people: [...smallFirm.people, { id: guest, name: 'gus', realName: 'Gus Guest', isGuest: true }],
  channels: [...(smallFirm.channels ?? []), { id: channel, name: 'sampo', members: [ids.ana, guest] }],
  more: [
    `kind,client,lead,engagement,starts_on,person,role
client,Nordlys,${ids.olav},,,,
engagement,Nordlys,,Lights,2026-01-01,,
member,Nordlys,,Lights,,${ids.mikko},developer`,
  ],
};

onDatabase('postgres18', 'a suggestion that is somebody else’s', engine => {
  it('is passed on by whoever works here, and seen and treated by those alone whose it is', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, ana, mikko] = [story.person(ids.kari), story.person(ids.ana), story.person(ids.mikko)];
    const gus = story.person(guest);
    const { files, acknowledges, filesFrom, handsOver, opens } = suggestionActs(story);

    // A guest passes nothing on, neither from a message nor by the command.
    const message = ana.writes(channel, words);
    await gus.uses(suggestionShortcut, message);
    expect(gus.modalText()).toContain(intake('refused.text'));
    await gus.closes();
    const answers = await gus.types('/hats suggestion');
    expect(gus.hasModal() ? gus.modalText() : answers.join()).not.toContain(intake('file.words'));
    if (gus.hasModal()) await gus.closes();

    // Ana of the team does, and sees how it goes; she has no say in it. A consultant of another client sees nothing of it.
    await filesFrom(ana, message, client);
    await opens(ana, words);
    for (const step of ['step.acknowledge', 'step.assess'] as const)
      expect(ana.modalText()).not.toContain(intake(step));
    expect(ana.modalText()).not.toContain(passing('part.hand_over'));
    await ana.closes();
    await mikko.types('/hats suggestions');
    expect(mikko.modalText()).not.toContain(words);
    await mikko.closes();

    // What Mikko himself heard of the client and passed on he follows, and no more than that.
    await files(mikko, client, 'need', 'A dashboard');
    await opens(mikko, 'A dashboard');
    expect(mikko.modalText()).not.toContain(passing('part.similar'));
    expect(mikko.modalText()).not.toContain(intake('page.client'));
    await mikko.closes();

    // He is asked to take the other one, and asked no more while he reads: it is not his to take.
    await handsOver(kari, words, { toward: 'delivery', to: ids.mikko });
    await clicksInMessage(story, mikko, passing('word.look'), client);
    await opens(kari, words);
    await kari.clicksInside(passing('part.take_back'));
    await kari.closes();
    expect(await mikko.submits({ answer: 'take', words: 'Gladly' })).toEqual({ answer: passing('error.gone') });
    expect(JSON.stringify(mikko.modal().values)).toContain('Gladly');
    await mikko.closes();

    // Another leads the client while Kari writes: nothing is stored and nothing lost.
    await acknowledges(kari, words);
    await opens(kari, words);
    await kari.clicksInside(intake('step.assess'));
    await story.app.importRoster(`kind,client,lead\nclient,${client},${ids.olav}`);
    expect(await kari.submits({ words: 'It is cheap' })).toEqual({ words: intake('error.not_yours') });
    expect(JSON.stringify(kari.modal().values)).toContain('It is cheap');
    await kari.closes();
    await story.until('2026-11-24T08:00:00Z');
    story.everybodyReads();
  });
});
