import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { forgetComments, openComments } from '../../../src/enps/comments.ts';
import { nextCommentsAction, previousCommentsAction } from '../../../src/enps/views/comments.ts';
import { openCommentsAction } from '../../../src/enps/views/ids.ts';
import { viewProblems } from '../../../src/sandbox/validator/index.ts';
import type { KnownBlock, ModalView } from '../../../src/slack/blocks.ts';
import { parseLocalDate } from '../../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../../support/database.ts';
import { type AfterFirm, afterFirm, type RoundFacts } from './firm.ts';

const many = (count: number, text = 'Comment'): string[] => Array.from({ length: count }, (_, at) => `${text} ${at}`);

/** What stands in a modal word for word, apart from our own sentences. */
const quotedIn = ({ blocks }: ModalView): string[] =>
  (blocks as KnownBlock[]).flatMap(block =>
    block.type === 'section' && block.text?.type === 'plain_text' ? [block.text.text] : [],
  );
const buttonsIn = ({ blocks }: ModalView): Record<string, string> =>
  Object.fromEntries(
    (blocks as KnownBlock[]).flatMap(block =>
      block.type === 'actions'
        ? block.elements.flatMap(one => (one.type === 'button' ? [[one.action_id ?? '', one.value ?? '']] : []))
        : [],
    ),
  );

/** Somebody who reads: opens the comments, turns pages. */
function reading({ listenersAt, slackOf }: AfterFirm, personId: string) {
  const { clicks } = listenersAt();
  const click = async (action: string, value: string, inside = false) => {
    const view = inside ? { metadata: '', state: {} } : undefined;
    const reply = await clicks[action]?.({ slackUserId: slackOf(personId), value, view });
    if (typeof reply !== 'object') throw new Error('nothing came');
    if (!('open' in reply || 'update' in reply)) throw new Error('no view came');
    const shown = 'open' in reply ? reply.open : reply.update;
    expect(viewProblems(shown)).toEqual([]);
    return shown;
  };
  const turns = (view: ModalView, action: string) => click(action, buttonsIn(view)[action] ?? '', true);
  return { opens: (roundId: string) => click(openCommentsAction, roundId), turns };
}

async function allPages({ opens, turns }: ReturnType<typeof reading>, roundId: string): Promise<ModalView[]> {
  const pages = [await opens(roundId)];
  for (let page = pages[0]; page && nextCommentsAction in buttonsIn(page); ) {
    page = await turns(page, nextCommentsAction);
    pages.push(page);
  }
  return pages;
}

onDatabase('postgres18', 'the comments of a round', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<AfterFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return afterFirm(opened.connection);
  };
  const opensWith = async (
    { firm, ports }: AfterFirm,
    personId: string,
    roundId: string,
    at = '2027-02-17T10:00:00Z',
  ) => openComments(ports, firm.context(at), await firm.read(personId, at), { roundId });

  it('are shown each exactly once within one opening, whatever their number and length, as text', async () => {
    const firm = await aFirm();
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2000 }),
      fc.constantFrom(
        '😀'.repeat(2000),
        '&'.repeat(2000),
        '\u0001'.repeat(2000),
        '<!channel> *bold*',
        '"'.repeat(2000),
      ),
    );
    // As they are stored: neither empty nor too long nor with half characters, and each its own.
    const comment = words
      .map(text => [...text.replaceAll('\u0000', '').trim()].slice(0, 2000).join(''))
      .filter(Boolean);
    let year = 2100;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(comment, { minLength: 1, maxLength: 30 }), async comments => {
        year += 1;
        const roundId = await firm.aRound({ comments, period: String(year), until: '2200-01-01' });
        const pages = await allPages(reading(firm, firm.elin), roundId);
        expect(pages.flatMap(quotedIn).toSorted()).toEqual(comments.toSorted());
        expect(pages.every(page => quotedIn(page).length <= 8)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('come in another order at each opening, and in the same one when she turns back', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound({ comments: many(24) });
    const reader = reading(firm, firm.elin);
    const [first, second] = [await reader.opens(roundId), await reader.opens(roundId)];
    expect(quotedIn(first)).not.toEqual(quotedIn(second));
    const next = await reader.turns(first, nextCommentsAction);
    expect(quotedIn(await reader.turns(next, previousCommentsAction))).toEqual(quotedIn(first));
  });

  it('are for leadership and its contact alone', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound({ comments: many(3) });
    for (const reader of [firm.elin, firm.kari])
      expect(quotedIn(await reading(firm, reader).opens(roundId))).toHaveLength(3);
    for (const other of [firm.ana, firm.gil]) {
      expect(JSON.stringify(await reading(firm, other).opens(roundId))).not.toContain('Comment');
      expect(await opensWith(firm, other, roundId)).toBe('not_yours');
    }
    const elsewhere = await aFirm();
    expect(await opensWith(elsewhere, elsewhere.elin, roundId)).toBe('not_yours');
  });

  it('are not shown on the next page any more to somebody who is no longer leadership', async () => {
    const firm = await aFirm();
    const roundId = await firm.aRound({ comments: many(20) });
    const reader = reading(firm, firm.elin);
    const first = await reader.opens(roundId);
    await firm.leads(firm.mikko);
    const next = await reader.turns(first, nextCommentsAction);
    expect(quotedIn(next)).toEqual([]);
    expect(JSON.stringify(next)).not.toContain('Comment');
  });

  it.each<[string, RoundFacts, string]>([
    ['while its keys are not destroyed yet', { state: 'sealed' }, 'not_yours'],
    ['where too few answered', { outcome: 'too_few' }, 'not_yours'],
    ['where too few answered to keep any', { answers: 7 }, 'too_few'],
    ['after twelve months, even before they are deleted', { until: '2027-02-16' }, 'forgotten'],
  ])('are not shown %s', async (_, facts, expected) => {
    const firm = await aFirm();
    const roundId = await firm.aRound({ comments: many(9), ...facts });
    const comments = await opensWith(firm, firm.elin, roundId);
    expect(comments === 'not_yours' ? comments : 'why' in comments && comments.why).toBe(expected);
    expect(JSON.stringify(await reading(firm, firm.elin).opens(roundId))).not.toContain('Comment');
  });

  it('are said to be none where nobody wrote any', async () => {
    const firm = await aFirm();
    expect(await opensWith(firm, firm.elin, await firm.aRound())).toMatchObject({ why: 'none_written' });
  });

  it('are deleted after their last day, those of other rounds and firms not, and nothing of them is logged', async () => {
    const [firm, other] = [await aFirm(), await aFirm()];
    const until = '2028-02-15';
    const old = await firm.aRound({ comments: many(3, 'Secret'), until });
    const newer = await firm.aRound({ comments: many(2, 'Secret'), until: '2029-02-15', period: '2028' });
    const elsewhere = await other.aRound({ comments: many(4, 'Secret'), until });
    const left = async () => {
      const rows = await firm.ports.db.selectFrom('enpsComment').select('roundId').execute();
      return [old, newer, elsewhere].map(id => rows.filter(({ roundId }) => roundId === id).length);
    };
    const forget = (day: string) => forgetComments(firm.ports.db, firm.firm.workspaceId, parseLocalDate(day));
    await forget(until);
    expect(await left()).toEqual([3, 2, 4]);
    await forget('2028-02-16');
    await forget('2028-02-16');
    expect(await left()).toEqual([0, 2, 4]);
    expect(await opensWith(firm, firm.elin, old, '2028-03-01T10:00:00Z')).toMatchObject({ why: 'forgotten' });
    expect(firm.lines.join()).not.toContain('Secret');
  });
});
