import { expect, it } from 'vitest';
import { explainEnps } from '../../src/enps/index.ts';
import { dayInWords, fullDay, shortDay } from '../../src/i18n/dates.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import { onDatabase } from '../support/database.ts';
import { openStory, type Story } from '../support/story.ts';
import {
  answers,
  clicksThere,
  dumpOf,
  firmOf,
  idOf,
  leadersChannel,
  look,
  type Name,
  posted,
  rowsOf,
  speaks,
  wordsFor,
} from './story-firm.ts';

const people: readonly Name[] = ['elin', 'kari', 'ana', 'ben', 'cia', 'dag', 'eva', 'finn', 'gro', 'hal'];
/** Finland’s Independence Day, a Monday in 2027. */
const firm = firmOf(people, [['enps.date', '12-06']]);
const [en, fi] = [wordsFor('elin'), wordsFor('kari')];
const why = { ana: 'Too many meetings', ben: 'Liikaa kokouksia', cia: 'För många möten', dag: 'For mange møter' };

onDatabase('postgres18', 'an eNPS of which too few take part, with outages', engine => {
  it('is closed all the same, and of what was answered nothing is left anywhere', async () => {
    await using story = await openStory({ at: '2027-10-25T08:00:00Z', firm, engine });
    await story.begin();
    const elin = story.person(idOf('elin'));

    // Proposed for the day after the holiday, and confirmed as it is.
    await story.until('2027-11-08T07:30:00Z');
    const proposal = en.round('proposal.text', { day: fullDay('2027-12-07', 'en') });
    expect(posted(story).map(({ text }) => text)).toContain(proposal);
    await clicksThere(story, elin, en.round('status.prepare'));
    await elin.submits();
    expect(elin.modalText()).toContain(dayInWords('2027-12-21', 'en'));
    await elin.submits();
    await elin.closes();
    expect(await explained(story)).toContain('opens 2027-12-07 09:00');

    // What was answered before the process ended can be changed after it.
    await story.until('2027-12-07T08:30:00Z');
    await answers(story, 'ana', [2, why.ana]);
    await answers(story, 'ben', [9, 'Hyvä']);
    await story.restart();
    await answers(story, 'ben', [3, why.ben]);
    await answers(story, 'cia', [4, why.cia]);
    await answers(story, 'dag', [5, why.dag]);

    // The day of the first reminder is missed, and made up for by one.
    await story.downUntil('2027-12-15T08:00:00Z');
    await story.until('2027-12-15T08:30:00Z');
    const reminder = (name: Name) => wordsFor(name).ask('reminder.text', { day: shortDay('2027-12-21', speaks[name]) });
    const reminded = people.filter(name => story.person(idOf(name)).reads().includes(reminder(name)));
    expect(reminded).toEqual(['elin', 'kari', 'eva', 'finn', 'gro', 'hal']);

    // So is the end, with nobody there and the channel gone: whoever stands behind it gets the news.
    story.sandbox.workspace.archive(leadersChannel);
    await story.downUntil('2027-12-22T08:00:00Z');
    const before = posted(story).length;
    await story.until('2027-12-23T08:00:00Z');
    expect(posted(story)).toHaveLength(before);
    const told = people.filter(name => textsOf(story, name).some(text => text.includes(fi.number('too_few.heading'))));
    expect(told).toEqual(['kari']);
    for (const name of ['elin', 'kari'] as const)
      expect((await look(story, name)).words).toContain(wordsFor(name).round('result.too_few', { year: '2027' }));

    const dump = await dumpOf(story);
    for (const words of [...Object.values(why), 'Hyvä', 'enps.reminder']) expect(dump).not.toContain(words);
    for (const table of ['enps_year', 'enps_comment', 'enps_answer', 'enps_invited'])
      expect(await rowsOf(story, table)).toEqual([]);
    const [round = '{}'] = await rowsOf(story, 'enps_round');
    expect(JSON.parse(round)).toMatchObject({ outcome: 'too_few', invited: null, reply_step: null, counted_on: null });
    expect(await explained(story)).not.toMatch(/few|answers|repl/);
    story.everybodyReads();
  }, 60_000);
});

const textsOf = (story: Story, name: Name) =>
  story
    .person(idOf(name))
    .messages()
    .map(({ text }) => text);

const explained = async ({ app, now }: Story): Promise<string> =>
  (await explainEnps(app.connection.background, { shelf: calendarShelf(), now: now() }, app.workspaceId)).join('\n');
