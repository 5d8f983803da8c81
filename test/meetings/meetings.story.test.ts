import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { meetingTexts } from '../../src/meetings/texts/index.ts';
import { promisesButton } from '../../src/promises/index.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm, withAbsence } from '../support/firm.ts';
import { type Firm, openStory, type Someone, type Story } from '../support/story.ts';
import { readCalendar } from './calendar-file.ts';

const en = speak(meetingTexts, 'en');
const client = 'Apteekki Sampo';
const followUp = { client, kind: 'follow_up' };

/** Mikko is the lead developer, and is asked along. */
const firm: Firm = {
  ...smallFirm,
  settings: [...(smallFirm.settings ?? []), ['meeting.first_days', '30']],
  more: [`kind,person,client,engagement,role\nmember,${ids.mikko},${client},Prescriptions,lead_developer`],
};

/** The newest file for her calendar. */
function calendarOf({ sandbox }: Story, who: Someone) {
  const message = who.messages().findLast(({ fileIds }) => fileIds.length > 0);
  const file = sandbox.workspace.records.files.get(message?.fileIds[0] ?? '');
  if (!file?.bytes) throw new Error(`${who.id} got no file`);
  return { ...readCalendar(file.bytes), name: file.name };
}

onDatabase('postgres18', 'a client', engine => {
  it('is met: found a day for, invited, moved, prepared, recorded, and met again', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, engine });
    await story.begin();
    const [kari, mikko] = [story.person(ids.kari), story.person(ids.mikko)];
    await story.until('2026-12-02T06:30:00Z');
    story.everybodyReads();

    // Three weeks before it is due she is asked for a day.
    await story.until('2026-12-02T07:10:00Z');
    expect(kari.reads()).toEqual([en('book.first', { ...followUp, day: 'Wednesday 23 December' })]);
    await kari.clicks(en('book.open'));
    expect(await kari.submits({ day: 'other', other_day: '2026-12-01' })).toEqual({ other_day: en('error.past') });
    const late = en('error.too_late', { day: '23 December 2026' });
    expect(await kari.submits({ day: 'other', other_day: '2027-01-15' })).toEqual({ other_day: late });
    expect(await kari.submits({ other_day: '2026-12-15', time: '13:00', place: 'Their place' })).toEqual({});
    const when = { day: 'Tuesday 15 December', time: '13:00', city: 'Helsinki' };
    expect(kari.modalText()).toContain(en('notice.booked', { ...followUp, ...when }));
    expect(kari.reads()).toEqual([en('invitation.booked', { ...followUp, ...when })]);
    expect(mikko.reads()).toEqual([en('invitation.booked', { ...followUp, ...when })]);
    const first = calendarOf(story, mikko);
    expect(first).toMatchObject({ name: 'meeting.ics', method: 'REQUEST', location: 'Their place' });
    expect(first.start).toEqual(new Date('2026-12-15T11:00:00Z'));
    expect(first.attendees.map(each => each.split(' mailto:')[1]).toSorted()).toEqual([
      'kari@firm.example',
      'mikko@firm.example',
    ]);

    // She moves it, without Mikko: the same event, newer; from his calendar it goes.
    await kari.clicksInside(en('button.move'));
    expect(kari.modalText()).toContain(en('moving.intro', { ...followUp, ...when }));
    expect(await kari.submits({ day: 'other', other_day: '2026-12-16', guests: [] })).toEqual({});
    const moved = { ...when, day: 'Wednesday 16 December' };
    expect(kari.modalText()).toContain(en('notice.moved', { ...followUp, ...moved }));
    await kari.closes();
    expect(kari.reads()).toEqual([en('invitation.moved', { ...followUp, ...moved })]);
    expect(mikko.reads()).toEqual([en('invitation.cancelled', { ...followUp, ...moved })]);
    const [second, off] = [calendarOf(story, kari), calendarOf(story, mikko)];
    expect([second.uid, off.uid]).toEqual([first.uid, first.uid]);
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect(second.start).toEqual(new Date('2026-12-16T11:00:00Z'));
    expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
    expect(off.sequence).toBeGreaterThan(first.sequence);

    // The agenda on the working day before.
    await story.until('2026-12-15T06:00:00Z');
    story.everybodyReads();
    await story.until('2026-12-15T07:10:00Z');
    expect(kari.reads().join('\n')).toContain(en('agenda.text', { ...followUp, ...moved }));
    await kari.clicks(en('agenda.open'));
    expect(kari.modalText()).toContain(en('agenda.deviations'));
    expect(kari.modalText()).not.toContain('wrestling');
    await kari.closes();

    // The day after: what came of it, and when the next one is.
    await story.until('2026-12-17T07:10:00Z');
    expect(kari.reads().join('\n')).toContain(en('outcome.first', { ...followUp, day: 'Wednesday 16 December' }));
    await kari.clicks(en('outcome.held'));
    expect(kari.modalText()).toContain(en('held.who_reads.follow_up'));
    const said = {
      ...{ learnt: 'They open a second shop', satisfaction: '4', value: '3', value_why: 'The bill surprised' },
      promises: 'A clearer bill\nA demo in the new shop',
    };
    expect(Object.keys(await kari.submits(said))).toEqual(['next_day']);
    const next_day = 'other';
    expect(await kari.submits({ ...said, next_day })).toEqual({ next_other_day: en('error.which_day') });
    expect(await kari.submits({ next_other_day: '2027-03-17', held_on: '2026-12-18' })).toEqual({
      held_on: en('error.in_future'),
    });
    expect(await kari.submits({ held_on: '2026-12-16' })).toEqual({
      next_other_day: en('error.too_late', { day: '16 March 2027' }),
    });
    expect(await kari.submits({ next_other_day: '2027-03-09' })).toEqual({});
    expect(kari.modalText()).toContain(en('notice.held'));
    expect(kari.modalText()).toContain(en('notice.promises'));
    expect(JSON.stringify(kari.modal().content)).toContain(promisesButton.actionId);
    expect(kari.modalText()).not.toContain(en('notice.suggestions'));
    const next = calendarOf(story, kari);
    expect(kari.reads()).toEqual([en('invitation.booked', { ...followUp, ...when, day: 'Tuesday 9 March' })]);
    expect(next.start).toEqual(new Date('2027-03-09T11:00:00Z'));
    expect(next.uid).not.toBe(first.uid);

    // What they said about somebody's work.
    await kari.clicksInside(en('button.word'));
    expect(await kari.submits({ words: 'Without Ana we would be lost', person: await idOf(story, ids.ana) })).toEqual(
      {},
    );
    expect(kari.modalText()).toContain(en('notice.word'));
    await kari.clicksInside(en('button.correct'));
    expect(kari.modalText()).toContain('They open a second shop');
    expect(await kari.submits({ actions: 'Kari writes the plan' })).toEqual({});
    expect(kari.modalText()).toContain(en('notice.corrected'));
    expect(kari.modalText()).not.toContain(en('notice.promises'));

    // Longer than three months is refused in words; the form keeps what was typed.
    await kari.clicksInside(en('button.rhythm'));
    expect(await kari.submits({ follow_up: '4' })).toEqual({ follow_up: en('error.follow_up_too_long') });
    expect(await kari.submits({ follow_up: '2', development: '4' })).toEqual({});
    expect(kari.modalText()).toContain(en('overview.every', { months: 2 }));
    await kari.closes();
    await story.until('2026-12-22T15:00:00Z');
    story.everybodyReads();
  });

  it('that is not met is heard of by whoever stands in, the lead and leadership, until it was met', async () => {
    const away = withAbsence(ids.kari, '2026-12-03', '2026-12-04', firm);
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: away, engine });
    await story.begin();
    const [kari, olav, elin] = [story.person(ids.kari), story.person(ids.olav), story.person(ids.elin)];
    await story.until('2026-12-02T07:10:00Z');
    await kari.clicks(en('book.open'));
    story.everybodyReads();

    // While she still looks, whoever stands in has found a day: she is told so, with nothing lost.
    await story.until('2026-12-03T07:10:00Z');
    await olav.types('/hats meetings');
    await olav.clicksInside(en('word.look'));
    await olav.clicksInside(en('button.book'));
    expect(await olav.submits({ day: 'other', other_day: '2026-12-08', guests: [] })).toEqual({});
    await olav.closes();
    const meanwhile = { name: 'Olav Berg', day: '3 December 2026', time: '09:10' };
    expect(await kari.submits({ day: 'other', other_day: '2026-12-09', place: 'Our place' })).toEqual({
      other_day: en('error.changed_meanwhile', meanwhile),
    });
    await kari.closes();
    expect(calendarOf(story, olav).organizer).toBe('Kari Niemi mailto:kari@firm.example');

    await story.until('2026-12-09T07:10:00Z');
    expect(kari.reads().join('\n')).toContain(en('outcome.first', { ...followUp, day: 'Tuesday 8 December' }));
    await kari.clicks(en('outcome.cancelled'));
    expect(await kari.submits({ reason: 'They are ill' })).toEqual({});
    expect(kari.modalText()).toContain(en('notice.cancelled', followUp));
    await kari.closes();
    expect(calendarOf(story, olav)).toMatchObject({ method: 'CANCEL', status: 'CANCELLED' });
    await story.until('2026-12-30T15:00:00Z');
    expect(await overdue(story)).toEqual(['reported']);
    expect(kari.reads().join('\n')).toContain('a client meeting is overdue');

    // Two weeks later leadership hears of it, and sees no more than when the client was met.
    story.everybodyReads();
    await story.until('2027-01-07T07:10:00Z');
    expect(elin.reads().join('\n')).toContain(en('long_overdue.text', { ...followUp, lead: 'Kari Niemi' }));
    await elin.clicks(en('word.look'));
    expect(elin.modalText()).toContain(en('overview.overdue', { days: 15, day: '23 December 2026' }));
    expect(elin.modalText()).not.toContain(en('button.agenda'));
    await elin.closes();

    await kari.types('/hats meetings');
    await kari.clicksInside(en('word.look'));
    await kari.clicksInside(en('outcome.held'));
    const outcome = { held_on: '2027-01-05', satisfaction: '3', value: '3', next_day: 'other' };
    const written = { ...outcome, next_other_day: '2027-03-16' };
    // Somebody else leads the client while she writes: she is told so, and what she wrote is still there.
    await handTo(story, ids.olav);
    expect(await kari.submits(written)).toEqual({ held_on: en('error.not_yours') });
    await handTo(story, ids.kari);
    expect(await kari.submits({})).toEqual({});
    expect(kari.modalText()).toContain(en('overview.held', { day: '5 January 2027' }));
    await kari.closes();
    expect(await overdue(story)).toEqual(['closed']);
    await story.until('2027-01-11T15:00:00Z');
    story.everybodyReads();
  });
});

/** Somebody else leads the client from now on. */
async function handTo(story: Story, slackUserId: string): Promise<void> {
  const { background } = story.app.connection;
  await background
    .updateTable('clientLead')
    .set({ personId: await idOf(story, slackUserId) })
    .execute();
}

/** How the deviations about meetings stand. */
async function overdue({ app }: Story): Promise<string[]> {
  const rows = await app.connection.background
    .selectFrom('deviation')
    .select('state')
    .where('family', '=', 'cadence')
    .execute();
  return rows.map(({ state }) => state);
}

async function idOf({ app }: Story, slackUserId: string): Promise<string> {
  const { id } = await app.connection.background
    .selectFrom('person')
    .select('id')
    .where('slackUserId', '=', slackUserId)
    .executeTakeFirstOrThrow();
  return id;
}
