import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { placementById } from '../../src/placement/queries.ts';
import {
  type Answer,
  isOpen,
  isSettled,
  leadsTo,
  type PlacementEvent,
  type PlacementState,
} from '../../src/placement/rules.ts';
import { migratedDatabase } from '../support/database.ts';
import { aTerm, type PlacementFirm, placementFirm, threeYes } from './firm.ts';

/** What somebody tries; whether it is hers to do and possible is for the room to say. */
type Try =
  | { readonly does: 'answer'; readonly who: Who; readonly about: 0 | 1; readonly answer: Answer }
  | { readonly does: 'confirm'; readonly who: Who; readonly about: 0 | 1; readonly agreed: boolean }
  | { readonly does: 'change' | 'note' | 'withdraw'; readonly who: Who; readonly about: 0 | 1; readonly text: string }
  | { readonly does: 'start'; readonly who: Who };
/** `her`: whose placement it is; `other`: the other consultant */
type Who = 'her' | 'other' | 'lead' | 'deputy';

/** The same facts by the simplest means. */
interface Model {
  readonly placements: [Modelled, Modelled];
  active: boolean;
}
interface Modelled {
  readonly whose: 'mikko' | 'ana';
  state: PlacementState;
  round: number;
  answer: Answer | undefined;
}

const mostly = (who: Who) => fc.constantFrom<Who>(who, who, who, who, 'her', 'other', 'lead', 'deputy');
const [hers, leads] = [mostly('her'), mostly('lead')];
const about = fc.constantFrom(0 as const, 1 as const);
const anAnswer = fc.oneof(
  fc.constant(threeYes),
  fc.record({
    wants: fc.boolean(),
    scheduleRealistic: fc.boolean(),
    technologyFits: fc.boolean(),
    reason: fc.constantFrom(null, 'because'),
  }),
);
const aTry: fc.Arbitrary<Try> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('answer' as const), who: hers, about, answer: anAnswer }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('confirm' as const), who: hers, about, agreed: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('change' as const, 'note' as const, 'note' as const),
      who: leads,
      about,
      text: fc.string({ minLength: 3, maxLength: 6, unit: fc.constantFrom('a', 'b', 'c') }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('withdraw' as const), who: leads, about, text: fc.constant('no') }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('start' as const), who: leads }) },
);

const isYes = (given: Answer): boolean => given.wants && given.scheduleRealistic && given.technologyFits;

/** What the model says would happen: the event, if whoever tries may cause it. */
function eventOf(each: Exclude<Try, { does: 'start' }>, { answer }: Modelled): PlacementEvent | undefined {
  const isHers = each.who === 'her';
  const isLead = each.who === 'lead';
  switch (each.does) {
    case 'answer':
      return isHers ? (isYes(each.answer) ? 'answered_yes' : 'answered_no') : undefined;
    case 'confirm':
      return isHers ? (each.agreed ? 'confirmed' : 'declined') : undefined;
    case 'change':
      return isLead ? 'changed' : undefined;
    case 'note':
      return isLead && answer ? (answer.wants ? 'talked_through' : 'put_to_her') : undefined;
    case 'withdraw':
      return isLead ? 'withdrawn' : undefined;
  }
}

function predict(model: Model, each: Try): void {
  if (each.does === 'start') {
    if (each.who !== 'lead') return;
    const waiting = model.placements.some(({ state }) => isOpen(state) && !isSettled(state));
    if (waiting && !model.active) return;
    model.active = true;
  } else {
    const placement = model.placements[each.about];
    const event = eventOf(each, placement);
    const to = event && leadsTo(placement.state, event);
    if (!to) return;
    placement.state = to;
    if (each.does === 'answer') placement.answer = each.answer;
    if (each.does === 'change') {
      placement.round += 1;
      placement.answer = undefined;
    }
  }
  if (model.active) for (const placement of model.placements) if (isSettled(placement.state)) placement.state = 'begun';
}

describe('placements, whoever does whatever', () => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase('pglite');
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  async function perform(built: PlacementFirm, ids: readonly [string, string], model: Model, each: Try) {
    const { whose, round } = model.placements[each.does === 'start' ? 0 : each.about];
    const people = { her: built[whose], other: whose === 'ana' ? built.mikko : built.ana };
    const actor = built.as({ ...people, lead: built.lead, deputy: built.deputy }[each.who]);
    if (each.does === 'start') return actor.starts();
    const id = ids[each.about];
    switch (each.does) {
      case 'answer':
        return actor.answers(id, each.answer, round);
      case 'confirm':
        return actor.confirms(id, each.agreed, round);
      case 'change':
        return actor.changes(id, aTerm({ goal: each.text }), round);
      case 'note':
        return actor.notes(id, each.text, round);
      case 'withdraw':
        return actor.withdraws(id);
    }
  }

  it('go their way, and nobody comes onto the team without a settled answer of her own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aTry, { minLength: 6, maxLength: 16, size: 'max' }), async tries => {
        if (!opened.connection) throw new Error('not open yet');
        const built = await placementFirm(opened.connection);
        const ids = [
          (await built.as(built.lead).proposes(built.mikko)).id,
          (await built.as(built.lead).proposes(built.ana)).id,
        ] as const;
        const fresh = (whose: 'mikko' | 'ana'): Modelled => ({ whose, state: 'asked', round: 1, answer: undefined });
        const model: Model = { placements: [fresh('mikko'), fresh('ana')], active: false };
        for (const each of tries) {
          await perform(built, ids, model, each);
          predict(model, each);
          const [one, other] = [await built.stateOf(ids[0]), await built.stateOf(ids[1])];
          expect([one, other]).toEqual(model.placements.map(({ state }) => state));
          expect(await built.engagementState()).toBe(model.active ? 'active' : 'proposed');
        }
        for (const [index, whose] of (['mikko', 'ana'] as const).entries()) await isHonest(built, ids[index], whose);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  /** On the team exactly when begun; and begun only with three yes, or a "no" that was resolved with a note. */
  async function isHonest(built: PlacementFirm, id: string | undefined, whose: 'mikko' | 'ana') {
    const placement = id ? await placementById(built.db, id) : undefined;
    const team = await built.teamOf(built[whose]);
    expect(team).toHaveLength(placement?.state === 'begun' ? 1 : 0);
    if (placement?.state !== 'begun') return;
    const { answer, resolution, note } = placement.round;
    expect(
      (answer !== undefined && isYes(answer)) ||
        (answer !== undefined && resolution === 'talked_through' && note !== null),
    ).toBe(true);
  }
});
