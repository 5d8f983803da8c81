import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  channelTrouble,
  leadershipChannels,
  leadershipNow,
  rosterDeliveries,
  watchLeadershipChannel,
} from '../../src/roster/index.ts';
import { findingOf, findingOfError } from '../../src/roster/rules.ts';
import { changeSetting, workspaceOf } from '../../src/settings/index.ts';
import type { ChannelFacts } from '../../src/slack/channels.ts';
import type { SlackPort } from '../../src/slack/client.ts';
import type { Failure } from '../../src/slack/errors.ts';
import { type Engine, migratedDatabase, onBothKinds } from '../support/database.ts';
import { type RosterBuilder, rosterBuilder } from '../support/roster.ts';

const fit: ChannelFacts = { isPrivate: true, isShared: false, isArchived: false, isMember: true, members: [] };

describe('the leadership’s channel', () => {
  it.each([
    [{}, 'fit'],
    [{ isPrivate: false }, 'not_private'],
    [{ isShared: true }, 'shared_outside'],
    [{ isArchived: true }, 'archived'],
    [{ isMember: false }, 'not_member'],
    // What is worst comes first: an admin mends it first.
    [{ isPrivate: false, isArchived: true, isMember: false }, 'not_private'],
  ] as const)('that is %j is %s', (facts, finding) => expect(findingOf({ ...fit, ...facts })).toBe(finding));

  it('is unknown where Slack says so, and nothing is found out by other errors', () => {
    expect(['missing_scope', 'channel_not_found', 'invalid_auth'].map(findingOfError)).toEqual([
      'unreadable',
      'not_found',
      undefined,
    ]);
  });
});

const suite = (engine: Engine) => {
  let database: Connection;
  let firm: RosterBuilder;
  let admin: string;
  let lead: string;
  let answer: ChannelFacts | Failure;
  let asked: string[];
  let now: string;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    firm = await rosterBuilder(database.background);
    admin = await firm.person({ name: 'Elin', slackAdmin: true });
    lead = await firm.person({ name: 'Kari' });
    asked = [];
    answer = fit;
    now = '2026-11-24T08:00:00Z';
    await set('leadership_channel', 'CLEAD');
  });

  const set = async (name: string, text: string) =>
    expect(await changeSetting(firm.db, firm.workspaceId, name, text, new Date(now))).toEqual({ outcome: 'set' });
  const ports = () => {
    const channel: SlackPort['channel'] = async id => {
      asked.push(id);
      return 'meaning' in answer ? { ok: false, ...answer } : { ok: true, ...answer };
    };
    return { db: firm.db, slack: { channel } as SlackPort, clock: { now: () => new Date(now) } };
  };
  const workspace = () => workspaceOf(firm.db, firm.workspaceId);
  const watch = async (round = false) => watchLeadershipChannel(ports(), await workspace(), { round });
  const look = async () => leadershipChannels(ports(), await workspace()).look(firm.workspaceId, 'CLEAD');
  const trouble = () => channelTrouble(firm.db, firm.context(now), firm.workspaceId);

  /** What the admin is told, of all that was written for her. */
  async function told(): Promise<string[]> {
    const items = await firm.db
      .selectFrom('outbox')
      .select(['id', 'workspaceId', 'kind', 'subjectId', 'period'])
      .where('workspaceId', '=', firm.workspaceId)
      .orderBy('dueAt')
      .execute();
    const kind = rosterDeliveries(firm).find(each => each.kind === 'roster.channel');
    const reader = { ...(await firm.read(admin)), personId: admin, reachable: true };
    return firm.db.transaction().execute(async tx => {
      const texts: string[] = [];
      for (const draft of (await kind?.drafts(tx, items, new Date(now)))?.values() ?? []) {
        if (draft === 'nobody' || !('to' in draft)) continue;
        expect(draft.to).toBe(admin);
        texts.push((await draft.draw(reader))?.text ?? '');
      }
      return texts;
    });
  }

  it('is looked at when the app starts and when another one is set, and not at every round', async () => {
    await watch();
    await watch();
    expect(asked).toEqual(['CLEAD']);
    await watch(true);
    await set('leadership_channel', 'COTHER');
    await watch();
    expect(asked).toEqual(['CLEAD', 'CLEAD', 'COTHER']);
  });

  it('that Slack says nothing of is looked at again in the next round', async () => {
    answer = { meaning: 'unknown', error: 'request_failed' };
    await watch();
    answer = fit;
    await watch();
    await watch();
    expect(asked).toHaveLength(2);
    expect(await trouble()).toBeUndefined();
  });

  it('that may not be written to is told to the admin once, and again when it was mended in between', async () => {
    const broken = { ...fit, isPrivate: false };
    for (const found of [broken, broken, fit, broken]) {
      answer = found;
      expect(await look()).toEqual({ ok: true, unfit: found.isPrivate ? undefined : 'not_private' });
      now = new Date(new Date(now).getTime() + 3_600_000).toISOString();
    }
    const rows = await firm.db.selectFrom('outbox').select('id').where('workspaceId', '=', firm.workspaceId).execute();
    expect(rows).toHaveLength(2);
    // The first has been overtaken by the time it would be said.
    expect(await told()).toEqual([
      'The leadership channel is not private, so I post nothing there. Until that is mended, the numbers go to the leadership contact.',
    ]);
    expect(await trouble()).toContain('not private');
  });

  it('names whoever reads it without belonging to the leadership, and counts who is not known', async () => {
    await set('leadership', firm.slackIdOf(admin));
    answer = { ...fit, members: ['UBOT', 'USOMEBODY', firm.slackIdOf(lead), firm.slackIdOf(admin)] };
    expect(await look()).toEqual({ ok: true, unfit: undefined });
    const [text, ...more] = await told();
    expect(more).toEqual([]);
    expect(text).toContain('not in the setting `leadership`: Kari.');
    expect(text).toContain('One reader of the leadership channel I do not know');
    await set('leadership', [firm.slackIdOf(admin), firm.slackIdOf(lead), 'USOMEBODY'].join(','));
    await look();
    expect(await told()).toEqual([]);
  });

  it('that Slack refuses a message for is told of as well', async () => {
    const channels = leadershipChannels(ports(), await workspace());
    await firm.db.transaction().execute(tx => channels.refused(tx, firm.workspaceId, 'CLEAD'));
    expect(await told()).toEqual([expect.stringContaining('does not let me write')]);
  });

  it('says nothing of the channel when the token is refused: the sender hears that itself', async () => {
    answer = { meaning: 'final', error: 'invalid_auth' };
    expect(await look()).toEqual({ ok: false, ...answer });
    expect(await told()).toEqual([]);
  });

  it('has its contact behind it, and the first admin behind her', async () => {
    const contact = async () => (await leadershipNow(firm.db, firm.context(now), firm.workspaceId)).contact;
    expect(await contact()).toEqual({ to: admin, rule: 'admin' });
    await set('leadership_contact', firm.slackIdOf(lead));
    expect(await contact()).toEqual({ to: lead, rule: 'contact' });
    await firm.db.updateTable('person').set({ unreachable: 'user_disabled' }).where('id', '=', lead).execute();
    expect(await contact()).toEqual({ to: admin, rule: 'admin' });
  });
};

onBothKinds('the leadership’s channel', suite);
