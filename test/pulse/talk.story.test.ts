import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm, withAbsence } from '../support/firm.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';

const low = { score: '3', load: '3', support: 'yes', agreement: '4' };
const fine = { ...low, score: '8' };
const alert = 'Ana Virtanen: something in this month’s check-in calls for a talk.';
const briefReady = 'Ana Virtanen: the brief for your talk about December is ready.';

onDatabase('postgres18', 'a pulse talk', engine => {
  /** Ana has answered at a quarter past nine on 1 December. */
  async function answered(answer: Record<string, string>, firm: Firm = smallFirm): Promise<Story> {
    const story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    const ana = story.person(ids.ana);
    await ana.clicks('Answer');
    await ana.submits(answer);
    await ana.closes();
    ana.reads();
    return story;
  }
  const talkDeviations = async ({ app }: Story) =>
    (
      await app.connection.background
        .selectFrom('deviation as d')
        .innerJoin('deviationEntry as e', 'e.deviationId', 'd.id')
        .select(['d.state', 'e.event', 'e.period'])
        .where('d.family', '=', 'talk')
        .where('e.event', 'not in', ['routed', 'escalated'])
        .orderBy('e.at')
        .orderBy('e.number')
        .execute()
    ).map(({ state, event, period }) => [state, event, period].filter(Boolean).join(' '));

  it('that was held is recorded, can be read by her, and nothing is missed', async () => {
    await using story = await answered(fine);
    const [ana, kari] = [story.person(ids.ana), story.person(ids.kari)];
    expect(kari.reads()).toEqual([]);
    await story.until('2026-12-02T07:00:00Z');
    expect(kari.reads()).toEqual([briefReady]);
    await kari.clicks('Open the brief');
    expect(kari.modalText()).toContain('*8/10*');
    expect(await kari.submits({ held_on: '2026-12-03' })).toEqual({
      held_on: expect.stringContaining('still to come'),
    });
    expect(await kari.submits({ held_on: '2026-12-02', actions: 'A course in spring' })).toEqual({});
    expect(kari.modalText()).toContain('Thank you for taking the time for Ana Virtanen.');
    await kari.closes();
    await story.until('2027-01-03T15:00:00Z');
    expect(kari.reads()).toEqual([]);
    expect(await talkDeviations(story)).toEqual([]);
    await ana.types('/hats pulse notes');
    expect(ana.modalText()).toContain('A course in spring');
    story.everybodyReads();
  });

  it('that was missed is a deviation, and ends by itself when it is recorded late', async () => {
    await using story = await answered(fine);
    const kari = story.person(ids.kari);
    await story.until('2026-12-31T15:00:00Z');
    expect(kari.reads()).toEqual([briefReady, 'Ana Virtanen: your talk about December is due on 31 December.']);
    expect(await talkDeviations(story)).toEqual(['reported opened 2026-12']);
    await story.until('2027-01-04T07:00:00Z');
    expect(kari.reads()).toEqual(['Ana Virtanen: a pulse talk has not been held.']);
    await kari.clicks('Open the brief');
    expect(await kari.submits({ held_on: '2027-01-03' })).toEqual({});
    await kari.closes();
    expect(await talkDeviations(story)).toEqual(['closed opened 2026-12', 'closed ended_by_itself']);
    await kari.clicks('Look at it');
    expect(kari.modalText()).toContain('it ended by itself');
    story.everybodyReads();
  });

  it('that is corrected afterwards does not end the deviation of a later one', async () => {
    await using story = await answered(fine);
    const kari = story.person(ids.kari);
    await story.until('2026-12-02T07:00:00Z');
    await kari.clicks('Open the brief');
    await kari.submits();
    await kari.closes();
    const old = kari.messages().at(-1);
    await story.until('2027-02-01T06:00:00Z');
    expect(await talkDeviations(story)).toEqual(['reported opened 2027-01']);
    const button = JSON.stringify(old?.blocks).match(/"block_id":"([^"]+)"/)?.[1] ?? '';
    const channel = story.sandbox.workspace.appConversation(ids.kari).id;
    const place = { channel, ts: old?.ts ?? '', blockId: button, actionId: 'pulse.brief.open' };
    await story.sandbox.workspace.click(ids.kari, place);
    await story.sandbox.workspace.until(() => kari.hasModal());
    expect(kari.modalText()).toContain('December');
    await kari.submits({ actions: 'What we agreed, written down later' });
    expect(await talkDeviations(story)).toEqual(['reported opened 2027-01']);
    story.everybodyReads();
  });

  it('and its alert are the deputy’s while the lead is away, and the lead’s own when she is back', async () => {
    await using story = await answered(low, withAbsence(ids.kari, '2026-11-30', '2026-12-04'));
    const [kari, olav, elin] = [story.person(ids.kari), story.person(ids.olav), story.person(ids.elin)];
    expect(olav.reads()).toEqual([alert]);
    await story.until('2026-12-02T07:00:00Z');
    expect(olav.reads()).toEqual([briefReady]);
    await olav.clicks('Look at it');
    await olav.clicksInside('I’ll take it up');
    expect(olav.modalText()).toContain('Olav Berg took it up.');
    await olav.closes();
    await story.until('2026-12-07T07:00:00Z');
    await olav.clicks('Look at it');
    expect(olav.modalText()).toContain('Somebody else answers for this now');
    expect(olav.modalText()).not.toContain('low');
    await olav.closes();
    await olav.clicks('Open the brief');
    expect(olav.modalText()).toContain('Somebody else holds this talk now');
    expect([kari.reads(), elin.reads()]).toEqual([['Ana Virtanen: an open deviation is yours now.'], []]);
    story.everybodyReads();
  });

  it('calls the deputy on Monday when the alert was raised on Friday evening and the lead is away from then on', async () => {
    await using story = await openStory({
      at: '2026-11-23T08:00:00Z',
      firm: withAbsence(ids.kari, '2026-12-05', '2026-12-31'),
      engine,
    });
    await story.begin();
    await story.until('2026-12-04T15:30:00Z');
    const [ana, olav] = [story.person(ids.ana), story.person(ids.olav)];
    await ana.clicks('Answer');
    await ana.submits(low);
    await story.until('2026-12-07T06:59:00Z');
    expect(olav.reads()).toEqual([]);
    await story.until('2026-12-07T07:01:00Z');
    expect(olav.reads().toSorted()).toEqual([alert, briefReady].toSorted());
    expect(story.person(ids.kari).reads()).toEqual([]);
    story.everybodyReads();
  });

  it('is refused to a lead who has lost the hat, on the button that she still has', async () => {
    await using story = await answered(low);
    const [kari, olav] = [story.person(ids.kari), story.person(ids.olav)];
    await story.until('2026-12-02T07:00:00Z');
    expect(kari.reads()).toEqual([alert, briefReady]);
    await kari.clicks('Look at it');
    await kari.clicksInside('I’ll take it up');
    await kari.clicksInside('Decide what to do');
    const report = await story.app.importRoster(`kind,person,supervisor\nperson,${ids.ana},${ids.olav}`);
    expect(report.applied).toBe(true);
    await kari.submits({ words: 'Too late' });
    expect(kari.modalText()).toContain('Somebody else answers for this now');
    await kari.closes();
    await kari.clicks('Open the brief');
    expect(kari.modalText()).toContain('Somebody else holds this talk now');
    await kari.closes();
    await story.until('2027-01-04T07:00:00Z');
    expect(kari.reads()).toEqual([]);
    expect(olav.reads().length).toBeGreaterThan(0);
    expect(await story.memory()).not.toContain('Too late');
    story.everybodyReads();
  });
});
