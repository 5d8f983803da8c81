import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSilent } from '../../src/ledger/rules.ts';
import { silenceFacts } from '../../src/ledger/silence.ts';
import { addDays, daysBetween, parseLocalDate } from '../../src/time/calendar.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type LedgerFirm, ledgerFirm } from './ledger-firm.ts';

type Move = 'contact' | 'earlier_contact' | 'slip' | 'pause' | 'resume' | 'meeting';
const move = fc.constantFrom<Move>('contact', 'earlier_contact', 'slip', 'pause', 'resume', 'meeting');
const lives = fc.array(fc.tuple(fc.integer({ min: 1, max: 45 }), move), { minLength: 3, maxLength: 7 });

onDatabase('postgres18', 'the silence of a client', engine => {
  it('is open exactly while it is quiet and there is work, and is said once each time', {
    timeout: 60_000,
  }, async () => {
    await using connection = await migratedDatabase(engine);
    await fc.assert(
      fc.asyncProperty(lives, async moves => {
        // What earlier runs have planned would wake in this one.
        await connection.db.deleteFrom('occurrence').execute();
        const firm = await ledgerFirm(connection, '2026-01-12T08:00:00Z');
        const heard = hearing(firm);
        let today = parseLocalDate('2026-01-12');
        await heard.until(today, today);
        for (const [days, what] of moves) {
          const next = addDays(today, days);
          await heard.until(today, next);
          if (what === 'slip') heard.again();
          await act(firm, what, next);
          today = next;
          await heard.until(today, today);
        }
      }),
      { numRuns: 5 },
    );
  });
});

const noon = (day: string) => new Date(`${day}T10:00:00Z`);

/** Lets time pass and sees after each day of news what is open, and how often it was said. */
function hearing(firm: LedgerFirm) {
  const { db, workspaceId, clientId, lives: pass, silences } = firm;
  let wasSilent = false;
  let times = 0;
  return {
    /** A click ends an open silence; that it was a slip is news. */
    again: () => {
      wasSilent = false;
    },
    until: async (from: string, to: string) => {
      await pass(noon(from), noon(to));
      const context = firm.firm.context(noon(to).toISOString());
      const facts = (await silenceFacts(db, context, workspaceId, [clientId])).get(clientId);
      const silent = facts !== undefined && isSilent(facts, noon(to));
      if (silent && !wasSilent) times += 1;
      wasSilent = silent;
      const said = await silences();
      expect(said.filter(each => each.startsWith('reported'))).toHaveLength(silent ? 1 : 0);
      expect(said).toHaveLength(times);
      if (silent) {
        const base = parseLocalDate(said.at(-1)?.slice('reported '.length, 'reported 2026-01-12'.length) ?? '');
        expect(daysBetween(base, parseLocalDate(to))).toBeGreaterThanOrEqual(30);
      }
    },
  };
}

async function act(firm: LedgerFirm, what: Move, on: string): Promise<void> {
  const { as, ana, works, meets, db, clientId } = firm;
  const hers = as(ana, noon(on).toISOString());
  switch (what) {
    case 'contact':
      await hers.logs();
      return;
    case 'earlier_contact':
      await hers.logs(addDays(parseLocalDate(on), -20));
      return;
    case 'slip':
      await hers.removes((await hers.logs()).contactId);
      return;
    case 'meeting':
      await meets(parseLocalDate(on));
      return;
    case 'pause':
      await works('ended', addDays(parseLocalDate(on), -1));
      return;
    case 'resume':
      await db
        .updateTable('engagement')
        .set({ state: 'active', endsOn: null, startsOn: on })
        .where('clientId', '=', clientId)
        .where('state', '=', 'ended')
        .execute();
  }
}
