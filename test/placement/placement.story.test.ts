import { expect, it } from 'vitest';
import type { Tx } from '../../src/db/connect.ts';
import type { Language } from '../../src/i18n/language.ts';
import { speak, type Values } from '../../src/i18n/text.ts';
import { placementTexts } from '../../src/placement/texts/index.ts';
import { endMembership, setEngagementState } from '../../src/roster/index.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';

type Key = keyof typeof placementTexts.en;
const inLanguage =
  (language: Language) =>
  (key: Key, values?: Values): string =>
    speak(placementTexts, language)(key, values);
const fi = inLanguage('fi');
const nb = inLanguage('nb');
const en = inLanguage('en');

/** Kari reads Norwegian, Mikko Finnish; Olav stands in for Kari, and reads English like everybody else. */
const firm: Firm = {
  ...smallFirm,
  more: [`kind,person,language\nperson,${ids.kari},nb\nperson,${ids.mikko},fi`],
};

const terms = {
  since: '2026-12-07',
  goal: 'Refills without a phone call',
  promised: 'A first version before Easter',
  schedule: 'Four sprints',
  technology: 'Kotlin and Postgres',
};
const newProject = { name: 'Refills', starts_on: '2026-12-07', engagement: 'new', person: ids.mikko };
const threeYes = { wants: 'yes', schedule: 'yes', technology: 'yes' };

onDatabase('postgres18', 'a placement', engine => {
  async function begun(changes: Partial<Firm> = {}): Promise<Story> {
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm: { ...firm, ...changes }, engine });
    await story.begin();
    story.everybodyReads();
    return story;
  }
  const proposes = async (story: Story, fields: Record<string, string> = {}, name = 'Mikko Laine') => {
    const kari = story.person(ids.kari);
    await kari.types('/hats place');
    await kari.chooses('Apteekki Sampo');
    expect(await kari.submits({ ...terms, ...newProject, ...fields })).toEqual({});
    expect(kari.modalText()).toContain(nb('proposed.text', { name }));
    await kari.closes();
  };
  /** Kari proposes Mikko for a new project of her client. */
  async function proposed(
    changes: Partial<Firm> = {},
    fields: Record<string, string> = {},
    name = 'Mikko Laine',
  ): Promise<Story> {
    const story = await begun(changes);
    await proposes(story, fields, name);
    return story;
  }
  const answers = async (mikko: Someone, fields: Record<string, string>, label = fi('asked.open')) => {
    await mikko.clicks(label);
    expect(await mikko.submits(fields)).toEqual({});
    await mikko.closes();
  };
  const opens = async (kari: Someone) => kari.clicks(nb('lead.open'));
  const teamOf = async ({ app }: Story, slackUserId: string) =>
    (
      await app.connection.background
        .selectFrom('membership as m')
        .innerJoin('engagement as e', 'e.id', 'm.engagementId')
        .innerJoin('person as p', 'p.id', 'm.personId')
        .select(['e.name', 'e.state', 'm.since', 'm.share', 'm.until'])
        .where('p.slackUserId', '=', slackUserId)
        .orderBy('m.since')
        .execute()
    ).map(({ name, state, since, share, until }) => [name, state, since, share, until].filter(Boolean).join(' '));

  it('with a “no” is changed, answered again, started, and asked about in its first week', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];

    expect(mikko.reads()).toEqual([fi('asked.text', { lead: 'Kari' })]);
    await mikko.clicks(fi('asked.open'));
    for (const shown of ['Apteekki Sampo', 'Refills', terms.goal, terms.promised, terms.schedule, terms.technology])
      expect(mikko.modalText()).toContain(shown);
    expect(mikko.modalText()).toContain(fi('form.no_penalty'));
    expect(mikko.modalText()).toContain(fi('form.who_reads', { reader: 'Kari Niemi' }));
    expect(await mikko.submits({ ...threeYes, schedule: 'no', reason: 'Neljä ei riitä' })).toEqual({});
    expect(mikko.modalText()).toContain(fi('thanks.no'));
    await mikko.closes();

    expect(kari.reads()).toEqual([nb('lead.answered', { name: 'Mikko Laine' })]);
    await opens(kari);
    expect(kari.modalText()).toContain(nb('answer.schedule', { answer: 'nei' }));
    expect(kari.modalText()).toContain('Neljä ei riitä');
    await kari.clicksInside(nb('page.start'));
    expect(kari.modalText()).toContain(nb('start.missing.objected', { name: 'Mikko Laine' }));
    expect(await teamOf(story, ids.mikko)).toEqual([]);
    await kari.closes();
    await opens(kari);
    await kari.clicksInside(nb('page.change'));
    expect(await kari.submits({ schedule: 'Six sprints' })).toEqual({});
    expect(kari.modalText()).toContain(nb('page.earlier'));
    expect(kari.modalText()).toContain(nb('state.asked'));
    await kari.closes();

    expect(mikko.reads()).toEqual([fi('asked.again', { lead: 'Kari' })]);
    await mikko.clicks(fi('asked.open'));
    expect(mikko.modalText()).toContain('Six sprints');
    expect(await mikko.submits(threeYes)).toEqual({});
    expect(mikko.modalText()).toContain(fi('thanks.yes'));
    await mikko.closes();

    expect(kari.reads()).toEqual([nb('lead.answered', { name: 'Mikko Laine' })]);
    await opens(kari);
    await kari.clicksInside(nb('page.start'));
    expect(kari.modalText()).toContain(nb('start.ready', { client: 'Apteekki Sampo', engagement: 'Refills' }));
    await kari.submits();
    expect(kari.modalText()).toContain(nb('started.text', { engagement: 'Refills' }));
    await kari.closes();
    expect(await teamOf(story, ids.mikko)).toEqual(['Refills active 2026-12-07 100']);

    await story.until('2026-11-24T07:00:00Z');
    expect(mikko.reads().join('\n')).toContain(fi('begun.text'));
    await story.until('2026-12-09T15:00:00Z');
    story.everybodyReads();
    await story.until('2026-12-10T07:10:00Z');
    expect(mikko.reads().join('\n')).toContain(fi('first_week.text'));
    await mikko.clicks(fi('first_week.open'));
    expect(mikko.modalText()).toContain(terms.goal);
    expect(await mikko.submits({ clear: 'partly', words: 'Kuka päättää?' })).toEqual({});
    expect(mikko.modalText()).toContain(fi('goal.thanks_other'));
    await mikko.closes();
    expect(kari.reads()).toEqual([]);
    await story.until('2026-12-11T08:00:00Z');
    expect(kari.reads().join('\n')).toContain(nb('lead.goal_unclear', { name: 'Mikko Laine' }));
    await opens(kari);
    expect(kari.modalText()).toContain('Kuka päättää?');
    expect(kari.modalText()).toContain(terms.goal);
    await kari.closes();
    await story.until('2027-01-15T15:00:00Z');
    expect(mikko.messages().filter(({ text }) => text.includes(fi('first_week.text')))).toHaveLength(1);
    story.everybodyReads();
  });

  it('that is not wanted takes her own word before it counts, and can be refused again', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    mikko.reads();
    await answers(mikko, { ...threeYes, wants: 'no' });
    kari.reads();
    await opens(kari);
    await kari.clicksInside(nb('page.talk'));
    expect(kari.modalText()).toContain(nb('talk.intro_unwanted', { name: 'Mikko Laine' }));
    expect(await kari.submits({ note: 'Only until summer, then the other client' })).toEqual({});
    expect(kari.modalText()).toContain(nb('state.to_confirm', { name: 'Mikko Laine' }));
    await kari.clicksInside(nb('page.start'));
    expect(kari.modalText()).toContain(nb('start.missing.to_confirm', { name: 'Mikko Laine' }));
    await kari.closes();

    expect(mikko.reads()).toEqual([fi('asked.confirm', { lead: 'Kari' })]);
    await mikko.clicks(fi('hers.open'));
    expect(mikko.modalText()).toContain('Only until summer');
    expect(await mikko.submits({ agreed: 'no' })).toEqual({});
    await mikko.closes();
    kari.reads();
    await opens(kari);
    await kari.clicksInside(nb('page.talk'));
    expect(await kari.submits({ note: 'Until summer, and never on call' })).toEqual({});
    await kari.closes();
    expect(mikko.reads()).toEqual([fi('asked.confirm', { lead: 'Kari' })]);
    await mikko.clicks(fi('hers.open'));
    expect(await mikko.submits({ agreed: 'yes' })).toEqual({});
    await mikko.closes();
    expect(kari.reads()).toEqual([nb('lead.answered', { name: 'Mikko Laine' })]);
    await opens(kari);
    expect(kari.modalText()).toContain(nb('state.talked_through'));
    await kari.clicksInside(nb('page.start'));
    expect(kari.modalText()).toContain(nb('start.ready', { client: 'Apteekki Sampo', engagement: 'Refills' }));
    await kari.closes();
    story.everybodyReads();
  });

  it('begins with the three yes where the project runs already', async () => {
    await using story = await begun();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    await kari.types('/hats place sampo');
    await kari.chooses('Apteekki Sampo');
    await kari.submits({ ...terms, person: ids.mikko, share: '60' });
    await kari.closes();
    mikko.reads();
    await mikko.clicks(fi('asked.open'));
    await mikko.submits(threeYes);
    expect(mikko.modalText()).toContain(fi('thanks.begun', { day: '7. joulukuuta' }));
    await mikko.closes();
    expect(await teamOf(story, ids.mikko)).toEqual(['Prescriptions active 2026-12-07 60']);
    story.everybodyReads();
  });

  it.each([
    [
      'the project has ended',
      (tx: Tx, { engagementId }: { engagementId: string }) => setEngagementState(tx, engagementId, 'ended'),
    ],
    ['she has left the team', (tx: Tx, { id }: { id: string }) => endMembership(tx, id, parseLocalDate('2026-12-08'))],
  ])('is not asked about in its first week when %s before', async (_, ends) => {
    await using story = await begun();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    await kari.types('/hats place');
    await kari.chooses('Apteekki Sampo');
    await kari.submits({ ...terms, person: ids.mikko });
    await kari.closes();
    await answers(mikko, threeYes);
    await story.until('2026-12-09T12:00:00Z');
    const { background } = story.app.connection;
    const seat = await background
      .selectFrom('membership')
      .select(['id', 'engagementId'])
      .orderBy('since', 'desc')
      .executeTakeFirstOrThrow();
    await background.transaction().execute(tx => ends(tx, { ...seat, engagementId: seat.engagementId ?? '' }));
    await story.until('2026-12-18T12:00:00Z');
    expect(mikko.messages().filter(({ text }) => text.includes(fi('first_week.text')))).toEqual([]);
    story.everybodyReads();
  });

  it('that is withdrawn before she could read of it is never mentioned to her', async () => {
    await using story = await begun();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    await story.until('2026-11-23T18:00:00Z');
    story.everybodyReads();
    await proposes(story);
    await kari.types('/hats place');
    await kari.clicksInside(nb('overview.look'));
    await kari.clicksInside(nb('page.withdraw'));
    await kari.submits();
    await kari.closes();
    await story.until('2026-11-27T12:00:00Z');
    expect(mikko.reads()).toEqual([]);
    story.everybodyReads();
  });

  it('is reminded of once, then the lead hears of the silence once, and nobody again', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    expect(mikko.reads()).toHaveLength(1);
    await story.until('2026-11-25T07:30:00Z');
    expect(mikko.reads()).toEqual([]);
    await story.until('2026-11-25T09:00:00Z');
    expect(mikko.reads()).toEqual([fi('asked.reminder', { lead: 'Kari' })]);
    expect(mikko.messages().at(0)?.text).toBe(fi('asked.retired'));
    await story.until('2026-11-30T09:00:00Z');
    expect(kari.reads()).toEqual([]);
    await story.until('2026-12-01T08:00:00Z');
    expect(kari.reads().join('\n')).toContain(nb('lead.unanswered', { name: 'Mikko Laine' }));
    await story.until('2027-01-12T15:00:00Z');
    const about = (who: Someone, text: string) => who.messages().filter(message => message.text.includes(text));
    expect(about(mikko, fi('asked.reminder', { lead: 'Kari' }))).toHaveLength(1);
    expect(about(kari, nb('lead.unanswered', { name: 'Mikko Laine' }))).toHaveLength(1);
    story.everybodyReads();
  });

  it('waits while she is away, and does not count that as silence', async () => {
    await using story = await proposed({
      more: [...(firm.more ?? []), `kind,person,first_day,last_day\nabsence,${ids.mikko},2026-11-23,2026-12-04`],
    });
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    await story.until('2026-12-05T15:00:00Z');
    expect([mikko.reads(), kari.messages().filter(({ text }) => text.includes('Mikko'))]).toEqual([[], []]);
    await story.until('2026-12-07T08:00:00Z');
    expect(mikko.reads()).toEqual([fi('asked.text', { lead: 'Kari' })]);
    await story.until('2026-12-10T08:00:00Z');
    expect(mikko.reads()).toEqual([fi('asked.reminder', { lead: 'Kari' })]);
    story.everybodyReads();
  });

  it('counts its days from when she was asked, also when her absence was told too late to plan for', async () => {
    await using story = await begun();
    await story.until('2026-11-27T16:30:00Z');
    story.everybodyReads();
    await proposes(story);
    const absence = `kind,person,first_day,last_day\nabsence,${ids.mikko},2026-11-30,2026-12-04`;
    expect((await story.app.importRoster(absence)).applied).toBe(true);
    const mikko = story.person(ids.mikko);
    await story.until('2026-12-07T12:00:00Z');
    expect(mikko.reads()).toEqual([fi('asked.text', { lead: 'Kari' })]);
    await story.until('2026-12-10T12:00:00Z');
    expect(mikko.reads()).toEqual([fi('asked.reminder', { lead: 'Kari' })]);
    story.everybodyReads();
  });

  it('follows the client to its new lead, and the old one loses it at once', async () => {
    await using story = await proposed();
    const [kari, olav, mikko] = [story.person(ids.kari), story.person(ids.olav), story.person(ids.mikko)];
    mikko.reads();
    await answers(mikko, { ...threeYes, technology: 'no', reason: 'En osaa Kotlinia' });
    kari.reads();
    await opens(kari);
    const report = await story.app.importRoster(`kind,client,lead\nclient,Apteekki Sampo,${ids.olav}`);
    expect(report.mistakes).toEqual([]);
    await kari.clicksInside(nb('page.talk'));
    expect(kari.modalText()).toContain(nb('page.not_yours'));
    expect(kari.modalText()).not.toContain('Kotlinia');
    await kari.closes();
    await opens(kari);
    expect(kari.modalText()).toContain(nb('page.not_yours'));
    await kari.closes();
    await kari.types('/hats place');
    expect(kari.modalText()).toContain(nb('overview.nothing'));
    await kari.closes();
    await answers(mikko, { ...threeYes, reason: 'Opettelen' });
    expect(olav.reads()).toContain(en('lead.answered', { name: 'Mikko Laine' }));
    await olav.clicks(en('lead.open'));
    expect(olav.modalText()).toContain(en('state.accepted'));
    await olav.closes();
    expect(kari.reads().filter(text => text.includes('Mikko'))).toEqual([]);
    story.everybodyReads();
  });

  it('ends by itself when she leaves', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    mikko.reads();
    story.sandbox.workspace.deactivate(ids.mikko);
    await story.comesTrue(async () => {
      await story.round();
      const { background } = story.app.connection;
      const row = await background.selectFrom('placement').select(['state', 'why']).executeTakeFirst();
      return row?.state === 'withdrawn' && row.why === 'left';
    });
    await story.until('2026-11-24T08:00:00Z');
    expect(kari.reads()).toEqual([nb('lead.left', { name: 'Mikko Laine' })]);
    await opens(kari);
    expect(kari.modalText()).toContain(nb('state.withdrawn.left', { name: 'Mikko Laine' }));
    await kari.closes();
    story.everybodyReads();
  });

  it('ends by itself when its project does, and she who was asked hears of it', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    mikko.reads();
    const { background } = story.app.connection;
    const placed = await background.selectFrom('placement').select('engagementId').executeTakeFirstOrThrow();
    await background.transaction().execute(tx => setEngagementState(tx, placed.engagementId, 'ended'));
    await story.round();
    await story.until('2026-11-24T08:00:00Z');
    expect(mikko.reads()).toEqual([fi('withdrawn.text')]);
    await kari.types('/hats place');
    expect(kari.modalText()).not.toContain('Mikko');
    await kari.closes();
    story.everybodyReads();
  });

  it('of her own stand-in is answered to the lead alone, when she is back', async () => {
    await using story = await proposed(
      { more: [...(firm.more ?? []), `kind,person,first_day,last_day\nabsence,${ids.kari},2026-11-24,2026-11-27`] },
      { person: ids.olav },
      'Olav Berg',
    );
    const [kari, olav] = [story.person(ids.kari), story.person(ids.olav)];
    olav.reads();
    await story.until('2026-11-24T08:00:00Z');
    await olav.clicks(en('asked.open'));
    await olav.submits({ ...threeYes, technology: 'no' });
    await olav.closes();
    await olav.types('/hats place');
    await olav.clicksInside(en('overview.look'));
    expect(olav.modalText()).not.toContain(en('page.talk'));
    await olav.closes();
    await story.until('2026-11-27T15:00:00Z');
    expect([olav.reads(), kari.reads()]).toEqual([[], []]);
    await story.until('2026-11-30T08:00:00Z');
    expect(kari.reads()).toEqual([nb('lead.answered', { name: 'Olav Berg' })]);
    await opens(kari);
    await kari.clicksInside(nb('page.talk'));
    await kari.closes();
    story.everybodyReads();
  });

  it('that is withdrawn is closed to her, with the word that the lead left', async () => {
    await using story = await proposed();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    mikko.reads();
    await mikko.clicks(fi('asked.open'));
    await kari.types('/hats place');
    await kari.clicksInside(nb('overview.look'));
    await kari.clicksInside(nb('page.withdraw'));
    expect(await kari.submits({ note: 'The client waits a year' })).toEqual({});
    expect(kari.modalText()).toContain(nb('state.withdrawn.lead'));
    await kari.closes();
    expect(await mikko.submits({ ...threeYes, reason: 'Mielelläni' })).toEqual({ wants: fi('error.closed') });
    await mikko.closes();
    await story.until('2026-11-24T08:00:00Z');
    expect(mikko.reads()).toEqual([fi('withdrawn.text')]);
    await mikko.clicks(fi('hers.open'));
    expect(mikko.modalText()).toContain('The client waits a year');
    await mikko.closes();
    story.everybodyReads();
  });

  it('is refused kindly to whoever does not lead the client, and to a form that names somebody who cannot be asked', async () => {
    await using story = await begun();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await ana.types('/hats place');
    expect(ana.modalText()).toContain(en('overview.nothing'));
    await ana.closes();
    await kari.types('/hats place');
    await kari.chooses('Apteekki Sampo');
    expect(await kari.submits({ ...terms, ...newProject, name: '' })).toEqual({ name: nb('error.name_missing') });
    expect(await kari.submits({ ...terms, ...newProject, since: '2026-11-20' })).toEqual({
      since: nb('error.since_past'),
    });
    expect(await kari.submits({ ...terms, ...newProject, since: '2026-12-01' })).toEqual({
      since: nb('error.since_before_start'),
    });
    expect(await kari.submits({ ...terms, ...newProject, name: 'PRESCRIPTIONS' })).toEqual({
      name: nb('error.name_taken'),
    });
    await kari.closes();
    await kari.types('/hats place');
    await kari.chooses('Apteekki Sampo');
    expect(await kari.submits({ ...terms, person: ids.ana })).toEqual({ person: nb('error.on_team') });
    await kari.closes();
  });
});
