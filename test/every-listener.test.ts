import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../src/db/connect.ts';
import { type Inside, inside } from '../src/inside.ts';
import { viewProblems } from '../src/sandbox/validator/index.ts';
import { workspaceOf } from '../src/settings/index.ts';
import type { ModalView } from '../src/slack/blocks.ts';
import type { SlackPort } from '../src/slack/client.ts';
import type { ClickReply, Listeners, SubmissionReply } from '../src/slack/listeners.ts';
import { chance } from './support/chance.ts';
import { migratedDatabase, onDatabase } from './support/database.ts';
import { hostile } from './support/hostile.ts';
import { type RosterBuilder, rosterBuilder } from './support/roster.ts';

type Room<K extends keyof Listeners> = NonNullable<Listeners[K]> extends Readonly<Record<string, infer L>> ? L : never;

const now = new Date('2026-12-01T10:00:00Z');

/** Slack, where nothing is to be called: a listener only answers. */
const noSlack = new Proxy({} as SlackPort, {
  get: (_, method) => () => {
    throw new Error(`a listener called ${String(method)}`);
  },
});

onDatabase('pglite', 'every listener of every room', engine => {
  let connection: Connection;
  let firm: RosterBuilder;
  let app: Inside;
  let people: { readonly lead: string; readonly guest: string };
  let ids: string[];
  beforeAll(async () => {
    connection = await migratedDatabase(engine);
    firm = await rosterBuilder(connection.db);
    const lead = await firm.person({ name: 'Kari' });
    const consultant = await firm.person({ name: 'Ana' });
    const guest = await firm.person({ name: 'Gil', status: 'guest' });
    const { engagementId, clientId } = await firm.engagement({ lead });
    await firm.member(consultant, { engagementId, clientId });
    people = { lead, guest };
    ids = [clientId, engagementId, consultant];
    app = inside({
      connection,
      slack: noSlack,
      workspace: await workspaceOf(connection.db, firm.workspaceId),
      clock: { now: () => now },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      newId: randomUUID,
      ...chance('every listener'),
      paced: false,
    });
  });
  afterAll(() => connection.close());

  /** Somebody who may do much, somebody who may do nothing, and somebody whom the roster does not know. */
  const everybody = () => [...[people.lead, people.guest].map(id => firm.slackIdOf(id)), 'U0STRANGER'];
  const of = <K extends 'clicks' | 'submissions' | 'shortcuts' | 'commands'>(kind: K) => {
    const rooms: readonly Readonly<Record<string, Room<K>>>[] = app.listeners.map(room => room[kind] ?? {});
    return rooms.flatMap(room => Object.entries(room));
  };
  /** What lives in Slack and comes back: stale, of another kind of thing, or nothing that ours ever wrote. */
  const values = () => [
    '',
    'constructor',
    randomUUID(),
    `${randomUUID()} ${randomUUID()}`,
    `${ids[2]} 2026-12`,
    JSON.stringify({ d: ids[0], n: randomUUID(), f: 'close', o: ids[1], p: [] }),
    ...ids,
    [...(hostile.NUL ?? '')].slice(0, 200).join(''),
    [...(hostile.mentions ?? '')].slice(0, 200).join(''),
  ];

  const viewIn = (reply: ClickReply | SubmissionReply): ModalView | undefined => {
    if (typeof reply === 'string' || 'say' in reply || 'errors' in reply) return undefined;
    return 'open' in reply ? reply.open : 'push' in reply ? reply.push : reply.update;
  };
  const accepted = (what: string, reply: ClickReply | SubmissionReply) => {
    const view = viewIn(reply);
    expect({ what, problems: view ? viewProblems(view) : [] }).toEqual({ what, problems: [] });
  };

  describe('answers whoever clicks, whatever the button carries', () => {
    it('in a message and in a modal', async () => {
      const clicks = of('clicks');
      expect(clicks.length).toBeGreaterThan(40);
      for (const [action, click] of clicks)
        for (const slackUserId of everybody())
          for (const value of values()) {
            const view = value.length % 2 === 0 ? { metadata: value, state: {} } : undefined;
            accepted(action, await click({ slackUserId, value, view }));
          }
    });

    it('and a form, whatever it is filled in with', async () => {
      const submissions = of('submissions');
      expect(submissions.length).toBeGreaterThan(15);
      for (const [callback, submission] of submissions)
        for (const slackUserId of everybody())
          for (const metadata of values()) accepted(callback, await submission({ slackUserId, metadata, state: {} }));
    });

    it('and a shortcut, and a command with anything behind it', async () => {
      for (const [name, shortcut] of of('shortcuts'))
        for (const slackUserId of everybody()) {
          accepted(name, await shortcut({ slackUserId, message: undefined }));
          accepted(name, await shortcut({ slackUserId, message: { text: hostile.mentions ?? '', link: 'https://x' } }));
        }
      for (const [name, command] of of('commands'))
        for (const slackUserId of everybody())
          for (const rest of values()) accepted(name, await command.run({ slackUserId, rest }));
    });
  });
});
