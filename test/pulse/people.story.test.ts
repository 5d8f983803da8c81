import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';

const hello = expect.stringContaining('Once a month I ask you five short questions');
const asks = (month: string, closes: string) =>
  `How are you doing? Your check-in for ${month} takes less than a minute, until ${closes}.`;

onDatabase('postgres18', 'who is asked', engine => {
  const open = (firm: Firm = smallFirm, at = '2026-11-23T08:00:00Z'): Promise<Story> => openStory({ at, firm, engine });

  /** Waits until the app has heard from Slack that somebody's record is so. */
  const heard = (story: Story, slackUserId: string, column: 'slackStatus' | 'slackZone', value: string) =>
    story.comesTrue(async () => {
      const { db } = story.app.connection;
      const row = await db
        .selectFrom('person')
        .select(column)
        .where('slackUserId', '=', slackUserId)
        .executeTakeFirst();
      return row?.[column] === value;
    });
  const leaves = async (story: Story, id: string) => {
    story.sandbox.workspace.deactivate(id);
    await heard(story, id, 'slackStatus', 'deactivated');
    await story.round();
  };
  const comesBack = async (story: Story, id: string) => {
    story.sandbox.workspace.updatePerson(id, { deactivated: false });
    await heard(story, id, 'slackStatus', 'active');
    await story.round();
  };
  const pulses = async (story: Story, slackUserId: string) =>
    (
      await story.app.connection.background
        .selectFrom('occurrence as o')
        .innerJoin('person as p', 'p.id', 'o.subjectId')
        .select(['o.period', 'o.state', 'o.reason'])
        .where('p.slackUserId', '=', slackUserId)
        .where('o.cadence', '=', 'pulse')
        .orderBy('o.period')
        .execute()
    ).map(({ period, state, reason }) => [period, state, reason].filter(Boolean).join(' '));

  it('is nobody before go, however long that takes, and nothing is made up for afterwards', async () => {
    await using story = await open();
    await story.round();
    for (const [name, text] of smallFirm.settings ?? []) await story.app.changeSetting(name, text);
    await story.app.importRoster(smallFirm.roster);
    await story.round();
    await story.until('2027-02-20T10:00:00Z');
    await story.round();
    await story.person(ids.ana).types('/hats pulse');
    expect(story.person(ids.ana).modalText()).toContain('No check-in is planned for you.');
    expect(await story.outbox()).toEqual({});
    await story.app.go();
    await story.round();
    await story.until('2027-02-22T07:00:00Z');
    expect(story.person(ids.ana).reads()).toEqual([hello]);
    expect(await pulses(story, ids.ana)).toEqual(['2027-03 planned']);
    for (const other of [ids.elin, ids.kari, ids.olav, ids.mikko]) expect(story.person(other).reads()).toEqual([]);
  });

  it('is no guest, no bot, no stranger, nobody whom only Slack knows, nobody who works as a freelancer', async () => {
    const zone = 'Europe/Helsinki';
    await using story = await open({
      ...smallFirm,
      people: [
        ...smallFirm.people,
        { id: 'U0GUEST000', name: 'guest', zone, isGuest: true },
        { id: 'U0SINGLE00', name: 'single', zone, isSingleChannelGuest: true },
        { id: 'U0STRANGER', name: 'stranger', zone, isStranger: true },
        { id: 'U0BOT00000', name: 'robot', zone, isBot: true },
        { id: 'U0GONE0000', name: 'gone', zone, deactivated: true },
        { id: 'U0FREE0000', name: 'free', zone },
      ],
      more: [
        `kind,person,employee,client,engagement,role\nperson,U0FREE0000,no,,,\nmember,U0FREE0000,,Apteekki Sampo,Prescriptions,developer`,
      ],
    });
    await story.begin();
    await story.until('2026-12-01T07:00:00Z');
    expect(story.person(ids.ana).reads()).toEqual([hello, asks('December', '15 December')]);
    for (const other of story.sandbox.workspace.records.people.keys())
      if (other !== ids.ana && other !== 'U0BOT00000') expect(await pulses(story, other)).toEqual([]);
  });

  it('is somebody who joins, told at once what it is about, but not asked within ten working days', async () => {
    await using story = await open();
    await story.begin();
    await story.until('2026-11-24T08:00:00Z');
    story.everybodyReads();
    story.sandbox.workspace.addPerson({ id: 'U0NEW00000', name: 'new', realName: 'Nea Uusi', zone: 'Europe/Helsinki' });
    await heard(story, 'U0NEW00000', 'slackStatus', 'active');
    await story.round();
    expect(story.person('U0NEW00000').messages()).toEqual([]);
    const report = await story.app.importRoster(
      'kind,person,client,engagement,role\nmember,U0NEW00000,Apteekki Sampo,Prescriptions,developer',
    );
    expect(report.applied).toBe(true);
    await story.round();
    expect(story.person('U0NEW00000').reads()).toEqual([expect.stringContaining('Hello Nea.')]);
    await story.until('2026-12-31T10:00:00Z');
    expect(story.person('U0NEW00000').reads()).toEqual([]);
    await story.until('2027-01-04T07:00:00Z');
    expect(story.person('U0NEW00000').reads()).toEqual([asks('January', '19 January')]);
    story.everybodyReads();
  });

  it('is nobody who has left: no prompt, no reminder, no silence, no talk that was missed', async () => {
    await using story = await open();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await story.begin();
    await story.until('2026-12-01T07:00:00Z');
    ana.reads();
    await leaves(story, ids.ana);
    expect(await pulses(story, ids.ana)).toEqual(['2026-12 open', '2027-01 not_applicable left']);
    await story.until('2027-01-26T10:00:00Z');
    expect(await pulses(story, ids.ana)).toEqual(['2026-12 not_applicable left', '2027-01 not_applicable left']);
    expect([ana.reads(), kari.reads()]).toEqual([[], []]);
    expect(await story.memory()).not.toMatch(/^deviation /m);
  });

  it('is known to whoever answers for her now, when whoever was alerted about her has left', async () => {
    await using story = await open();
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    const ana = story.person(ids.ana);
    await ana.clicks('Answer');
    await ana.submits({ score: '2', load: '3', support: 'yes', agreement: '4' });
    await ana.closes();
    expect(story.person(ids.kari).reads()).toEqual([
      'Ana Virtanen: something in this month’s check-in calls for a talk.',
    ]);
    const alert = 'Ana Virtanen: an open deviation is yours now.';
    await leaves(story, ids.kari);
    // Whoever answers now hears of it, once.
    await story.until('2026-12-01T10:00:00Z');
    expect(story.person(ids.olav).reads()).toEqual([alert]);
    await story.until('2026-12-02T10:00:00Z');
    expect(story.person(ids.olav).reads()).not.toContain(alert);
    await story.person(ids.olav).clicks('Look at it');
    expect(story.person(ids.olav).modalText()).toContain('Ana Virtanen');
    await story.person(ids.olav).closes();
    await story.until('2026-12-07T10:00:00Z');
    expect(story.person(ids.olav).reads()).not.toContain(alert);
    story.everybodyReads();
  });

  it('is somebody who left before she was told what it is about and came back: told then, and asked', async () => {
    await using story = await open(smallFirm, '2026-11-20T18:00:00Z');
    const ana = story.person(ids.ana);
    await story.begin();
    await leaves(story, ids.ana);
    await story.until('2026-11-24T08:00:00Z');
    expect(ana.messages()).toEqual([]);
    await comesBack(story, ids.ana);
    expect(ana.reads()).toEqual([hello]);
    await story.until('2026-12-01T07:00:00Z');
    expect(ana.reads()).toEqual([asks('December', '15 December')]);
  });

  it('is somebody who came back after a long time: told nothing twice, asked in a new month', async () => {
    await using story = await open();
    const ana = story.person(ids.ana);
    await story.begin();
    await story.until('2026-12-01T07:00:00Z');
    expect(ana.reads().length).toBe(2);
    await leaves(story, ids.ana);
    await story.until('2027-05-05T10:00:00Z');
    await comesBack(story, ids.ana);
    await story.until('2027-06-01T06:00:00Z');
    expect(ana.reads()).toEqual([asks('June', '15 June')]);
    story.everybodyReads();
  });

  it('is asked at her own nine o’clock when she has moved, and not again when she moves on', async () => {
    await using story = await open();
    const { workspace } = story.sandbox;
    const ana = story.person(ids.ana);
    await story.begin();
    await story.until('2026-11-30T10:00:00Z');
    ana.reads();
    workspace.updatePerson(ids.ana, { zone: 'America/New_York' });
    await heard(story, ids.ana, 'slackZone', 'America/New_York');
    await story.until('2026-12-01T13:59:00Z');
    expect(ana.reads()).toEqual([]);
    await story.until('2026-12-01T14:00:00Z');
    expect(ana.reads()).toEqual([asks('December', '15 December')]);
    workspace.updatePerson(ids.ana, { zone: 'Pacific/Honolulu' });
    await heard(story, ids.ana, 'slackZone', 'Pacific/Honolulu');
    await story.until('2026-12-02T21:00:00Z');
    expect(ana.reads()).toEqual([]);
    workspace.updatePerson(ids.ana, { zone: 'Pacific/Kiritimati' });
    await heard(story, ids.ana, 'slackZone', 'Pacific/Kiritimati');
    await story.until('2026-12-31T08:00:00Z');
    expect((await pulses(story, ids.ana)).filter(period => period.startsWith('2026-12')).length).toBe(1);
    story.everybodyReads();
  });

  it('is asked at once when she moves to where her nine o’clock has passed, once', async () => {
    await using story = await open();
    const ana = story.person(ids.ana);
    await story.begin();
    await story.until('2026-12-01T06:30:00Z');
    ana.reads();
    story.sandbox.workspace.updatePerson(ids.ana, { zone: 'Asia/Tokyo' });
    await heard(story, ids.ana, 'slackZone', 'Asia/Tokyo');
    await story.round();
    expect(ana.reads()).toEqual([asks('December', '15 December')]);
    await story.until('2026-12-01T12:00:00Z');
    expect(ana.reads()).toEqual([]);
    story.everybodyReads();
  });

  it('about which of her two projects, when she has two; and each but once though she has two roles in it', async () => {
    await using story = await open({
      ...smallFirm,
      more: [
        `kind,person,client,lead,engagement,role,share,starts_on
client,,Svea <!channel> Logistik,${ids.olav},,,,
engagement,,Svea <!channel> Logistik,,Routes,,,2026-01-01
member,${ids.ana},Svea <!channel> Logistik,,Routes,developer,20,
member,${ids.ana},Svea <!channel> Logistik,,Routes,advisor,20,`,
      ],
    });
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    await ana.clicks('Answer');
    const select = ana.modal().content.blocks.find(block => block.block_id === 'project');
    const options = select?.type === 'input' && 'options' in select.element ? (select.element.options ?? []) : [];
    expect(options.map(option => option.text.text)).toEqual([
      'Apteekki Sampo – Prescriptions',
      'Svea <!channel> Logistik – Routes',
    ]);
    const project = options[1]?.value ?? '';
    expect(await ana.submits({ project, score: '8', load: '3', support: 'yes', agreement: '4' })).toEqual({});
    await story.until('2026-12-02T07:00:00Z');
    await kari.clicks('Open the brief');
    expect(kari.modalText()).toContain('About: Svea &lt;!channel&gt; Logistik');
    story.everybodyReads();
  });

  it('is nobody for whom nobody would answer, until somebody does', async () => {
    const lonely: Firm = {
      people: smallFirm.people.map(person => ({ ...person, isAdmin: false, isOwner: false })),
      settings: [['pulse.spread_days', '1']],
      roster: `kind,person,employee,supervisor\nperson,${ids.ana},yes,${ids.kari}`,
    };
    await using story = await open(lonely, '2026-11-20T18:00:00Z');
    await story.begin();
    expect(await pulses(story, ids.ana)).toEqual(['2026-12 planned']);
    await leaves(story, ids.kari);
    expect(await pulses(story, ids.ana)).toEqual(['2026-12 not_applicable nobody_answers']);
    await story.until('2026-11-24T08:00:00Z');
    story.sandbox.workspace.updatePerson(ids.elin, { isAdmin: true });
    await story.comesTrue(async () => (await pulses(story, ids.ana))[0] === '2026-12 planned');
    await story.until('2026-12-01T07:00:00Z');
    expect(story.person(ids.ana).reads()).toEqual([hello, asks('December', '15 December')]);
  });
});
