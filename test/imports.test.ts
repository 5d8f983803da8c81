import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { historyFrom, rosterFrom } from '../src/imports.ts';
import { workspaces } from '../src/settings/index.ts';
import { migratedDatabase, onDatabase } from './support/database.ts';
import { rosterBuilder } from './support/roster.ts';

onDatabase('pglite', 'a file that an admin imports', engine => {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      historyFrom,
      'year;promoters;passives;critics\n2024;12;9;6',
      'year;promoters;passives;critics\n2028;12;9;6',
      '2024',
      '2028 is yet to come',
    ],
    [
      rosterFrom,
      'kind,client,lead\nclient,Nordlys,LEAD',
      'kind,client\nclient,',
      'client Nordlys',
      'client: expected a name',
    ],
  ] as const)(
    'is told before it is applied, line by line where it is wrong, and applied once',
    async (read, good, bad, change, mistake) => {
      await using connection = await migratedDatabase(engine);
      const { db } = connection;
      const firm = await rosterBuilder(db);
      const lead = firm.slackIdOf(await firm.person());
      const [workspace] = await workspaces(db);
      if (!workspace) throw new Error('no workspace');
      const file = join(folder, 'file.csv');
      const run = (apply: boolean) => read({ db, workspace, now: new Date('2027-06-01T12:00:00Z'), file, apply });
      const told = (verdict: string, changes: number) => ({
        ok: true,
        words: `${changes > 0 ? `  new      ${change}\n` : ''}${changes} changes, ${1 - changes} unchanged. ${verdict}`,
      });

      expect(await run(true)).toEqual({ ok: false, words: `There is no file ${file} that I can read.` });
      writeFileSync(file, bad);
      expect(await run(true)).toEqual({
        ok: false,
        words: expect.stringMatching(`^Nothing was changed. Please mend:\n  line 2: ${mistake}`),
      });
      writeFileSync(file, good.replace('LEAD', lead));
      expect(await run(false)).toEqual(told('Nothing was changed yet; add --apply to do it.', 1));
      expect(await run(true)).toEqual(told('Done.', 1));
      expect(await run(true)).toEqual(told('Done.', 0));
      rmSync(file);
    },
  );
});
