import { type AppAnswer, openHttp } from './http.ts';
import { type ClockHands, performAct } from './page-acts.ts';
import type { PageAnswer, PageRequest, PageState } from './page-api.ts';
import { pageState } from './page-state.ts';
import { type RequestTarget, sendRequest, verifyTarget } from './signed-requests.ts';
import { createSocketServer, type Sockets } from './sockets.ts';
import { addChannel } from './workspace/conversations.ts';
import { sendWaitingEvents, stopDeliveries } from './workspace/deliveries.ts';
import { type Workspace, workspaceOf } from './workspace/index.ts';
import { addPerson, SLACKBOT } from './workspace/people.ts';
import {
  type ChannelInput,
  createState,
  type PersonInput,
  type Schedule,
  type State,
  type WorkspaceOptions,
} from './workspace/state.ts';

export { type AppDescription, describeApp } from './app-description.ts';
export type { ClockHands } from './page-acts.ts';
export * from './workspace/index.ts';

export interface SandboxOptions extends Omit<WorkspaceOptions, 'schedule'> {
  /** real timers unless told otherwise */
  readonly schedule?: Schedule;
  readonly people?: readonly PersonInput[];
  readonly channels?: readonly ChannelInput[];
  /** 0, any free one, unless told otherwise */
  readonly port?: number;
  /** what the page's clock buttons do; without it they do nothing */
  readonly hands?: ClockHands;
  /** what the app answers at addresses of its own, on the same port */
  readonly answers?: AppAnswer;
}

export interface Sandbox extends AsyncDisposable {
  readonly workspace: Workspace;
  /** of the page, with a trailing slash */
  readonly url: string;
  /** for `slackApiUrl`; ends with `/api/` */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly sockets: Sockets;
  /** from now on the app hears over signed HTTP instead of a socket; throws if it does not answer Slack's challenge */
  deliverTo(target: RequestTarget): Promise<void>;
  pageState(userId: string): PageState;
  perform(request: PageRequest): Promise<PageAnswer>;
  close(): Promise<void>;
}

/** Opens a Slack workspace on this machine: the Web API, Socket Mode and the page on one port. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const state = createState({ schedule: realSchedule, ...options });
  if (options.records === undefined) furnish(state, options);
  const workspace = workspaceOf(state);
  const hands = options.hands ?? null;
  const sockets = createSocketServer(state);
  const app = options.answers ?? (async () => undefined);
  const http = await openHttp({ state, workspace, hands, sockets, app }, options.port ?? 0);
  const url = `http://127.0.0.1:${http.port}/`;
  state.link = {
    send: sockets.send,
    responseUrl: id => `${url}response/${id}`,
    socketUrl: ticket => `ws://127.0.0.1:${http.port}/link?ticket=${ticket}&app_id=${state.records.bot.appId}`,
    uploadUrl: fileId => `${url}upload/${fileId}`,
  };
  const close = async () => {
    stopDeliveries(state);
    sockets.close();
    await http.close();
  };
  return {
    workspace,
    url,
    apiUrl: `${url}api/`,
    botToken: state.records.bot.botToken,
    appToken: state.records.bot.appToken,
    sockets,
    deliverTo: async target => {
      await verifyTarget(target, state.newId());
      state.link = { ...state.link, send: envelope => sendRequest(state, target, envelope) };
      sendWaitingEvents(state);
    },
    pageState: userId => pageState(state, userId, hands),
    perform: request => performAct(workspace, hands, request),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function furnish(state: State, { people = [], channels = [] }: SandboxOptions): void {
  const { bot, app } = state.records;
  addPerson(state, { id: SLACKBOT, name: 'slackbot', realName: 'Slackbot' }, { quietly: true });
  addPerson(state, { id: bot.userId, name: app.botName, isBot: true }, { quietly: true });
  for (const person of people) addPerson(state, person, { quietly: true });
  for (const channel of channels) addChannel(state, channel);
}

const realSchedule: Schedule = (ms, act) => {
  const timer = setTimeout(act, ms).unref();
  return () => clearTimeout(timer);
};
