import { expect, it } from 'vitest';
import { askTexts } from '../../src/enps/texts/index.ts';
import { dayInWords, fullDay, shortDay } from '../../src/i18n/dates.ts';
import { languages } from '../../src/i18n/language.ts';
import { speak } from '../../src/i18n/text.ts';
import { onDatabase } from '../support/database.ts';
import { openStory, type Story } from '../support/story.ts';
import {
  answers,
  clicksThere,
  everybody,
  firmOf,
  has,
  idOf,
  inSlack,
  isAsked,
  look,
  type Name,
  posted,
  type Reply,
  reminders,
  rowsOf,
  someone,
  wordsFor,
} from './story-firm.ts';

/** The day is one that three years of four have not; the first day that leadership chooses is Good Friday. */
const firm = firmOf(everybody, [['enps.date', '02-29']]);
const en = wordsFor('elin');
const closesOn = '2027-04-13';

/** What each answers in the end, and why; Jon takes his back, Elin would rather not, Nils and Liv never reply. */
const last = {
  kari: [9, 'Hyvä porukka'],
  ana: [9, 'It got better after we talked'],
  ben: [8, 'Kahvi on hyvää'],
  cia: [9, 'Jag får säga ifrån'],
  dag: [6, 'For mange verktøy'],
  eva: [9, 'Man lærer af hinanden'],
  finn: [7],
  gro: [10, 'Kundene våre er fine'],
  hal: [0, 'Jeg hører først om lønnen, når alt er afgjort'],
  ida: [8, 'Bra uppdrag'],
  kim: [9, 'Nobody called me while I was away'],
} as const satisfies Partial<Record<Name, Reply>>;
const comments = Object.values<Reply>(last).flatMap(([, why]) => why ?? []);
const takenBack = ['Not a good year', 'Liian kiire', 'Jag är nöjd'];

onDatabase('pglite', 'a year of the eNPS', engine => {
  it('is proposed, prepared, answered, counted, told and acted on, and nobody can tell who wrote what', async () => {
    await using story = await openStory({ at: '2027-01-11T08:00:00Z', firm, engine });
    await story.begin();
    await leadershipPlans(story);
    await everybodyIsAsked(story);
    await peopleAnswer(story);
    await theSilentAreReminded(story);
    await itCloses(story);
    await theResultIsTold(story);
    await theCommentsAreRead(story);
    await somethingIsDone(story);
    await nextYearIsProposed(story);
    for (const person of [...everybody, 'mia']) story.person(idOf(person)).reads();
  }, 120_000);
});

const textsIn = (story: Story) => posted(story).map(({ text }) => text);

/** A working day in February, a month ahead; once more a week ahead; then somebody takes it up. */
async function leadershipPlans(story: Story): Promise<void> {
  const elin = someone(story, 'elin');
  const proposed = en.round('proposal.text', { day: fullDay('2027-02-26', 'en') });
  await story.until('2027-01-27T06:59:00Z');
  expect(textsIn(story)).not.toContain(proposed);
  await story.until('2027-01-27T07:30:00Z');
  expect(textsIn(story)).toContain(proposed);
  await story.until('2027-02-19T07:30:00Z');
  expect(textsIn(story)).toContain(en.round('proposal.again', { day: fullDay('2027-02-26', 'en') }));
  expect(textsIn(story)).not.toContain(proposed);

  await clicksThere(story, elin, en.round('status.prepare'));
  const typed = {
    opensOn: '2027-03-26',
    lengthDays: '3',
    leastInvited: '10',
    leastAnswers: 'five',
    leastComments: '8',
  };
  expect(await elin.submits(typed)).toEqual({ leastAnswers: en.round('error.number') });
  expect(await elin.submits({ ...typed, leastAnswers: '4' })).toEqual({
    lengthDays: en.round('error.length', { shortest: 7, longest: 28 }),
    leastAnswers: en.round('error.least', { least: 5 }),
  });
  expect(JSON.stringify(elin.modal().values)).toMatch(/2027-03-26.*"3".*"10".*"4".*"8"/);
  expect(await elin.submits({ ...typed, lengthDays: '14', leastAnswers: '5' })).toEqual({});
  // Good Friday and Easter Monday are no working days.
  for (const day of ['2027-03-30', closesOn]) expect(elin.modalText()).toContain(dayInWords(day, 'en'));
  expect(elin.modalText()).toContain(en.round('preview.invited', { count: 15, least: 10 }));
  for (const language of languages) expect(elin.modalText()).toContain(speak(askTexts, language)('invitation.text'));
  await elin.clicksInside(en.round('preview.change'));
  expect(elin.modalText()).toContain('14');
  await elin.submits();
  await elin.submits();
  expect(elin.modalText()).toContain(en.round('said.confirmed'));
  await elin.closes();
  expect(await rowsOf(story, 'enps_invited')).toEqual([]);
}

/** Each at nine by her own clock, but for whoever is away. */
async function everybodyIsAsked(story: Story): Promise<void> {
  await story.app.importRoster(`kind,person,first_day,last_day\nabsence,${idOf('kim')},2027-03-29,2027-04-11`);
  await story.until('2027-03-30T05:59:00Z');
  expect(everybody.filter(name => isAsked(story, name))).toEqual([]);
  await story.until('2027-03-30T07:30:00Z');
  expect(everybody.filter(name => !isAsked(story, name))).toEqual(['kim']);
  for (const name of everybody) someone(story, name).reads();
}

/** What leadership sees is counted once a day, and the same whatever anybody does between. */
async function peopleAnswer(story: Story): Promise<void> {
  const [ana, jon, elin] = [someone(story, 'ana'), someone(story, 'jon'), someone(story, 'elin')];
  await ana.clicks(en.ask('invitation.answer'));
  const [stored] = ana.modal().content.blocks;
  expect(JSON.stringify(stored)).toContain(en.ask('form.stored', { day: shortDay(closesOn, 'en'), time: '16:00' }));
  expect(Object.keys(await ana.submits({ why: takenBack[0] ?? '' }))).toEqual(['score']);
  await ana.submits({ score: '3' });
  await ana.closes();
  await answers(story, 'kari', last.kari);
  await answers(story, 'ben', last.ben);
  await answers(story, 'cia', [10, takenBack[2]]);
  await answers(story, 'jon', [2, takenBack[1]]);
  expect((await look(story, 'elin')).words).toContain(
    en.round('replies.not_yet', { day: dayInWords('2027-03-31', 'en') }),
  );

  await story.until('2027-03-31T06:30:00Z');
  const seen = await look(story, 'elin');
  expect(seen.words).toContain(en.round('replies.at_least', { percent: 30 }));
  await ana.clicks(en.ask('invitation.answer'));
  expect(ana.modalText()).toContain(takenBack[0]);
  await ana.submits({ score: String(last.ana[0]), why: last.ana[1] });
  await ana.closes();
  await jon.types('/hats me');
  await jon.clicksInside('Vastaa');
  await jon.clicksInside(wordsFor('jon').ask('form.withdraw'));
  await jon.closes();
  expect(await look(story, 'elin')).toEqual(seen);
  await story.until('2027-04-01T06:30:00Z');
  expect(await look(story, 'elin')).toEqual(seen);
  for (const name of ['dag', 'eva', 'finn'] as const) await answers(story, name, last[name]);
  await elin.clicks(en.ask('invitation.answer'));
  await elin.clicksInside(en.ask('form.decline'));
  await elin.closes();
  expect(await look(story, 'elin')).toEqual(seen);
  expect((await look(story, 'ana')).words).not.toMatch(/%|Invited/);
}

/** Twice, and nobody who has replied; who joins is told kindly, who leaves hears no more, who comes back is asked once. */
async function theSilentAreReminded(story: Story): Promise<void> {
  story.sandbox.workspace.addPerson(inSlack('mia', 'en'));
  story.sandbox.workspace.deactivate(idOf('liv'));
  await story.until('2027-04-02T06:30:00Z');
  await story.app.importRoster(`kind,person,employee,language\nperson,${idOf('mia')},yes,en`);
  const mia = story.person(idOf('mia'));
  await mia.types('/hats enps');
  await mia.clicksInside(en.round('status.answer'));
  expect(mia.modalText()).toContain(en.ask('refused.not_invited'));
  await mia.closes();

  await story.until('2027-04-06T07:30:00Z');
  expect(everybody.filter(name => reminders(story, name, closesOn) > 0)).toEqual(['gro', 'hal', 'ida', 'nils']);
  for (const name of ['gro', 'hal', 'ida'] as const) await answers(story, name, last[name]);
  await story.until('2027-04-09T07:30:00Z');
  expect(
    everybody.flatMap(name => [`${name} ${reminders(story, name, closesOn)}`]).filter(line => !line.endsWith('0')),
  ).toEqual(['gro 1', 'hal 1', 'ida 1', 'nils 2']);
  await story.until('2027-04-12T07:30:00Z');
  expect([isAsked(story, 'kim'), reminders(story, 'kim', closesOn)]).toEqual([true, 0]);
  await answers(story, 'kim', last.kim);
  await answers(story, 'cia', last.cia);
}

/** At four in the afternoon; whoever sends a moment later keeps her words. */
async function itCloses(story: Story): Promise<void> {
  const nils = someone(story, 'nils');
  const { ask } = wordsFor('nils');
  await story.until('2027-04-13T12:59:00Z');
  await nils.clicks(ask('invitation.answer'));
  expect((await look(story, 'elin')).words).not.toContain('eNPS 2027');
  await story.until('2027-04-13T13:00:30Z');
  expect(Object.values(await nils.sends({ score: '5', why: 'Nästan för sent' }))).toEqual([ask('kept.closed')]);
  expect(JSON.stringify(nils.modal().values)).toContain('Nästan för sent');
  await nils.closes();
  for (const table of ['enps_answer', 'enps_invited', 'enps_instance']) expect(await rowsOf(story, table)).toEqual([]);
  expect((await rowsOf(story, 'outbox')).filter(row => row.includes('enps.reminder'))).toEqual([]);
}

/** One message, in the channel, with its picture; no word that anybody wrote stands in any message. */
async function theResultIsTold(story: Story): Promise<void> {
  const before = posted(story).length;
  await story.until('2027-04-14T07:30:00Z');
  const [summary, ...more] = posted(story).slice(before);
  expect([summary?.text, more]).toEqual(['eNPS 2027: +36, very good', []]);
  const words = JSON.stringify(summary?.blocks);
  expect(words).toContain('*Answers:* 11 of 15 (73%)');
  expect(words).toContain(en.number('summary.classes', { promoters: 6, passives: 3, critics: 2 }));
  const picture = summary?.blocks.at(-1);
  expect(picture?.type === 'image' ? picture.alt_text : 'none').toMatch(/0.6: 2.*7.8: 3.*9.10: 6.*2027: \+36/s);
  expect((await look(story, 'ana')).words).not.toContain('+36');
  expect((await look(story, 'kari')).words).toContain('+36');
  const { workspace } = story.sandbox;
  const said = JSON.stringify([...workspace.records.conversations.values()].map(({ messages }) => messages));
  for (const comment of [...comments, ...takenBack, 'Nästan för sent']) expect(said).not.toContain(comment);
}

/** All of them, each once, for leadership alone; rights that are taken away between two pages are gone. */
async function theCommentsAreRead(story: Story): Promise<void> {
  const [elin, kari] = [someone(story, 'elin'), someone(story, 'kari')];
  await clicksThere(story, elin, en.number('button.comments'));
  const first = elin.modalText();
  expect(comments.filter(comment => first.includes(comment))).toHaveLength(8);
  await story.app.changeSetting('leadership', idOf('kari'));
  await elin.clicksInside(en.after('comments.next'));
  expect(comments.filter(comment => elin.modalText().includes(comment))).toEqual([]);
  expect(elin.modalText()).toContain(en.after('refused.text'));
  await elin.closes();

  await clicksThere(story, kari, en.number('button.comments'));
  const pages = [kari.modalText()];
  await kari.clicksInside(wordsFor('kari').after('comments.next'));
  pages.push(kari.modalText());
  await kari.closes();
  const read = pages.join('\n');
  expect(comments.map(comment => read.split(comment).length - 1)).toEqual(comments.map(() => 1));
  for (const comment of takenBack) expect(read).not.toContain(comment);
}

/** Leadership writes what it heard, everybody hears of it, and what is open comes back until it is closed. */
async function somethingIsDone(story: Story): Promise<void> {
  const [kari, ana] = [someone(story, 'kari'), someone(story, 'ana')];
  const { after } = wordsFor('kari');
  await clicksThere(story, kari, en.number('button.actions'));
  await kari.clicksInside(after('actions.add'));
  const todo = { said: 'Liikaa työkaluja', answer: 'Kolme vähemmän', owner: idOf('ana'), state: 'open' };
  expect(await kari.submits(todo)).toEqual({ due: after('error.due_missing') });
  expect(JSON.stringify(kari.modal().values)).toContain('Kolme vähemmän');
  expect(await kari.submits({ ...todo, due: '2027-05-04' })).toEqual({});
  await kari.clicksInside(after('actions.add'));
  await kari.submits({
    said: 'Palkoista myöhään',
    answer: 'Syksy sitoo meitä',
    owner: idOf('kari'),
    state: 'declined',
  });
  await kari.clicksInside(after('actions.send'));
  expect(kari.modalText()).toContain(after('post.declined', { answer: 'Syksy sitoo meitä' }));
  await kari.submits();
  expect(kari.modalText()).toContain(after('note.sent', { count: 15 }));
  await kari.closes();

  await story.until('2027-04-15T07:30:00Z');
  const told = (name: Name) => has(story, name, wordsFor(name).after('post.first', { year: '2027' }));
  expect(everybody.filter(name => told(name) !== 1)).toEqual(['liv']);
  expect(story.person(idOf('mia')).reads().join()).toContain(en.after('post.first', { year: '2027' }));
  const asks = (words: 'given' | 'due', day: string) =>
    has(story, 'ana', en.after(`ask.${words}`, { year: '2027', day: fullDay(day, 'en') }));
  expect(asks('given', '2027-05-04')).toBe(1);

  await story.until('2027-05-04T07:30:00Z');
  expect(asks('due', '2027-05-04')).toBe(1);
  await ana.clicks(en.after('ask.open'));
  expect(await ana.submits({ what: 'later', due: '2027-05-25' })).toEqual({});
  await ana.closes();
  await story.until('2027-05-25T07:30:00Z');
  expect(asks('due', '2027-05-25')).toBe(1);
  await ana.clicks(en.after('ask.open'));
  expect(await ana.submits({ what: 'done', answer: 'Two tools are gone' })).toEqual({});
  await ana.closes();
  const before = ana.messages().length;
  await story.until('2027-07-01T07:30:00Z');
  expect(
    ana
      .messages()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual([]);
}

/** In a leap year on the very day. */
async function nextYearIsProposed(story: Story): Promise<void> {
  await story.until('2028-01-31T08:30:00Z');
  expect(textsIn(story)).toContain(en.round('proposal.text', { day: fullDay('2028-02-29', 'en') }));
  expect(await rowsOf(story, 'enps_round')).toHaveLength(1);
}
