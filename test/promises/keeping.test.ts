import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { keepingFirm, monday } from './keeping-firm.ts';

onDatabase('postgres18', 'a promise that is in force', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return keepingFirm(opened.connection);
  };
  const friday = '2026-03-27T10:00:00Z';
  const after = '2026-03-31T10:00:00Z';

  it('is done on a day that has come and on which it was promised; sent twice it is done once', async () => {
    const { later, promised, ana, lead, mikko, deputy, promise, events, rate } = await aFirm();
    const id = await promised();
    for (const other of [mikko, deputy]) expect(await later(other, friday).keeps(id, '2026-03-27')).toBe('not_yours');
    expect(await later(ana, friday).keeps(id, '2026-03-28')).toBe('future');
    expect(await later(ana, friday).keeps(id, '2026-02-01')).toBe('before_given');
    expect(await later(ana, friday).keeps(id, '2026-03-27', 1)).toBe('outdated');
    const { version } = await promise(id);
    expect(await later(ana, friday).keeps(id, '2026-03-26', version)).toBe('kept');
    expect(await later(ana, friday).keeps(id, '2026-03-26', version)).toBe('kept');
    expect(await later(lead, friday).keeps(id, '2026-03-27')).toBe('closed');
    expect(await promise(id)).toMatchObject({
      state: 'kept',
      keptOn: '2026-03-26',
      endedOn: '2026-03-27',
      brokenOn: null,
    });
    expect(await events(id)).toEqual(['give Kari', 'accept Ana', 'keep Ana']);
    expect(await rate()).toEqual({ kept: 1, broken: 0, moved: 0, open: 0 });
    expect(await later(lead).keeps('no id', '2026-03-26', 1)).toBe('not_yours');
  });

  it('that is done after its day is broken, and one whose day was met but written down later was kept', async () => {
    const { later, promised, lead, promise, wakesUp, deviations, rate } = await aFirm();
    const [late, met] = [await promised(), await promised()];
    await wakesUp(after);
    expect([(await deviations(late)).length, (await deviations(met)).length]).toEqual([1, 1]);
    expect(await rate()).toEqual({ kept: 0, broken: 2, moved: 0, open: 0 });
    expect(await later(lead, after).keeps(late, '2026-03-28')).toBe('kept');
    expect(await later(lead, after).keeps(met, '2026-03-27')).toBe('kept');
    expect([(await promise(late)).brokenOn, (await promise(met)).brokenOn]).toEqual(['2026-03-28', null]);
    expect([await deviations(late), await deviations(met)]).toEqual(
      [late, met].map(() => ['closed major Refills without a phone call']),
    );
    expect(await rate()).toEqual({ kept: 1, broken: 1, moved: 0, open: 0 });
    expect(await rate('2026-03-28')).toEqual({ kept: 0, broken: 1, moved: 0, open: 0 });
    expect(await rate('2026-03-29')).toBeUndefined();
  });

  it('that will be late is said so by its keeper alone, before its day is over, and the lead hears each new word', async () => {
    const { later, promised, ana, lead, mikko, promise, heard, becomes } = await aFirm();
    const id = await promised();
    for (const other of [lead, mikko]) expect(await later(other).warns(id, 'No')).toBe('not_yours');
    const { version } = await promise(id);
    expect(await later(ana).warns(id, 'A week more', version)).toBe('told');
    expect(await later(ana).warns(id, 'A week more', version)).toBe('told');
    expect(await later(ana).warns(id, 'Two weeks more', version)).toBe('outdated');
    expect(await promise(id)).toMatchObject({ state: 'promised', lateWords: 'A week more', lateOn: '2026-02-02' });
    expect(await later(ana, friday).warns(id, 'Two weeks more')).toBe('told');
    expect(await heard(id)).toEqual(['lead_word #1.late.4 2026-02-02T08:00', 'lead_word #1.late.5 2026-03-27T10:00']);
    expect(await becomes(id, friday)).toContain('lead_word #1.late.5: Kari');
    expect(await later(ana, after).warns(id, 'Three')).toBe('closed');
  });

  it('that is moved holds as it was until its keeper has said yes, and then as it is now', async () => {
    const { later, as, promised, ana, lead, mikko, promise, rate, openDeviations } = await aFirm();
    const id = await promised();
    expect(await later(ana).moves(id)).toBe('not_yours');
    expect(await later(lead).moves(id, { due: '2026-02-01' })).toBe('due_past');
    expect(await later(lead).moves(id, { due: '2029-02-01' })).toBe('due_far');
    expect(await later(lead).moves(id, { version: 1 })).toBe('outdated');
    const { version } = await promise(id);
    await later(ana).warns(id, 'A week more');
    expect(await later(lead).moves(id, { version })).toBe('outdated');
    expect(await later(lead).moves(id, { version: version + 1 })).toBe('asked');
    expect(await later(lead).moves(id, { version: version + 1 })).toBe('asked');
    const moving = await promise(id);
    expect(moving).toMatchObject({ state: 'moving', lateWords: 'A week more', brokenOn: null });
    expect([moving.inForce?.dueOn, moving.newest?.dueOn]).toEqual(['2026-03-27', '2026-04-24']);
    expect(await rate()).toEqual({ kept: 0, broken: 0, moved: 0, open: 1 });
    expect(await as(ana).answers(id, true, { round: 2 })).toBe('accepted');
    const moved = await promise(id);
    expect(moved).toMatchObject({ state: 'promised', lateWords: null, inForce: { dueOn: '2026-04-24' } });
    expect(await rate()).toEqual({ kept: 0, broken: 0, moved: 1, open: 1 });
    expect(await later(lead).moves(id, { keeper: mikko, due: '2026-05-08' })).toBe('asked');
    expect(await later(lead).moves(id, { keeper: lead, due: '2026-05-08' })).toBe('moved');
    expect(await promise(id)).toMatchObject({ state: 'promised', inForce: { keeperId: lead, dueOn: '2026-05-08' } });
    expect(await openDeviations(id)).toBe(0);
    expect(await as(mikko).answers(id, true, { round: 3 })).toBe('not_yours');
  });

  it('that is moved when its day has passed stays broken, and its deviation ends with the yes', async () => {
    const { later, as, promised, ana, lead, promise, wakesUp, deviations, rate, events } = await aFirm();
    const [seen, unseen, own] = [await promised(), await promised('2026-03-28'), await promised()];
    await wakesUp('2026-03-28T10:00:00Z');
    const saturdays = later(lead, '2026-03-29T10:00:00Z');
    expect(await saturdays.moves(own, { keeper: lead })).toBe('moved');
    expect(await saturdays.moves(unseen)).toBe('asked');
    expect([(await promise(own)).brokenOn, (await promise(unseen)).brokenOn]).toEqual(['2026-03-28', '2026-03-29']);
    expect(await as(ana, '2026-03-29T11:00:00Z').answers(unseen, false, { round: 2 })).toBe('declined');
    await wakesUp(after);
    expect(await promise(unseen)).toMatchObject({ state: 'overdue', brokenOn: '2026-03-29' });
    expect(await events(unseen)).toEqual(['give Kari', 'accept Ana', 'move Kari', 'decline Ana', 'come_due']);
    expect(await later(lead, after).moves(seen)).toBe('asked');
    expect(await deviations(seen)).toEqual(['reported major Refills without a phone call']);
    await as(ana, after).answers(seen, true, { round: 2 });
    expect(await promise(seen)).toMatchObject({ state: 'promised', brokenOn: '2026-03-28' });
    expect(await deviations(seen)).toEqual(['closed major Refills without a phone call']);
    await later(ana, '2026-04-20T10:00:00Z').keeps(seen, '2026-04-20');
    expect(await rate()).toEqual({ kept: 0, broken: 3, moved: 0, open: 0 });
  });

  it('that is moved on its very day, or again while a word is waited for, was moved in time', async () => {
    const { later, as, promised, ana, lead, rate, wakesUp, promise } = await aFirm();
    const [last, again] = [await promised(), await promised()];
    await later(lead, friday).moves(last);
    await as(ana, after).answers(last, true, { round: 2 });
    await later(lead, friday).moves(again);
    await wakesUp(after);
    expect((await promise(again)).state).toBe('moving');
    await later(lead, after).moves(again, { due: '2026-05-08', keeper: lead });
    expect(await rate()).toEqual({ kept: 0, broken: 0, moved: 2, open: 2 });
    await later(lead, '2026-05-08T10:00:00Z').keeps(again, '2026-05-08');
    expect(await rate()).toEqual({ kept: 1, broken: 0, moved: 2, open: 1 });
  });

  it('that the client needs no longer counts no more, unless its day had passed; its keeper hears of it', async () => {
    const { later, promised, ana, lead, promise, wakesUp, openDeviations, becomes, heard, rate } = await aFirm();
    const [early, late] = [await promised(), await promised()];
    expect(await later(ana).releases(early)).toBe('not_yours');
    expect(await later(lead).releases(early, 'They bought one', 1)).toBe('outdated');
    expect(await later(lead).releases(early)).toBe('released');
    expect(await later(lead).releases(early)).toBe('released');
    expect(await later(lead).releases(early, 'For another reason')).toBe('closed');
    expect(await promise(early)).toMatchObject({ state: 'released', why: 'They bought one', endedOn: '2026-02-02' });
    expect(await heard(early)).toEqual(['released end 2026-02-02T08:00']);
    expect(await becomes(early)).toContain('released end: Ana');
    expect(await rate()).toEqual({ kept: 0, broken: 0, moved: 0, open: 1 });
    await wakesUp(after);
    expect(await openDeviations(late)).toBe(1);
    expect(await later(lead, after).releases(late)).toBe('released');
    expect(await openDeviations(late)).toBe(0);
    expect(await rate()).toEqual({ kept: 0, broken: 1, moved: 0, open: 0 });
  });

  it('takes the button from whoever was still asked, once it is done', async () => {
    const { later, promised, ana, lead, said, sent, promise } = await aFirm();
    const id = await promised();
    await later(lead).moves(id);
    await sent(id);
    expect(await later(ana, friday).keeps(id, '2026-03-27')).toBe('kept');
    expect(await said(id)).toContain('offer_over #2 edit');
    expect(await promise(id)).toMatchObject({ state: 'kept', brokenOn: null });
  });

  it('counts for the client, and for whoever led it when it was given', async () => {
    const { later, promised, as, lead, ana, deputy, rates, setAway, aPromise, clientId } = await aFirm();
    const id = await promised();
    await setAway(lead, '2026-02-03', '2026-02-06');
    await as(deputy, '2026-02-03T10:00:00Z').gives(aPromise());
    await later(ana).keeps(id, '2026-02-02');
    const { clients, leads } = await rates();
    expect([...leads.keys()]).toEqual([lead]);
    expect([...clients]).toEqual([[clientId, { kept: 1, broken: 0, moved: 0, open: 0 }]]);
  });

  it('is on the agenda while it is open, and once after it ended or broke; what is kept for somebody is hers', async () => {
    const { later, promised, ana, lead, mikko, agenda, openTo, toKeep, wakesUp } = await aFirm();
    const [first, second, third] = [await promised('2026-03-20'), await promised(), await promised('2026-06-26')];
    expect([await openTo(), await toKeep(ana)]).toEqual([
      [first, second, third],
      [first, second, third],
    ]);
    await later(lead).moves(third, { keeper: mikko, due: '2026-06-27' });
    await later(ana).keeps(first, '2026-02-02');
    await wakesUp(after);
    await later(lead, after).keeps(second, '2026-03-31');
    const day = parseLocalDate('2026-02-02');
    expect(await agenda()).toEqual([first, second, third]);
    expect(await agenda(day)).toEqual([first, second, third]);
    expect(await agenda(addDays(day, 1))).toEqual([second, third]);
    expect(await agenda(parseLocalDate('2026-04-01'))).toEqual([third]);
    expect([await openTo(), await toKeep(ana), await toKeep(mikko)]).toEqual([[third], [third], []]);
  });

  it('lets two who change it at once change it one after the other', async () => {
    const { later, promised, ana, lead, promise } = await aFirm();
    const id = await promised();
    const { version } = await promise(id);
    const outcomes = await Promise.all([
      later(ana, monday).keeps(id, '2026-02-02', version),
      later(lead, monday).releases(id, 'They bought one', version),
    ]);
    expect(['kept closed', 'closed released']).toContain(outcomes.join(' '));
  });
});
