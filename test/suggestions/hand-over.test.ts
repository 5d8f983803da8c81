import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { type HandOverFacts, handOverMove, suggestionStates, towards } from '../../src/suggestions/rules.ts';
import * as views from '../../src/suggestions/views.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type PassingFirm, passingFirm } from './passing-firm.ts';

describe('whether a suggestion can be handed over so', () => {
  const facts: HandOverFacts = {
    ...{ state: 'received', version: 3, seen: 3, isWaiting: false, toward: 'delivery' },
    ...{ actorId: 'kari', ownerId: null, leadId: 'kari', to: 'ana' },
  };
  const back = { toward: 'lead', to: undefined, ownerId: 'ana' } as const;

  it.each<[string, Partial<HandOverFacts>, ReturnType<typeof handOverMove>]>([
    ['a colleague is asked', {}, { ask: 'ana' }],
    ['not once the client has its answer', { state: 'answered' }, 'answered'],
    ['nor twice at once', { isWaiting: true }, 'waiting'],
    ['nor as it was before somebody else changed it', { seen: 2 }, 'outdated'],
    ['somebody has to be named', { to: undefined }, 'nobody'],
    ['and works here', { to: 'stranger' }, 'not_here'],
    ['nobody asks herself', { to: 'kari', ownerId: 'ana' }, 'herself'],
    ['nor whoever has it: the lead', { to: 'kari' }, 'hers_already'],
    ['or the one it was handed over to', { ownerId: 'ana' }, 'hers_already'],
    ['its owner may pass it on', { actorId: 'ana', ownerId: 'ana', to: 'mikko' }, { ask: 'mikko' }],
    ['the lead takes it back at once', back, 'at_once'],
    [
      'and so it goes where whoever has it has come to lead the client',
      { ...back, actorId: 'olav', leadId: 'ana' },
      'at_once',
    ],
    ['anybody else asks the lead', { ...back, actorId: 'ana' }, { ask: 'kari' }],
    ['whom one may name', { ...back, actorId: 'ana', to: 'kari' }, { ask: 'kari' }],
    ['and nobody else', { ...back, to: 'mikko' }, 'not_the_lead'],
    ['where it has not left the lead there is nothing to bring back', { ...back, ownerId: null }, 'hers_already'],
    ['nor where nobody leads the client', { ...back, leadId: undefined }, 'no_lead'],
  ])('%s', (_, changes, expected) => expect(handOverMove({ ...facts, ...changes })).toEqual(expected));

  it('never asks whoever does it herself, whoever has it, or a stranger', () => {
    const somebody = fc.constantFrom('kari', 'ana', 'mikko');
    const anything = fc.record({
      ...{ state: fc.constantFrom(...suggestionStates), version: fc.constant(1), seen: fc.constantFrom(1, 2) },
      ...{ isWaiting: fc.boolean(), toward: fc.constantFrom(...towards), actorId: somebody },
      ownerId: fc.option(somebody),
      leadId: fc.option(somebody, { nil: undefined }),
      to: fc.option(fc.oneof(somebody, fc.constant('stranger' as const)), { nil: undefined }),
    });
    fc.assert(
      fc.property(anything, given => {
        const move = handOverMove(given);
        if (typeof move !== 'object') return;
        expect([given.actorId, given.ownerId, 'stranger']).not.toContain(move.ask);
        expect(given).toMatchObject({ isWaiting: false, version: given.seen });
        expect(given.state).not.toBe('answered');
      }),
    );
  });
});

onDatabase('postgres18', 'a suggestion that is handed over', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<PassingFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return passingFirm(opened.connection);
  };

  it('stays where it is until the other takes it, who alone may; then it is hers to treat', async () => {
    const { as, said, suggestion, waiting, history, says, becomes, lead, deputy, ana, mikko, elin, guest } =
      await aFirm();
    const id = await said();
    for (const nobody of [mikko, elin, deputy]) expect(await as(nobody).handsOver(id, mikko)).toBe('not_yours');
    expect(await as(lead).handsOver(id, guest)).toBe('not_here');
    expect(await as(lead).handsOver(id, mikko, { words: 'You know the list' })).toBe('asked');
    expect(await as(lead).handsOver(id, mikko, { words: 'You know the list' })).toBe('asked');
    expect(await as(lead).handsOver(id, ana)).toBe('waiting');
    expect(await suggestion(id)).toMatchObject({ ownerId: null, toward: 'lead' });
    expect(await as(elin).answers(id, true)).toBe('not_yours');
    expect(await becomes(id, '2026-02-02T10:00:00Z')).toEqual(['hand_over 1: Mikko offered']);
    expect(await as(mikko).opens(id)).toMatchObject({ waiting: { from: 'Kari', words: 'You know the list' } });

    expect(await as(mikko).answers(id, true, 2)).toBe('gone');
    expect(await as(mikko).answers(id, true)).toBe('taken');
    expect([await as(mikko).answers(id, true), await as(mikko).answers(id, false)]).toEqual(['taken', 'gone']);
    expect(await suggestion(id)).toMatchObject({ owner: 'Mikko', toward: 'delivery', version: 2 });
    expect(await waiting(id)).toBeUndefined();
    expect(await says(id)).toEqual(['hand_over 1 now', 'handed_over 1 morning']);
    expect(await becomes(id, '2026-02-02T11:00:00Z')).toEqual(['hand_over 1: answered', 'handed_over 1: Kari former']);
    expect(await history(id)).toEqual(['handed_over Kari', 'taken Mikko']);

    // From now on it is Mikko's to pass on, and the lead's too.
    expect(await as(mikko).handsOver(id, null, { version: 2, toward: 'lead' })).toBe('asked');
    expect(await as(lead).answers(id, true, 2)).toBe('taken');
    expect(await suggestion(id)).toMatchObject({ ownerId: null, toward: 'lead' });
    expect(await as(mikko).handsOver(id, ana, { version: 3 })).toBe('not_yours');
  });

  it('comes back at once with a word, and can be taken back as long as nobody has taken it', async () => {
    const { as, said, suggestion, history, says, becomes, lead, ana, mikko, leaves } = await aFirm();
    const id = await said();
    await as(lead).handsOver(id, mikko, { toward: 'portfolio' });
    expect(await as(mikko).answers(id, false, 1, 'Ana knows it better')).toBe('returned');
    expect(await suggestion(id)).toMatchObject({ ownerId: null, toward: 'lead', version: 2 });
    expect(await says(id)).toEqual(['hand_over 1 now', 'handed_over 1 now']);
    expect(await as(lead).handsOver(id, mikko, { toward: 'portfolio' })).toBe('outdated');

    expect(await as(lead).handsOver(id, ana, { version: 2 })).toBe('asked');
    expect(await as(mikko).takesBack(id)).toBe('not_yours');
    expect([await as(lead).takesBack(id), await as(lead).takesBack(id)]).toEqual(['taken_back', 'none']);
    expect(await as(ana).answers(id, true, 2)).toBe('gone');
    expect(await as(ana).opens(id)).toBe('gone');
    expect(await becomes(id, '2026-02-03T08:00:00Z')).toContain('hand_over 2: answered');
    expect(await history(id)).toEqual(['handed_over Kari', 'returned Mikko', 'handed_over Kari', 'taken_back Kari']);

    // What came back to somebody who has left is told to whoever leads the client.
    expect(await as(lead).handsOver(id, ana, { version: 3 })).toBe('asked');
    await as(ana).answers(id, true, 3);
    await as(ana).handsOver(id, mikko, { version: 4 });
    await as(mikko).answers(id, false, 4);
    await leaves(ana);
    expect(await becomes(id, '2026-02-03T08:00:00Z')).toContain('handed_over 4: Kari owner');
  });

  it('keeps the words between colleagues to those who treat it or are asked to, and tells whoever had it', async () => {
    const { as, by, said, says, becomes, lead, ana, mikko, elin } = await aFirm();
    const id = await said();
    await as(lead).handsOver(id, mikko, { words: 'Ana is too slow' });
    await as(mikko).answers(id, true, 1, 'Gladly, before lunch');
    await as(lead).handsOver(id, elin, { version: 2, words: 'Mikko is ill' });
    const page = async (personId: string) => JSON.stringify(await by(personId).clicks(views.openSuggestionAction, id));
    for (const one of [lead, mikko]) expect(await page(one)).toMatch(/too slow.*before lunch.*is ill/);
    expect(await page(elin)).toContain('is ill');
    expect(await page(elin)).not.toMatch(/too slow|before lunch/);
    expect(await page(ana)).not.toMatch(/too slow|before lunch|is ill/);

    await as(elin).answers(id, true, 2);
    expect(await says(id)).toContain('no_longer_hers 2 morning');
    expect(await becomes(id, '2026-02-02T11:00:00Z')).toContain('no_longer_hers 2: Mikko former');
    await as(lead).handsOver(id, null, { version: 3, toward: 'lead' });
    expect(await becomes(id, '2026-02-02T11:00:00Z')).toContain('no_longer_hers 3: Elin former');
    expect((await says(id)).filter(line => line.startsWith('no_longer_hers'))).toHaveLength(2);
  });

  it('is brought back by the lead herself without asking anybody, and begins anew with whoever takes it overdue', async () => {
    const { as, said, suggestion, history, lead, mikko, ana, change, answered } = await aFirm();
    const id = await said({ nextOn: '2026-02-05' });
    await as(lead).handsOver(id, mikko);
    expect(await as(mikko, '2026-02-10T10:00:00Z').answers(id, true)).toBe('taken');
    expect(await suggestion(id)).toMatchObject({ ownerId: mikko, nextOn: '2026-02-13' });
    const taking = () => as(lead).handsOver(id, null, { version: 2, toward: 'lead' });
    expect([await taking(), await taking()]).toEqual(['back', 'back']);
    expect(await suggestion(id)).toMatchObject({ ownerId: null, toward: 'lead', nextOn: '2026-02-13', version: 3 });
    expect(await history(id)).toEqual(['handed_over Kari', 'taken Mikko', 'taken Kari']);

    await as(lead).handsOver(id, ana, { version: 3 });
    await change(id, answered);
    expect(await as(ana).answers(id, true, 3)).toBe('gone');
    expect(await as(lead).handsOver(id, mikko, { version: 4 })).toBe('answered');
  });

  it('goes from the page to a colleague and back by its forms, which say under a field what stands in the way', async () => {
    const { by, said, suggestion, firm, lead, ana, mikko, guest } = await aFirm();
    const id = await said({ kind: 'need' });
    const form = JSON.stringify(await by(lead).clicks(views.handOverAction, id));
    expect(form).toContain(`"private_metadata":"${id} 1"`);
    const filled = (to: string, toward = 'delivery') => ({
      toward: { selected_option: { value: toward } },
      to: { selected_user: firm.slackIdOf(to) },
    });
    const handsOver = (to: string, metadata = `${id} 1`) =>
      by(lead).submits(views.handOverCallback, metadata, filled(to));
    expect(await handsOver(guest)).toEqual({ errors: { to: 'Please choose somebody who works here.' } });
    expect(await handsOver(lead)).toEqual({ errors: { to: 'It is there already.' } });
    expect(await handsOver(mikko, `${id} 7`)).toMatchObject({
      errors: { toward: expect.stringContaining('meanwhile') },
    });
    expect(JSON.stringify(await handsOver(mikko))).toContain('Mikko is asked to look after this, in the delivery.');
    expect(await handsOver(ana)).toMatchObject({ errors: { to: expect.stringContaining('already') } });
    expect(JSON.stringify(await by(lead).clicks(views.handOverAction, 'no id'))).toContain('Not for you');

    expect(JSON.stringify(await by(ana).clicks(views.openHandOverAction, id))).toContain('Not for you');
    expect(JSON.stringify(await by(mikko).clicks(views.openHandOverAction, id))).toContain(`"${id} 1"`);
    const answers = (value: string) =>
      by(mikko).submits(views.takeCallback, `${id} 1`, { answer: { selected_option: { value } } });
    expect(JSON.stringify(await answers('take'))).toContain('It is looked after in the delivery.');
    expect(await answers('return')).toMatchObject({ errors: { answer: expect.stringContaining('meanwhile') } });
    expect(JSON.stringify(await by(mikko).clicks(views.openHandOverAction, id))).toContain('no longer waits');
    expect(await suggestion(id)).toMatchObject({ owner: 'Mikko' });

    const offers = (on: string) =>
      by(mikko).submits(views.offerCallback, `${id} 2`, {
        offer: { selected_option: { value: 'sent' } },
        on: { selected_date: on },
        by: { selected_user: firm.slackIdOf(ana) },
      });
    expect(await offers('2026-02-03')).toEqual({ errors: { on: 'That day has not come yet.' } });
    expect(JSON.stringify(await offers('2026-02-01'))).toContain('sent, since 1 February. Ana looks after it.');
    await by(lead).submits(views.handOverCallback, `${id} 3`, filled(ana, 'portfolio'));
    expect(JSON.stringify(await by(lead).clicks(views.takeBackAction, id))).not.toContain('is asked');
  });
});
