import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { type RunningApp, startApp } from '../../src/app.ts';
import { type DatabaseConfig, secret } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import type { Log } from '../../src/ports.ts';
import {
  type ChannelInput,
  describeApp,
  type Message,
  openSandbox,
  type PersonInput,
  type Sandbox,
  type View,
} from '../../src/sandbox/index.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { seededIds } from '../../src/sandbox/seeded-ids.ts';
import { travel } from '../../src/sandbox/time-machine.ts';
import { type Serving, serve } from '../../src/server.ts';
import { chance } from './chance.ts';
import type { Engine } from './database.ts';

export interface Firm {
  readonly people: readonly (PersonInput & { readonly id: string })[];
  readonly channels?: readonly ChannelInput[];
  readonly roster: string;
  /** imported after it, before *go* */
  readonly more?: readonly string[];
  readonly settings?: readonly (readonly [string, string])[];
  /** every client has a goal that was looked at in each quarter of these years, so that nobody is asked about it */
  readonly goalsReviewed?: readonly number[];
  /** every client got its report for each month of these years, and suggested something in each quarter: nobody is asked about either */
  readonly heardAndTold?: readonly number[];
}

/** A workspace, the real app in it over real sockets, a clock that only the story moves, and people who click. */
export interface Story extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly app: RunningApp;
  now(): Date;
  /** The firm is imported and said *go*. */
  begin(): Promise<void>;
  /** Moves the clock; everything due on the way happens at its own time. */
  until(at: string): Promise<void>;
  /** A round at the present minute, as the cron would ring it. */
  round(): Promise<void>;
  /** The process ends and starts again; whatever is done meanwhile, it knows nothing of. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** The process is down until then; what fell due meanwhile is met at its start. */
  downUntil(at: string): Promise<void>;
  person(id: string): Someone;
  /** Messages that stand in the outbox by state. */
  outbox(): Promise<Record<string, number>>;
  /** Waits for what an event of Slack's brings about in the app. Fails when it does not come. */
  comesTrue(look: () => Promise<boolean>): Promise<void>;
  /** Everything that the app remembers, as text, but for when it last looked: to see that nothing has changed. */
  memory(): Promise<string>;
  /** Everybody looks at everything, where a story is not about what they read. */
  everybodyReads(): void;
}

/** Somebody at her screen. */
export interface Someone {
  readonly id: string;
  /** The messages of the app that she has not looked at yet, oldest first; now she has. */
  reads(): string[];
  /** all her messages from the app, looked at or not */
  messages(): readonly Message[];
  /** Clicks the button of that label on the newest message that has one. */
  clicks(label: string): Promise<void>;
  /** Clicks a button inside her open modal. */
  clicksInside(label: string): Promise<void>;
  /** Her open modal, the top one. */
  modal(): View;
  /** All words of the open modal. */
  modalText(): string;
  hasModal(): boolean;
  /** Submits the open modal with these fields; what is not named stays as it is. Returns the inline errors. */
  submits(fields?: Record<string, string | string[]>): Promise<Record<string, string>>;
  /** The same, and nobody rings a round after it: what follows is the app's own business. */
  sends(fields?: Record<string, string | string[]>): Promise<Record<string, string>>;
  closes(): Promise<void>;
  /** Chooses from a menu inside her open modal, by the words of the choice. */
  chooses(choice: string): Promise<void>;
  /** Writes a message in a channel; returns where it stands. */
  writes(channel: string, text: string): { channel: string; ts: string };
  /** Uses a shortcut of the app, on a message or anywhere. */
  uses(callbackId: string, on?: { channel: string; ts: string }): Promise<void>;
  /** Types a command in her conversation with the app; returns what only she sees. */
  types(command: string): Promise<string[]>;
}

export interface StoryOptions {
  readonly at: string;
  readonly firm: Firm;
  readonly engine?: Engine;
  /** how Slack reaches the app; absent: over HTTP on the embedded database, over sockets on a server's, so that a story on both has both */
  readonly way?: 'socket' | 'http';
  /** hears what the app logs; absent: nobody does */
  readonly log?: Log;
  /** a database made elsewhere, instead of a fresh one of the engine */
  readonly database?: { readonly config: DatabaseConfig; readonly drop: () => Promise<void> };
}

/** The database room of the tests belongs to vitest; whoever brings a database of her own does not need it. */
async function fresh(engine: Engine) {
  const { freshDatabase } = await import('./database.ts');
  return freshDatabase(engine);
}

export async function openStory({
  at,
  firm,
  engine = 'pglite',
  log = silentLog,
  way = wayOf(engine),
  ...given
}: StoryOptions): Promise<Story> {
  const time = { now: new Date(at) };
  const clock = {
    now: () => time.now,
    set: (to: Date) => {
      time.now = to;
    },
  };
  const database = given.database ?? (await fresh(engine));
  const config: DatabaseConfig = database.config;
  const sandbox = await openSandbox({
    clock,
    newId: seededIds('slack'),
    app: describeApp(parse(await readFile(join(import.meta.dirname, '../../manifest.yml'), 'utf8'))),
    people: firm.people,
    channels: firm.channels ?? [],
  });
  const ids = seededIds('story');
  const { slack, reached } = slackOf(sandbox, way, clock);
  // They outlive a restart, as files would.
  const dice = chance('story');
  const outside = { clock, log, newId: ids, ...dice, paced: false };
  const start = async (over: DatabaseConfig) => reached(await startApp({ slack, database: over }, outside));
  const running = { app: await start(config) };
  const looked = new Map<string, string>();
  const restart = async (at?: Date, meanwhile?: () => Promise<void>) => {
    if (config.kind === 'memory')
      throw new Error('an in-memory database does not survive: use an engine with a server');
    await running.app.stop();
    if (at) clock.set(at);
    await meanwhile?.();
    running.app = await start(config);
  };
  const story: Story = {
    sandbox,
    get app() {
      return running.app;
    },
    now: () => time.now,
    begin: async () => {
      await running.app.round();
      for (const [name, text] of firm.settings ?? []) expectSet(name, await running.app.changeSetting(name, text));
      for (const csv of [firm.roster, ...(firm.more ?? [])]) {
        const report = await running.app.importRoster(csv);
        if (!report.applied) throw new Error(`roster refused: ${JSON.stringify(report.mistakes)}`);
      }
      if (firm.goalsReviewed) await reviewGoals(running.app, firm.goalsReviewed, time.now);
      if (firm.heardAndTold) await hearAndTell(running.app, firm.heardAndTold, time.now);
      await running.app.go();
      await running.app.round();
    },
    until: to =>
      travel(clock, [{ nextMoment: () => running.app.nextMoment(), act: () => running.app.round() }], new Date(to)),
    round: () => running.app.round(),
    restart: meanwhile => restart(undefined, meanwhile),
    downUntil: async to => {
      await restart(new Date(to));
      await running.app.round();
    },
    person: id => someone(sandbox, id, looked, () => running.app.round()),
    outbox: async () => {
      const rows = await sql<{
        state: string;
        count: number;
      }>`select state, count(*)::int as count from outbox group by state`.execute(running.app.connection.background);
      return Object.fromEntries(rows.rows.map(row => [row.state, row.count]));
    },
    comesTrue: async look => {
      // Real time: what is waited for is the network, never the story's clock.
      for (const until = Date.now() + 5_000; !(await look()); await new Promise(resolve => setImmediate(resolve)))
        if (Date.now() > until) throw new Error(`it did not come true: ${look}`);
    },
    memory: () => memoryOf(running.app),
    everybodyReads: () => {
      for (const { id } of firm.people) story.person(id).reads();
    },
    [Symbol.asyncDispose]: async () => {
      try {
        await lookBack(story, sandbox, looked, firm);
      } finally {
        await running.app.stop();
        await sandbox.close();
        await database.drop();
      }
    },
  };
  return story;
}

/** `STORY_WAY` has all of them go one way. */
const wayOf = (engine: Engine): 'socket' | 'http' => {
  const asked = process.env.STORY_WAY;
  if (asked === 'socket' || asked === 'http') return asked;
  return engine === 'pglite' ? 'http' : 'socket';
};

/** How the app and the sandbox find each other; `reached` lets the sandbox know where a freshly started app is. */
function slackOf(sandbox: Sandbox, way: 'socket' | 'http', clock: { now(): Date }) {
  const common = { botToken: secret(sandbox.botToken), apiUrl: sandbox.apiUrl };
  if (way === 'socket') {
    const slack = { ...common, mode: 'socket' as const, appToken: secret(sandbox.appToken) };
    return { slack, reached: async (app: RunningApp) => app };
  }
  const signingSecret = 'what only Slack and the app know';
  const slack = { ...common, mode: 'http' as const, signingSecret: secret(signingSecret) };
  return { slack, reached: (app: RunningApp) => behindServer(app, sandbox, { signingSecret, clock }) };
}

async function behindServer(
  app: RunningApp,
  sandbox: Sandbox,
  known: { readonly signingSecret: string; readonly clock: { now(): Date } },
): Promise<RunningApp> {
  const server: Serving = await serve(0, app);
  await sandbox.deliverTo({ ...known, url: `http://127.0.0.1:${server.port}${app.requests?.path}` });
  const stop = async () => {
    await server.close();
    await app.stop();
  };
  return { ...app, stop };
}

async function reviewGoals({ connection }: RunningApp, years: readonly number[], now: Date): Promise<void> {
  const quarters = years.flatMap(year => [1, 2, 3, 4].map(quarter => `${year}-Q${quarter}`));
  await sql`insert into goal (id, workspace_id, client_id, words, measure, target, owner_id, their_owner, since, recorded_by, recorded_at)
    select md5('goal' || c.id)::uuid, c.workspace_id, c.id, 'Fewer calls', 'calls a day', '10', l.person_id, 'Liv', '2026-01-01', l.person_id, ${now}
    from client c join client_lead l on l.client_id = c.id and l.until is null`.execute(connection.background);
  await sql`insert into goal_review (goal_id, quarter, workspace_id, goal_version, ours, theirs, recorded_by, recorded_at)
    select g.id, q, g.workspace_id, g.version, true, true, g.owner_id, ${now} from goal g, unnest(${quarters}::text[]) q`.execute(
    connection.background,
  );
}

async function hearAndTell({ connection }: RunningApp, years: readonly number[], now: Date): Promise<void> {
  const led = sql`client c join client_lead l on l.client_id = c.id and l.until is null`;
  await sql`insert into client_report (client_id, month, workspace_id, due_on, version, delivered, decided, next, saved_by, saved_at,
      sent_on, sent_by)
    select c.id, to_char(m, 'YYYY-MM'), c.workspace_id, m + interval '1 month', 1, '-', '-', '-', l.person_id, ${now},
      m + interval '1 month', l.person_id
    from ${led}, unnest(${years}::int[]) y, generate_series(make_date(y, 1, 1), make_date(y, 12, 1), interval '1 month') m`.execute(
    connection.background,
  );
  await sql`insert into suggestion (id, workspace_id, client_id, kind, words, filed_by, filed_on, filed_at, state, due_on, outcome, result,
      ended_on, answered_on)
    select md5(c.id || q::text)::uuid, c.workspace_id, c.id, 'suggestion', 'Larger letters', l.person_id, q, ${now}, 'answered', q, 'done', '-', q, q
    from ${led}, unnest(${years}::int[]) y, generate_series(make_date(y, 1, 1), make_date(y, 12, 1), interval '3 months') q`.execute(
    connection.background,
  );
}

const tables = [
  'occurrence',
  'replan',
  'outbox',
  'agreement',
  'check_in',
  'client_meeting',
  'client_meeting_change',
  'client_meeting_guest',
  'client_note',
  'client_report',
  'client_view',
  'contact',
  'goal',
  'goal_review',
  'promise',
  'promise_entry',
  'promise_terms',
  'satisfaction',
  'suggestion',
  'suggestion_entry',
  'suggestion_hand_over',
  'talking_point',
  'pulse_talk',
  'pulse_choice',
  'deviation',
  'deviation_action',
  'deviation_entry',
  'deviation_helper',
  'person',
  'setting',
];

async function memoryOf({ connection }: RunningApp): Promise<string> {
  const rows: string[] = [];
  for (const table of tables) {
    const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
      connection.background,
    );
    rows.push(...found.rows.map(({ row }) => `${table} ${row}`));
  }
  return rows.toSorted().join('\n');
}

function expectSet(name: string, outcome: { outcome: string }): void {
  if (outcome.outcome !== 'set') throw new Error(`${name} was refused: ${JSON.stringify(outcome)}`);
}

/** What no story may leave behind: a breach of Slack's rules, a message that nobody looked at, a delivery that is due or lost. */
async function lookBack(story: Story, sandbox: Sandbox, looked: Map<string, string>, firm: Firm): Promise<void> {
  const { violations } = sandbox.workspace;
  if (violations.length > 0) throw new Error(`the app broke Slack's rules: ${JSON.stringify(violations)}`);
  for (const { id } of firm.people) {
    const unread = fromApp(sandbox, id).filter(message => message.ts > (looked.get(id) ?? '0'));
    if (unread.length > 0) throw new Error(`${id} never looked at: ${unread.map(message => message.text).join(' | ')}`);
  }
  const left = await sql<{ kind: string; state: string; error: string | null }>`
    select kind, state, error from outbox where state in ('sending', 'unclear', 'failed', 'gave_up') or (state = 'waiting' and wake_at <= ${story.now()})`.execute(
    story.app.connection.background,
  );
  if (left.rows.length > 0) throw new Error(`deliveries are left over: ${JSON.stringify(left.rows)}`);
}

const fromApp = ({ workspace }: Sandbox, id: string): Message[] =>
  workspace
    .messagesSeenBy(id, workspace.appConversation(id).id, 1000)
    .filter(message => message.author === workspace.records.bot.userId && message.onlyFor === null);

function someone(sandbox: Sandbox, id: string, looked: Map<string, string>, round: () => Promise<void>): Someone {
  const { workspace } = sandbox;
  const channel = () => workspace.appConversation(id).id;
  const modal = () => {
    const view = workspace.openViews(id).at(-1);
    if (!view) throw new Error(`${id} has no modal open`);
    return view;
  };
  const sends = async (fields: Record<string, string | string[]> = {}): Promise<Record<string, string>> => {
    const view = modal();
    const outcome = await workspace.submit(id, view.id, valuesFor(view, fields));
    if (outcome.kind === 'errors') return outcome.errors;
    if (outcome.kind === 'fields') return outcome.fields;
    if (outcome.kind !== 'acknowledged') throw new Error(`the submission was ${outcome.kind}`);
    return {};
  };
  return {
    id,
    messages: () => fromApp(sandbox, id),
    reads: () => {
      const fresh = fromApp(sandbox, id).filter(message => message.ts > (looked.get(id) ?? '0'));
      const newest = fresh.at(-1);
      if (newest) looked.set(id, newest.ts);
      return fresh.map(message => message.text);
    },
    clicks: async label => {
      const message = fromApp(sandbox, id).findLast(each => each.blocks.some(block => buttonIn(block, label)));
      const place = message && buttonPlace(message.blocks, label);
      if (!message || !place) throw new Error(`${id} sees no button “${label}”`);
      const before = workspace.openViews(id).at(-1)?.id;
      await workspace.click(id, { channel: channel(), ts: message.ts, ...place });
      await workspace.until(() => workspace.openViews(id).at(-1)?.id !== before).catch(() => undefined);
    },
    clicksInside: async label => {
      const view = modal();
      const place = buttonPlace(view.content.blocks, label);
      if (!place) throw new Error(`${id} sees no button “${label}” in ${view.content.title}`);
      await workspace.clickInView(id, { viewId: view.id, ...place, values: {} });
      await workspace.until(() => modal().hash !== view.hash);
      await round();
    },
    modal,
    modalText: () => wordsOf(modal()),
    hasModal: () => workspace.openViews(id).length > 0,
    submits: async fields => {
      const errors = await sends(fields);
      await round();
      return errors;
    },
    sends,
    chooses: async choice => {
      const view = modal();
      const found = choicePlace(view.content.blocks, choice);
      if (!found) throw new Error(`${id} sees no choice “${choice}” in ${view.content.title}`);
      await workspace.clickInView(id, { viewId: view.id, ...found, values: {} });
      await workspace.until(() => modal().hash !== view.hash);
      await round();
    },
    writes: (channel, text) => {
      const { ts } = workspace.write(id, channel, text);
      return { channel, ts };
    },
    uses: async (callbackId, on) => {
      const before = workspace.openViews(id).at(-1)?.id;
      await workspace.shortcut(id, { callbackId, ...on });
      await workspace.until(() => workspace.openViews(id).at(-1)?.id !== before);
    },
    closes: async () => {
      await workspace.closeView(id, modal().id, true);
    },
    types: async command => {
      const seen = workspace.messagesSeenBy(id, channel(), 1000).length;
      await workspace.command(id, channel(), command);
      await round();
      return workspace
        .messagesSeenBy(id, channel(), 1000)
        .slice(seen)
        .filter(message => message.onlyFor === id)
        .map(message => message.text);
    },
  };
}

/** Every word that a person sees in a view, in order. */
export function wordsOf(view: View): string {
  const words: string[] = [view.content.title];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) collect(each);
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'text' && typeof inner === 'string') words.push(inner);
        else if (key === 'initial_value' && typeof inner === 'string') words.push(inner);
        else collect(inner);
      }
  };
  collect(view.content.blocks);
  return words.join('\n');
}

const buttonIn = (block: KnownBlock, label: string): boolean => buttonPlace([block], label) !== undefined;

function buttonPlace(blocks: readonly KnownBlock[], label: string): { blockId: string; actionId: string } | undefined {
  for (const block of blocks) {
    const elements =
      block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
    for (const element of elements)
      if (element.type === 'button' && element.text.text === label)
        return { blockId: block.block_id ?? '', actionId: element.action_id ?? '' };
  }
  return undefined;
}

/** Where a menu outside the form offers a choice, and the choice as Slack carries it. */
function choicePlace(blocks: readonly KnownBlock[], words: string) {
  for (const block of blocks) {
    if (block.type !== 'actions') continue;
    for (const element of block.elements) {
      const options = element.type === 'static_select' ? (element.options ?? []) : [];
      const option = options.find(({ text }) => text.text === words);
      if (option)
        return {
          blockId: block.block_id ?? '',
          actionId: element.action_id ?? '',
          chosen: { selected_option: option },
        };
    }
  }
  return undefined;
}

interface Option {
  readonly value?: string;
}

/** Slack's own value objects for what somebody types and chooses. */
function valuesFor(view: View, fields: Record<string, string | string[]>): ViewValues {
  const values: ViewValues = {};
  for (const block of view.content.blocks) {
    const wanted = block.type === 'input' && block.block_id ? fields[block.block_id] : undefined;
    if (block.type !== 'input' || !block.block_id || wanted === undefined) continue;
    const { element } = block;
    const options: readonly Option[] = 'options' in element ? ((element.options ?? []) as readonly Option[]) : [];
    values[block.block_id] = {
      [element.action_id ?? '']: { type: element.type, ...elementValue(element.type, options, wanted) },
    };
  }
  const unknown = Object.keys(fields).filter(field => !values[field]);
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
  return values;
}

function elementValue(type: string, options: readonly Option[], wanted: string | string[]): Record<string, unknown> {
  const choose = (value: string) => {
    const option = options.find(each => each.value === value);
    if (!option) throw new Error(`there is no choice ${value}`);
    return option;
  };
  if (type === 'checkboxes') return { selected_options: [wanted].flat().map(choose) };
  if (type === 'multi_users_select') return { selected_users: [wanted].flat() };
  const text = String(wanted);
  if (type === 'timepicker') return { selected_time: text };
  if (type === 'static_select' || type === 'radio_buttons') return { selected_option: choose(text) };
  if (type === 'users_select') return { selected_user: text };
  return type === 'datepicker' ? { selected_date: text } : { value: text };
}
