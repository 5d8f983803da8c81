import { randomUUID } from 'node:crypto';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import type { Log } from '../../src/ports.ts';
import { rosterBuilder } from '../support/roster.ts';

export const noon = '2026-12-01T10:00:00Z';

/** A lead with a deputy and a client since the year began, a developer on its team, another lead with a client, leadership and its contact. */
export async function clientFirm({ db }: Pick<Connection, 'db'>) {
  const firm = await rosterBuilder(db);
  const { workspaceId } = firm;
  const goAt = new Date('2026-01-12T08:00:00Z');
  await db.updateTable('workspace').set({ goAt }).where('id', '=', workspaceId).execute();
  const deputy = await firm.person({ name: 'Olav' });
  const lead = await firm.person({ name: 'Kari', deputy, away: ['2027-07-01', '2027-07-31'] });
  const [ana, elin] = [await firm.person({ name: 'Ana' }), await firm.person({ name: 'Elin' })];
  const [above, contact] = [await firm.person({ name: 'Liisa' }), await firm.person({ name: 'Pekka' })];
  await firm.setting('leadership', [firm.slackIdOf(above)]);
  await firm.setting('leadershipContact', firm.slackIdOf(contact));
  const engagement = await firm.engagement({ lead });
  const elsewhere = (await firm.engagement({ lead: elin })).clientId;
  await firm.member(ana, engagement);
  const { clientId } = engagement;
  await db.updateTable('client').set({ name: 'Apteekki Sampo' }).where('id', '=', clientId).execute();
  const recordedAt = new Date('2026-06-01T08:00:00Z');
  const about = { workspaceId, clientId };

  const agreement = (facts: Readonly<Record<string, unknown>> = {}) =>
    db
      .insertInto('agreement')
      .values({
        ...{ ...about, id: randomUUID(), content: 'We answer the phone', level: 'In an hour', fromDay: '2026-01-01' },
        ...{ ownerId: lead, writtenBy: lead, writtenAt: recordedAt, ...facts },
      })
      .execute();
  const plan = (words: string, saidOn: string, facts: Readonly<Record<string, unknown>> = {}) =>
    db
      .insertInto('clientNote')
      .values({ ...about, id: randomUUID(), kind: 'plan', words, saidOn, recordedBy: lead, recordedAt, ...facts })
      .execute();
  const satisfied = (
    onDay: string,
    satisfaction: number,
    value: number,
    facts: Readonly<Record<string, unknown>> = {},
  ) =>
    db
      .insertInto('satisfaction')
      .values({ ...about, meetingId: randomUUID(), onDay, satisfaction, value, recordedBy: lead, recordedAt, ...facts })
      .execute();
  const suggestionRow = (facts: Readonly<Record<string, unknown>> = {}) => ({
    ...{ ...about, id: randomUUID(), kind: 'suggestion', words: 'A darker screen', filedBy: ana, state: 'received' },
    ...{ filedOn: '2026-05-04', filedAt: recordedAt, nextOn: '2026-12-07', ...facts },
  });
  const suggestions = (...all: readonly Readonly<Record<string, unknown>>[]) =>
    db.insertInto('suggestion').values(all.map(suggestionRow)).execute();
  const doing = async (personId: string, log: Log = silentLog, at = noon) => {
    return [{ db, newId: randomUUID, log }, firm.context(at), await firm.read(personId, at)] as const;
  };
  return {
    ...{ db, firm, workspaceId, clientId, elsewhere, engagement, about },
    ...{ lead, deputy, ana, elin, above, contact },
    ...{ agreement, plan, satisfied, suggestions, doing },
  };
}

export type ClientFirm = Awaited<ReturnType<typeof clientFirm>>;
