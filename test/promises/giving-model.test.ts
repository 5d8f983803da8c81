import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { leadsTo, type PromiseEvent, type PromiseState } from '../../src/promises/rules.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type GivingFirm, givingFirm } from './giving-firm.ts';

/** What somebody tries; whether it is hers to do and possible is for the room to say. */
type Try =
  | { readonly does: 'give' | 'withdraw'; readonly who: Who; readonly stale: boolean; readonly words: string }
  | { readonly does: 'accept' | 'decline'; readonly who: Who; readonly stale: boolean; readonly words: string };
type Who = 'lead' | 'keeper' | 'other';

const mostly = (who: Who) => fc.constantFrom<Who>(who, who, who, who, 'lead', 'keeper', 'other');
const besides = { stale: fc.constantFrom(false, false, false, true), words: fc.constantFrom('One', 'Two', 'Three') };
const aTry: fc.Arbitrary<Try> = fc.oneof(
  fc.record({ does: fc.constantFrom('give', 'give', 'give', 'withdraw'), who: mostly('lead'), ...besides }),
  fc.record({ does: fc.constantFrom('accept', 'decline', 'decline'), who: mostly('keeper'), ...besides }),
);

interface Model {
  state: PromiseState;
  round: number;
  /** of the newest round */
  words: string | undefined;
  events: PromiseEvent[];
}

/** Does it happen, by the table and the simplest reading of who may do what? */
function happens(model: Model, { does, who, stale, words }: Try): boolean {
  if (leadsTo(model.state, does, false) === undefined) return false;
  if (does === 'accept' || does === 'decline') return who === 'keeper' && !stale;
  // To put forward the same words once more asks nobody anything.
  const isNews = model.state !== 'offered' || model.words !== words;
  return who === 'lead' && !stale && (does === 'withdraw' || isNews);
}

async function perform({ as, lead, ana, mikko, promise, aPromise }: GivingFirm, id: string, each: Try) {
  const actor = as({ lead, keeper: ana, other: mikko }[each.who]);
  const { version, newest } = await promise(id);
  const round = (newest?.number ?? 0) + (each.stale ? 1 : 0);
  switch (each.does) {
    case 'give':
      return actor.regives(id, version + (each.stale ? 1 : 0), aPromise({ words: each.words }));
    case 'withdraw':
      return actor.withdraws(id, each.words, version + (each.stale ? 1 : 0));
    case 'accept':
    case 'decline':
      return actor.answers(id, each.does === 'accept', { round, words: each.words });
  }
}

onDatabase('postgres18', 'promises, whoever does whatever', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  it('go their way, and nothing that was put to somebody is ever overwritten', async () => {
    if (!opened.connection) throw new Error('not open yet');
    const firm = await givingFirm(opened.connection);
    await fc.assert(
      fc.asyncProperty(fc.array(aTry, { minLength: 4, maxLength: 12 }), async tries => {
        const meetingId = randomUUID();
        await firm.meetingNotes(meetingId, 'A demo');
        const id = (await firm.notedIn(meetingId))[0]?.id ?? '';
        const model: Model = { state: 'noted', round: 0, words: undefined, events: [] };
        let rounds: readonly string[] = [];
        for (const each of tries) {
          const before = await firm.promise(id);
          const isNews = happens(model, each);
          await perform(firm, id, each);
          if (isNews) {
            model.state = leadsTo(model.state, each.does, false) ?? model.state;
            model.events.push(each.does);
            if (each.does === 'give') model.words = each.words;
            if (each.does === 'give') model.round += 1;
          }
          const after = await firm.promise(id);
          expect({
            each,
            state: after.state,
            round: after.newest?.number ?? 0,
            changed: after.version > before.version,
          }).toEqual({
            each,
            state: model.state,
            round: model.round,
            changed: isNews,
          });
          const now = await roundsOf(firm, id);
          expect(now.slice(0, rounds.length)).toEqual(rounds);
          rounds = now;
        }
        const history = (await firm.events(id)).map(event => event.split(' ')[0]);
        expect(history).toEqual(['noted', ...model.events]);
        const { inForce, newest } = await firm.promise(id);
        expect(inForce).toEqual(model.state === 'promised' ? newest : undefined);
      }),
      { numRuns: 8 },
    );
  });
});

/** What each round says, without what was answered to it. */
async function roundsOf({ db }: GivingFirm, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('promiseTerms')
    .select(['number', 'words', 'dueOn', 'keeperId', 'givenAt'])
    .where('promiseId', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(row => JSON.stringify(row));
}
