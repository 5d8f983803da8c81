import { randomBytes, randomUUID } from 'node:crypto';
import { subDays } from 'date-fns/subDays';
import { discreetKinds } from './concerns/index.ts';
import { type Config, environment, readConfig } from './config.ts';
import { type Connection, connect } from './db/connect.ts';
import { DirectoryInUse } from './db/lock.ts';
import { migrate, pendingMigrations } from './db/migrate.ts';
import { countWaiting, endedSince } from './delivery/index.ts';
import { enpsMessages, explainEnps, isSurveyAtHand, keyTrouble } from './enps/index.ts';
import { historyFrom, type Imported, type Importing, rosterFrom } from './imports.ts';
import { ticking } from './inside.ts';
import { fileKeys } from './keys/file-keys.ts';
import { silentLog } from './log.ts';
import { manifestForRequests, readManifest } from './manifest.ts';
import { explainClient, explainClients } from './meetings/index.ts';
import { explainEverybody, explainPerson } from './pulse/index.ts';
import { channelTrouble, clientsNamed, clientsOf, people, personByMail } from './roster/index.ts';
import { countUnrun, countWaking, tick } from './schedule/index.ts';
import {
  changeSetting,
  confirmRestored,
  go,
  keys,
  restored,
  settingsOf,
  type Workspace,
  workspaces,
  written,
} from './settings/index.ts';
import { systemClock } from './time/clock.ts';
import { calendarShelf } from './time/shelf.ts';

/** A mistake of the caller's, in words; printed without a stack. */
class Refused extends Error {
  override readonly name = 'Refused';
}

interface Surroundings {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly now: Date;
  /** folder of the keys */
  readonly keysDir: string;
}

type Command = (surroundings: Surroundings, args: readonly string[]) => Promise<string>;

const commands: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  import: {
    usage: 'import roster.csv [--apply]   reads the roster; without --apply only says what it would do',
    run: importing(rosterFrom, 'import roster.csv'),
  },
  'enps-history': {
    usage: 'enps-history file.csv         reads earlier years of eNPS; without --apply only says what it would do',
    run: importing(historyFrom, 'enps-history file.csv'),
  },
  settings: {
    usage:
      'settings get [name]           shows settings and what they mean\n  settings set name value       changes one',
    run: settingsCommand,
  },
  go: { usage: 'go                            from now on people are written to', run: goCommand },
  tick: { usage: 'tick [--at 2026-12-01T07:00Z] does what is due (at that time), sends nothing', run: tickCommand },
  trouble: {
    usage: 'trouble                       what could not be delivered in the last 30 days, and why',
    run: troubleCommand,
  },
  restored: {
    usage:
      'restored                      after a restored backup, before the app runs: holds all that was due\n  restored --confirm            goes on; what is held is looked up in Slack before it is sent',
    run: restoredCommand,
  },
  explain: {
    usage: 'explain [person or client]    what is asked next, when, and why; without a name, everybody in a line',
    run: explainCommand,
  },
};

const usage = `npm run cli -- <command>\n\n  migrate                       brings the database to the newest schema\n  manifest https://…            the manifest of an app that Slack reaches at that address\n${Object.values(
  commands,
)
  .map(command => `  ${command.usage}`)
  .join('\n')}\n\nA person is a Slack user id or an e-mail address.`;

/** Settings whose values are people. */
const namesPeople = new Set(['admins', 'leadership', 'leadership_contact', 'concern_readers']);

const [word = 'help', ...args] = process.argv.slice(2);
process.exitCode = await main(word, args);

async function main(name: string, rest: readonly string[]): Promise<number> {
  if (name === 'manifest') return printManifest(rest[0]);
  const command = commands[name];
  if (name !== 'migrate' && !command) {
    console.log(usage);
    return name === 'help' ? 0 : 1;
  }
  const read = readConfig(environment());
  if (!read.ok) {
    console.error(`Please mend the environment:\n${read.mistakes.map(mistake => `  ${mistake}`).join('\n')}`);
    return 1;
  }
  try {
    console.log(
      await withDatabase(read.config, connection =>
        command ? inWorkspace(connection, command.run, rest, read.config) : migrateCommand(connection),
      ),
    );
    return 0;
  } catch (error) {
    console.error(failureWords(error));
    return 1;
  }
}

/** Without an address, the one for a socket. */
async function printManifest(address: string | undefined): Promise<number> {
  const manifest = await readManifest();
  try {
    process.stdout.write(address === undefined ? manifest : manifestForRequests(manifest, address));
    return 0;
  } catch (error) {
    console.error(failureWords(error));
    return 1;
  }
}

async function withDatabase(config: Config, work: (connection: Connection) => Promise<string>): Promise<string> {
  const connection = await connect(config.database);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

async function migrateCommand({ background }: Connection): Promise<string> {
  const applied = await migrate(background);
  return applied.length === 0 ? 'The database is at the newest schema.' : `Applied ${applied.join(', ')}.`;
}

async function inWorkspace(
  connection: Connection,
  run: Command,
  rest: readonly string[],
  { keysDir }: Config,
): Promise<string> {
  const pending = await pendingMigrations(connection.background);
  if (pending.length > 0)
    throw new Refused('The database is not at the newest schema. Run `npm run cli -- migrate` first.');
  const [workspace] = await workspaces(connection.background);
  if (!workspace)
    throw new Refused('No workspace yet. Start three-hats once with its Slack tokens, so that it knows the people.');
  return run({ connection, workspace, now: systemClock.now(), keysDir }, rest);
}

/** A command that reads a file, and only tells what it would do unless it is to be applied. */
function importing(read: (importing: Importing) => Promise<Imported>, usage: string): Command {
  return async ({ connection, workspace, now }, [file, ...flags]) => {
    if (!file) throw new Refused(`Which file? npm run cli -- ${usage}`);
    const db = connection.background;
    const { ok, words } = await read({ db, workspace, now, file, apply: flags.includes('--apply') });
    if (!ok) throw new Refused(words);
    return words;
  };
}

async function settingsCommand(
  { connection, workspace, now }: Surroundings,
  [verb, name, ...words]: readonly string[],
): Promise<string> {
  const db = connection.background;
  if (verb === 'get') {
    const settings = await settingsOf(db, workspace.id);
    const shown = keys.filter(key => name === undefined || key.name === name);
    if (shown.length === 0) throw new Refused(`There is no setting ${name}.`);
    return shown
      .map(key => `${key.name.padEnd(26)} ${written(settings[key.field]).padEnd(24)} ${key.meaning}`)
      .join('\n');
  }
  if (verb !== 'set' || !name) throw new Refused('settings get [name], or settings set name value');
  const text = await withPeople(connection, workspace, words.join(' '));
  if (namesPeople.has(name)) await refuseUnknownPeople(connection, workspace, text);
  const outcome = await changeSetting(db, workspace.id, name, text, now);
  if (outcome.outcome === 'unknown_key')
    throw new Refused(`There is no setting ${name}. See: npm run cli -- settings get`);
  if (outcome.outcome === 'refused') throw new Refused(`${name} was not changed; expected ${outcome.expected}.`);
  return `${name} is set.`;
}

/** A mistyped id would leave a role with nobody in it. */
async function refuseUnknownPeople({ background }: Connection, workspace: Workspace, text: string): Promise<void> {
  const slackUserIds = text.split(',').filter(id => id !== '' && id !== 'none');
  const known = await people(
    background,
    { shelf: calendarShelf(), now: systemClock.now() },
    { workspaceId: workspace.id, slackUserIds },
  );
  const there = new Set(known.filter(person => person.active).map(person => person.slackUserId));
  const unknown = slackUserIds.filter(id => !there.has(id));
  if (unknown.length > 0) throw new Refused(`Nobody who works here is ${unknown.join(', ')}; nothing was changed.`);
}

/** E-mail addresses become Slack ids, so that an admin may name people as she knows them. */
async function withPeople({ background }: Connection, workspace: Workspace, text: string): Promise<string> {
  const parts = await Promise.all(
    text.split(',').map(async part => {
      if (!part.includes('@')) return part.trim();
      const person = await personByMail(background, workspace.id, part.trim());
      if (!person) throw new Refused(`Nobody here has the address ${part.trim()}.`);
      return person.slackUserId;
    }),
  );
  return parts.join(',');
}

async function goCommand({ connection, workspace, now }: Surroundings): Promise<string> {
  const outcome = await go(connection.background, workspace.id, now);
  return outcome === 'gone'
    ? 'Go. People hear of three-hats in their working hours; the first check-ins follow at least two working days later.'
    : 'It was said before; nothing changed.';
}

async function tickCommand(
  { connection, workspace, now, keysDir }: Surroundings,
  flags: readonly string[],
): Promise<string> {
  const given = flags[flags.indexOf('--at') + 1];
  const at = flags.includes('--at') ? new Date(given ?? '') : now;
  if (Number.isNaN(at.getTime())) throw new Refused('--at takes a time such as 2026-12-01T07:00Z');
  // What closes a survey early can't be undone.
  if (at > now && (await isSurveyAtHand(connection.background, workspace.id)))
    throw new Refused('A survey is planned or open; a time that lies ahead would close it for good.');
  const shelf = calendarShelf();
  const chance = { newId: randomUUID, random: randomBytes, keys: fileKeys(keysDir, randomBytes) };
  const woken = await tick(ticking({ connection, log: silentLog, ...chance, shelf }), at);
  return `${woken} occurrences of ${workspace.name} had their turn at ${at.toISOString()}. Messages wait for the running app.`;
}

async function restoredCommand(
  { connection, workspace, now }: Surroundings,
  flags: readonly string[],
): Promise<string> {
  const db = connection.background;
  if (flags.includes('--confirm')) {
    const outcome = await confirmRestored(db, workspace.id, now);
    return outcome === 'confirmed'
      ? 'Confirmed. What was held is looked up in Slack first, and sent only where it is not there yet.'
      : 'Nothing is held; nothing changed.';
  }
  await restored(db, workspace.id, now);
  const messages = await countWaiting(db, workspace.id, now, [...discreetKinds, enpsMessages.reminder]);
  const occurrences = await countWaking(db, workspace.id, now);
  return `Held: ${messages} messages and ${occurrences} occurrences that were due before now. To go on: npm run cli -- restored --confirm`;
}

async function troubleCommand({ connection, workspace, now }: Surroundings): Promise<string> {
  const db = connection.background;
  const ended = (await endedSince(db, workspace.id, subDays(now, 30))).map(
    ({ endedAt, kind, period, name, state, error }) =>
      `  ${endedAt?.toISOString().slice(0, 16)}  ${kind} ${period}  ${name ?? ''}  ${state}: ${error}`,
  );
  const unrun = (await countUnrun(db, workspace.id)).map(
    ({ cadence, state, reason, count }) => `  ${count} × ${cadence} ${state} (${reason})`,
  );
  const halted = workspace.halted
    ? [`Slack refuses our token: ${workspace.halted}. It is tried again every minute.`]
    : [];
  const held = workspace.restoredAt ? ['A restored backup waits for: npm run cli -- restored --confirm'] : [];
  const amiss = await channelTrouble(db, { shelf: calendarShelf(), now }, workspace.id);
  const channel = amiss ? [amiss] : [];
  const locked = await keyTrouble(db, workspace.id, now);
  const keyless = locked ? [locked] : [];
  const undelivered = ended.length > 0 ? ['Could not be delivered:', ...ended] : ['Everything was delivered.'];
  const notRun = unrun.length > 0 ? ['Did not run, ever since:', ...unrun] : [];
  return [...halted, ...held, ...channel, ...keyless, ...undelivered, ...notRun].join('\n');
}

async function explainCommand({ connection, workspace, now }: Surroundings, [who]: readonly string[]): Promise<string> {
  const context = { shelf: calendarShelf(), now };
  const db = connection.background;
  if (!who) {
    const everybody = await explainEverybody(db, context, workspace.id);
    const clients = await explainClients(db, context, workspace.id);
    return [...everybody, '', ...clients, '', ...(await explainEnps(db, context, workspace.id))].join('\n');
  }
  const [client] = clientsNamed(await clientsOf(db, workspace.id), who);
  if (client) return (await explainClient(db, context, client)).join('\n');
  const slackUserId = await withPeople(connection, workspace, who);
  const [person] = await people(db, context, { workspaceId: workspace.id, slackUserIds: [slackUserId] });
  if (!person) throw new Refused(`Nobody here is ${who}.`);
  return (await explainPerson(db, context, person)).join('\n');
}

function failureWords(error: unknown): string {
  if (error instanceof DirectoryInUse)
    return 'The embedded database is in use. Stop three-hats first, then run this again.';
  if (error instanceof Refused) return error.message;
  return `That did not work: ${error instanceof Error ? error.message : String(error)}`;
}
