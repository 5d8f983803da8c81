import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm, withAbsence } from '../support/firm.ts';
import { openStory, type Someone, type Story } from '../support/story.ts';

const hello = expect.stringContaining('Once a month I ask you five short questions');
const asks = (month: string, closes: string) =>
  `How are you doing? Your check-in for ${month} takes less than a minute, until ${closes}.`;
const reminds = (month: string, closes: string) =>
  `Your check-in for ${month} is still open, until ${closes}. It takes less than a minute.`;

/** Buttons that still do something, on all her messages. */
const liveButtons = (someone: Someone): number =>
  someone.messages().filter(message => JSON.stringify(message.blocks).includes('pulse.check_in.open')).length;

onDatabase('postgres18', 'silence', engine => {
  async function begun(firm = smallFirm): Promise<Story> {
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    return story;
  }
  const deviations = async ({ app }: Story) =>
    app.connection.background
      .selectFrom('deviation as d')
      .innerJoin('deviationEntry as e', 'e.deviationId', 'd.id')
      .select(['d.family', 'd.severity', 'd.state', 'e.event', 'e.reason', 'e.period'])
      .where('e.event', 'not in', ['routed', 'escalated'])
      .orderBy('e.at')
      .orderBy('e.number')
      .execute();
  const states = async ({ app }: Story, cadence = 'pulse') =>
    (
      await app.connection.background
        .selectFrom('occurrence')
        .select(['period', 'state', 'reason'])
        .where('cadence', '=', cadence)
        .orderBy('period')
        .execute()
    ).map(({ period, state, reason }) => [period, state, reason].filter(Boolean).join(' '));

  it('of one month is reminded of twice, closed, and only in the brief; of a second one it is one minor deviation in the morning', async () => {
    await using story = await begun();
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    await story.until('2026-12-01T07:00:00Z');
    expect(ana.reads()).toEqual([hello, asks('December', '15 December')]);
    await story.until('2026-12-03T06:59:00Z');
    expect(ana.reads()).toEqual([]);
    await story.until('2026-12-03T07:00:00Z');
    expect(ana.reads()).toEqual([reminds('December', '15 December')]);
    expect(liveButtons(ana)).toBe(1);
    await story.until('2026-12-08T07:00:00Z');
    expect(ana.reads()).toEqual([reminds('December', '15 December')]);
    expect(liveButtons(ana)).toBe(1);
    await story.until('2026-12-16T06:59:00Z');
    expect(ana.reads()).toEqual([]);
    expect(liveButtons(ana)).toBe(0);
    expect(ana.messages().at(-1)?.text).toBe('Your check-in for December is closed.');
    expect(kari.reads()).toEqual([]);
    await story.until('2026-12-16T07:00:00Z');
    expect(kari.reads()).toEqual(['Ana Virtanen: the brief for your talk about December is ready.']);
    await kari.clicks('Open the brief');
    expect(kari.modalText()).toContain('No answer this month.');
    await kari.submits();
    await kari.closes();
    expect(await deviations(story)).toEqual([]);

    await story.until('2027-01-20T07:00:00Z');
    expect(ana.reads().length).toBe(3);
    expect(await deviations(story)).toEqual([
      { family: 'pulse', severity: 'minor', state: 'reported', event: 'opened', reason: 'silence', period: '2027-01' },
    ]);
    const digest = kari.messages().at(-1);
    expect(kari.reads().length).toBe(1);
    expect(JSON.stringify(digest?.blocks)).toContain(
      'Ana Virtanen: something in this month’s check-in calls for a talk.',
    );
    expect(JSON.stringify(digest?.blocks)).toContain('Ana Virtanen: the brief for your talk about January is ready.');
    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('In January it was the second check-in in a row without an answer.');
    for (const other of [ids.elin, ids.olav, ids.mikko]) expect(story.person(other).reads()).toEqual([]);
  });

  it('is what she chose when she stops being asked: no reminder, no mark against her, and her talk goes on', async () => {
    await using story = await begun();
    const ana = story.person(ids.ana);
    await story.until('2026-12-31T15:00:00Z');
    await story.until('2027-01-05T08:00:00Z');
    story.everybodyReads();
    expect(await ana.types('/hats pulse stop')).toEqual([expect.stringContaining('I have stopped asking you.')]);
    await story.until('2027-02-28T15:00:00Z');
    expect(ana.reads()).toEqual([]);
    expect((await deviations(story)).filter(({ family }) => family === 'pulse')).toEqual([]);
    expect(await states(story)).toEqual([
      '2026-12 closed silent',
      '2027-01 skipped stopped',
      '2027-02 skipped stopped',
      '2027-03 planned',
    ]);
    expect((await states(story, 'pulse_talk')).length).toBe(3);
    await ana.types('/hats pulse');
    expect(ana.modalText()).toContain('I do not ask you any more.');
    await ana.clicksInside('Ask me again');
    expect(ana.modalText()).toContain('Your next check-in comes on Monday 1 March.');
    await ana.closes();
    await story.until('2027-03-01T07:00:00Z');
    expect(ana.reads()).toEqual([asks('March', '15 March')]);
    story.everybodyReads();
  });

  it('of somebody whom nothing ever reached is not held against her', async () => {
    await using story = await begun();
    const { faults, violations } = story.sandbox.workspace;
    story.person(ids.ana).reads();
    for (const [before, due, closed] of [
      ['2026-12-01T06:59:00Z', '2026-12-01T07:00:00Z', '2026-12-16T06:00:00Z'],
      ['2027-01-04T06:59:00Z', '2027-01-04T07:00:00Z', '2027-01-20T06:00:00Z'],
    ] as const) {
      await story.until(before);
      faults.always('chat.postMessage', { kind: 'error', error: 'token_revoked' });
      await story.until(due);
      faults.clear();
      await story.downUntil(closed);
    }
    expect(await states(story)).toEqual([
      '2026-12 skipped not_delivered',
      '2027-01 skipped not_delivered',
      '2027-02 planned',
    ]);
    expect((await deviations(story)).filter(({ family }) => family === 'pulse')).toEqual([]);
    expect(story.person(ids.ana).reads()).toEqual([]);
    violations.splice(0);
    await story.until('2027-01-20T08:00:00Z');
    story.everybodyReads();
  });

  it('while she is away is none: one reminder when she is back, the newest', async () => {
    await using story = await begun(withAbsence(ids.ana, '2026-12-02', '2026-12-10'));
    const ana = story.person(ids.ana);
    await story.until('2026-12-01T07:00:00Z');
    ana.reads();
    await story.until('2026-12-11T06:59:00Z');
    expect(ana.reads()).toEqual([]);
    await story.until('2026-12-15T14:59:00Z');
    expect(ana.reads()).toEqual([reminds('December', '15 December')]);
    expect(liveButtons(ana)).toBe(1);
    await story.until('2026-12-16T07:00:00Z');
    story.everybodyReads();
  });

  it.each([
    { last: '2026-12-18', at: '2026-12-21T07:00:00Z', state: '2026-12 open' },
    { last: '2026-12-31', at: '2026-12-01T07:00:00Z', state: '2026-12 skipped absence' },
  ])('on the due day because she is away until $last: $state', async ({ last, at, state }) => {
    await using story = await begun(withAbsence(ids.ana, '2026-11-25', last));
    await story.until(at);
    expect(await states(story)).toEqual([state, '2027-01 planned']);
    story.everybodyReads();
  });

  it('of a process that was down is made up for once, with time to answer, and not after the period has closed', async () => {
    await using story = await begun();
    const ana = story.person(ids.ana);
    ana.reads();
    await story.downUntil('2026-12-14T07:30:00Z');
    expect(ana.reads()).toEqual([asks('December', '17 December')]);
    await story.downUntil('2027-04-20T07:30:00Z');
    expect(ana.reads()).toEqual([]);
    expect(await states(story)).toEqual([
      '2026-12 closed silent',
      '2027-01 skipped downtime',
      '2027-02 skipped downtime',
      '2027-03 skipped downtime',
      '2027-04 skipped downtime',
      '2027-05 planned',
    ]);
    await story.until('2027-05-03T06:00:00Z');
    expect(ana.reads()).toEqual([asks('May', '18 May')]);
    story.everybodyReads();
  });
});
