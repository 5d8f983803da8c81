import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Several processes of the app. One that ends, however it came to that, is started again soon, as production would do. */
export interface Fleet {
  readonly size: number;
  /** SIGKILL: nothing is finished. */
  kill(place: number): void;
  /** SIGSTOP: it stands still where it is, and knows nothing of it. */
  freeze(place: number): void;
  /** SIGCONT */
  thaw(place: number): void;
  /** The clocks are that many milliseconds ahead of the machine's, for those that run and those to come. */
  tell(ahead: number): void;
  /** how often each line of their logs was written, by event */
  readonly said: ReadonlyMap<string, number>;
  /** the lines that no process may write: an error that nobody caught */
  readonly uncaught: readonly string[];
  /** the newest lines that are no log, such as why one could not start */
  readonly remarks: readonly string[];
  /** Resolves when each of them has written that line since it was last started. */
  allSay(event: string): Promise<void>;
  /** Ends them all. */
  close(): Promise<void>;
}

interface Crew {
  readonly environment: Record<string, string>;
  readonly members: Member[];
  readonly said: Map<string, number>;
  readonly uncaught: string[];
  readonly remarks: string[];
  readonly heard: EventEmitter;
  ahead: number;
  closing: boolean;
}

interface Member {
  child: ChildProcess;
  /** events since its start */
  readonly said: Set<string>;
}

const entry = fileURLToPath(new URL('./instance.ts', import.meta.url));
const restartPause = 300;

export function launchFleet(size: number, environment: Record<string, string>, ahead: number): Fleet {
  const [said, uncaught, remarks]: [Map<string, number>, string[], string[]] = [new Map(), [], []];
  const crew: Crew = {
    environment,
    members: [],
    said,
    uncaught,
    remarks,
    heard: new EventEmitter(),
    ahead,
    closing: false,
  };
  for (let place = 0; place < size; place += 1) begin(crew, place);
  const signal = (place: number, name: NodeJS.Signals) => void crew.members[place]?.child.kill(name);
  return {
    size,
    said,
    uncaught,
    remarks,
    kill: place => signal(place, 'SIGKILL'),
    freeze: place => signal(place, 'SIGSTOP'),
    thaw: place => signal(place, 'SIGCONT'),
    tell: ms => tell(crew, ms),
    allSay: event => allSay(crew, event),
    close: () => close(crew),
  };
}

function begin(crew: Crew, place: number): void {
  const child = spawn(process.execPath, [entry], {
    env: { ...crew.environment, CLOCK_AHEAD_MS: String(crew.ahead) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const member: Member = { child, said: new Set() };
  crew.members[place] = member;
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on('line', line => hear(crew, member, line));
  // A message to one that is being killed.
  child.on('error', () => undefined);
  child.once('exit', () => {
    setTimeout(() => {
      if (!crew.closing) begin(crew, place);
    }, restartPause);
  });
}

function hear(crew: Crew, member: Member, line: string): void {
  const event = eventOf(line);
  if (event === undefined) {
    crew.remarks.push(line);
    return;
  }
  crew.said.set(event, (crew.said.get(event) ?? 0) + 1);
  member.said.add(event);
  if (event === 'uncaught' || event === 'unhandled') crew.uncaught.push(line);
  crew.heard.emit('line');
}

function eventOf(line: string): string | undefined {
  try {
    const { event } = JSON.parse(line) as { event?: unknown };
    return typeof event === 'string' ? event : undefined;
  } catch {
    return undefined;
  }
}

function tell(crew: Crew, ahead: number): void {
  crew.ahead = ahead;
  for (const { child } of crew.members) if (child.connected) child.send(ahead);
}

async function allSay({ members, heard }: Crew, event: string): Promise<void> {
  while (!members.every(({ said }) => said.has(event))) await once(heard, 'line');
}

async function close(crew: Crew): Promise<void> {
  crew.closing = true;
  for (const { child } of crew.members) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
