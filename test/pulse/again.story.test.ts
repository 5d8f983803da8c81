import { expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory, type Story } from '../support/story.ts';

const answer = { score: '3', load: '4', support: 'partly', agreement: '2', talk_about: 'The release' };

onDatabase('postgres18', 'the same again', engine => {
  /** Rings the same minute again, ends the process and starts it again; nothing may come of it. */
  async function again(story: Story): Promise<void> {
    const before = await story.memory();
    const heard = story.person(ids.kari).messages().length + story.person(ids.ana).messages().length;
    await story.round();
    await Promise.all([story.round(), story.round()]);
    await story.restart();
    await story.round();
    const after = await story.memory();
    const [was, is] = [before.split('\n'), after.split('\n')];
    expect({ gone: was.filter(row => !is.includes(row)), come: is.filter(row => !was.includes(row)) }).toEqual({
      gone: [],
      come: [],
    });
    expect(story.person(ids.kari).messages().length + story.person(ids.ana).messages().length).toBe(heard);
  }

  it('minute, and the same process started again after every step, change nothing', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const ana = story.person(ids.ana);
    const kari = story.person(ids.kari);
    await story.begin();
    await again(story);
    await story.until('2026-12-01T07:00:00Z');
    await again(story);
    await story.until('2026-12-03T07:00:00Z');
    await again(story);
    await ana.clicks('Answer');
    await again(story);
    expect(await ana.submits(answer)).toEqual({});
    await again(story);
    await story.until('2026-12-15T15:00:00Z');
    await again(story);
    await story.until('2026-12-31T15:00:00Z');
    await again(story);
    expect(ana.reads().length).toBe(3);
    expect(kari.reads()).toEqual([
      'Ana Virtanen: something in this month’s check-in calls for a talk.',
      'Ana Virtanen: the brief for your talk about December is ready.',
      'Ana Virtanen: your talk about December is due on 31 December.',
    ]);
    // Kari takes her time: her deputy and the leadership contact hear of it, each once.
    for (const id of [ids.olav, ids.elin])
      expect(story.person(id).reads()).toEqual([
        'Ana Virtanen: a deviation is waiting for somebody to take it up. You can.',
      ]);
  });

  it('submission arriving twice, in turn and at once, is one answer, one alert, and the same thanks', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const ana = story.person(ids.ana);
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    await ana.clicks('Answer');
    await ana.submits(answer);
    await story.sandbox.workspace.repeatLastInteraction();
    await Promise.all([1, 2, 3].map(() => story.sandbox.workspace.repeatLastInteraction()));
    await story.round();
    expect(ana.modalText()).toContain('Thank you, Ana.');
    expect(story.person(ids.kari).reads()).toEqual([
      'Ana Virtanen: something in this month’s check-in calls for a talk.',
    ]);
    const memory = await story.memory();
    expect(memory.match(/^check_in /gm)?.length).toBe(1);
    expect(memory.match(/^deviation /gm)?.length).toBe(1);
    ana.reads();
  });

  it('click arriving twice opens one form and stores nothing', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm, engine });
    const { workspace } = story.sandbox;
    const ana = story.person(ids.ana);
    await story.begin();
    await story.until('2026-12-01T07:15:00Z');
    const before = await story.memory();
    await ana.clicks('Answer');
    await workspace.repeatLastInteraction();
    await expect.poll(() => workspace.violations.length).toBeGreaterThan(0);
    // Its trigger was used up by the first one: Slack refuses to open the form a second time.
    expect(workspace.violations.splice(0).map(({ kind }) => kind)).toEqual(['trigger']);
    expect(workspace.openViews(ids.ana).length).toBe(1);
    // Nor is she told of trouble: she has her form.
    const seen = workspace.messagesSeenBy(ids.ana, workspace.appConversation(ids.ana).id);
    expect(seen.filter(message => message.onlyFor !== null)).toEqual([]);
    const after = await story.memory();
    const [was, is] = [before.split('\n'), after.split('\n')];
    expect({ gone: was.filter(row => !is.includes(row)), come: is.filter(row => !was.includes(row)) }).toEqual({
      gone: [],
      come: [],
    });
    expect(await ana.submits(answer)).toEqual({});
    story.everybodyReads();
  });
});
