import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type AppDescription, openSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';

/** A clock that stands still until it is moved; its timers run when it passes them. */
export function manualClock(start = '2026-11-02T09:00:00Z') {
  let now = new Date(start);
  let timers: { at: number; act: () => void }[] = [];
  const passTo = (time: number) => {
    for (;;) {
      const [due] = timers.filter(({ at }) => at <= time).toSorted((left, right) => left.at - right.at);
      if (due === undefined) break;
      timers = timers.filter(timer => timer !== due);
      now = new Date(due.at);
      due.act();
    }
    now = new Date(time);
  };
  return {
    now: () => now,
    advance: (ms: number) => passTo(now.getTime() + ms),
    timers: () => timers.length,
    schedule: (ms: number, act: () => void) => {
      const timer = { at: now.getTime() + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter(each => each !== timer);
      };
    },
  };
}

type ManualClock = ReturnType<typeof manualClock>;

/** Ids that count. */
export function countingIds(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
  };
}

export function anApp(changes: Partial<AppDescription> = {}): AppDescription {
  return {
    name: 'Three Hats',
    botName: 'three-hats',
    scopes: [
      'chat:write',
      'commands',
      'im:write',
      'im:history',
      'users:read',
      'channels:read',
      'groups:read',
      'im:read',
    ],
    commands: [{ command: '/hats', description: 'Everything', usageHint: 'help' }],
    shortcuts: [
      { callbackId: 'report.global', name: 'Report', type: 'global', description: 'Report a deviation' },
      { callbackId: 'report.message', name: 'Report this', type: 'message', description: 'Report a deviation' },
    ],
    botEvents: ['app_home_opened', 'team_join', 'user_change', 'app_uninstalled', 'tokens_revoked'],
    homeTab: true,
    messagesTab: true,
    messagesTabReadOnly: true,
    interactivity: true,
    ...changes,
  };
}

const people = [
  {
    id: 'UANA',
    name: 'ana',
    realName: 'Ana Aalto',
    mail: 'ana@firm.example',
    zone: 'Europe/Helsinki',
    locale: 'fi-FI',
  },
  { id: 'UBO', name: 'bo', realName: 'Bo Berg', mail: 'bo@firm.example', zone: 'Europe/Stockholm', isAdmin: true },
];

const channels = [
  { id: 'CALL', name: 'all', members: ['UANA', 'UBO'], botIsMember: true },
  { id: 'COTHER', name: 'other', members: ['UANA'] },
  { id: 'CLEAD', name: 'leadership', private: true, members: ['UBO'], botIsMember: true },
  { id: 'CSECRET', name: 'secret', private: true, members: ['UBO'] },
];

export interface Place extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly workspace: Sandbox['workspace'];
  readonly clock: ManualClock;
  /** a client that tries once */
  readonly client: WebClient;
}

/** A sandbox with two people, four channels and a clock that stands still. */
export async function aSandbox(changes: Partial<SandboxOptions> = {}): Promise<Place> {
  const clock = manualClock();
  const sandbox = await openSandbox({
    clock,
    newId: countingIds(),
    schedule: clock.schedule,
    app: anApp(),
    team: { id: 'TFIRM', name: 'Firm', domain: 'firm' },
    people,
    channels,
    ...changes,
  });
  const client = new WebClient(sandbox.botToken, clientOptions(sandbox));
  return { sandbox, workspace: sandbox.workspace, clock, client, [Symbol.asyncDispose]: sandbox.close };
}

export function clientOptions(sandbox: Sandbox) {
  const retryConfig = { retries: 0 };
  return {
    slackApiUrl: sandbox.apiUrl,
    retryConfig,
    timeout: 5_000,
    logLevel: LogLevel.ERROR,
    rejectRateLimitedCalls: true,
  };
}

/** Bolt as we run it, connected to the sandbox over a real socket. */
export async function connectBolt(
  sandbox: Sandbox,
  register: (app: App) => void,
): Promise<{ app: App } & AsyncDisposable> {
  const receiver = new SocketModeReceiver({
    appToken: sandbox.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 500,
    installerOptions: { clientOptions: clientOptions(sandbox) },
  });
  const app = new App({
    receiver,
    token: sandbox.botToken,
    clientOptions: clientOptions(sandbox),
    logLevel: LogLevel.ERROR,
  });
  register(app);
  const before = sandbox.sockets.count();
  await app.start();
  await passes(() => sandbox.sockets.count() > before);
  const stop = async () => {
    const open = sandbox.sockets.count();
    await app.stop();
    await passes(() => open === 0 || sandbox.sockets.count() < open);
  };
  return { app, [Symbol.asyncDispose]: stop };
}

/** Waits for what the network brings, looking after every turn of the event loop. */
export async function passes(look: () => boolean): Promise<void> {
  while (!look()) await new Promise(resolve => setImmediate(resolve));
}

/** The code that the Web API refused a call with. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { data } = error as { data?: { error: string } };
    if (data === undefined) throw error;
    return data.error;
  }
}

/** Smallest modal: one text field. */
export function aModal(changes: Record<string, unknown> = {}) {
  return {
    type: 'modal' as const,
    callback_id: 'form.submit',
    title: { type: 'plain_text' as const, text: 'Form' },
    submit: { type: 'plain_text' as const, text: 'Send' },
    blocks: [anInput('name')],
    ...changes,
  };
}

export function anInput(blockId: string, element: Record<string, unknown> = {}, optional = false) {
  return {
    type: 'input' as const,
    block_id: blockId,
    optional,
    label: { type: 'plain_text' as const, text: blockId },
    element: { type: 'plain_text_input' as const, action_id: 'value', ...element },
  };
}

export function aSection(text: string) {
  return { type: 'section' as const, block_id: 'text', text: { type: 'mrkdwn' as const, text } };
}

export function aButton(actionId: string, blockId = 'buttons') {
  const button = {
    type: 'button' as const,
    action_id: actionId,
    value: 'v',
    text: { type: 'plain_text' as const, text: 'Go' },
  };
  return { type: 'actions' as const, block_id: blockId, elements: [button] };
}
