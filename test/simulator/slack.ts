import type { ModalView } from '../../src/slack/blocks.ts';
import type { Post, SlackPort } from '../../src/slack/client.ts';
import type { Failure } from '../../src/slack/errors.ts';
import type { FilePort } from '../../src/slack/files.ts';
import type { Lookup } from '../../src/slack/find.ts';
import type { Outcome } from '../../src/slack/outcome.ts';
import { Crash, type Faults, type Life, refuseTheDead, type SlackFault } from './faults.ts';
import { draw, type Posted, type SlackLedger } from './ledger.ts';
import type { Turns } from './turns.ts';

export const team = 'T0FIRM';
export const bot = { teamId: team, teamName: 'Firm', botUserId: 'U0BOT', botId: 'B0BOT' };

export interface SlackSurroundings {
  readonly ledger: SlackLedger;
  readonly turns: Turns;
  readonly faults: Faults;
  readonly trueTime: () => Date;
  readonly wallTime: () => Date;
  /** a call takes its time */
  readonly pass: (milliseconds: number) => void;
  /** a message has come to stand there */
  readonly seen: (message: Posted) => Promise<void>;
}

type Effect<T> = () => Promise<T | Failure> | T | Failure;
type Call = <T extends object>(effect: Effect<T>) => Promise<Outcome<T>>;

const lost: Failure = { meaning: 'unknown', error: 'request_failed' };
const gone: Failure = { meaning: 'final', error: 'message_not_found' };
const callTakes = 120;

/** Slack as one process of the app reaches it. */
export function slackPort(around: SlackSurroundings, life: Life): SlackPort {
  const { ledger } = around;
  const call: Call = effect => oneCall(around, life, effect);
  const show = async (trigger: string, view: ModalView) =>
    required(
      await call(() => {
        const screen = screenOf(ledger, trigger, view);
        ledger.screens.push(screen);
        return { id: screen.id, hash: screen.id };
      }),
    );
  return {
    ...messageCalls(around, call),
    ...fileCalls(around, call),
    // The firm has no channel for its leadership.
    channel: async () => ({ ok: false, meaning: 'final', error: 'channel_not_found' }),
    identity: async () => required(await call(() => bot)),
    people: async function* () {
      yield* required(await call(() => ({ users: [...ledger.users.values()] }))).users;
    },
    openView: show,
    pushView: async (trigger, view) => void (await show(trigger, view)),
    updateView: async (id, _hash, view) =>
      void required(
        await call(() => {
          const screen = ledger.screens.find(each => each.id === id);
          if (screen) screen.view = view;
          return {};
        }),
      ),
    publishHome: async () => undefined,
  };
}

const screenOf = ({ screens, triggers }: SlackLedger, trigger: string, view: ModalView) => ({
  user: triggers.get(trigger) ?? '',
  id: `V${screens.length + 1}`,
  view,
});

type MessageCalls = Pick<SlackPort, 'post' | 'edit' | 'remove' | 'directMessage' | 'find'>;

function messageCalls(around: SlackSurroundings, call: Call): MessageCalls {
  const { ledger } = around;
  const find = (channel: string, ts: string) => ledger.messages.find(each => dm(each.to) === channel && each.ts === ts);
  return {
    post: post => call(() => put(around, post)),
    edit: ({ channel, ts, text, blocks }) =>
      call(() => {
        const message = find(channel, ts);
        if (message) draw(ledger, message, text, blocks);
        return message ? {} : gone;
      }),
    remove: (channel, ts) =>
      call(() => {
        const message = find(channel, ts);
        if (message) ledger.messages.splice(ledger.messages.indexOf(message), 1);
        return message ? {} : gone;
      }),
    directMessage: user => call(() => ({ channel: dm(user) })),
    find: lookup => call(() => ({ found: shown(around, lookup) })),
  };
}

function fileCalls(around: SlackSurroundings, call: Call): FilePort {
  const store = () => call(() => ({ fileId: `F${around.ledger.calls}` }));
  return { storeFile: store, upload: store, showFile: showing => call(() => put(around, showing)) };
}

async function put(
  { ledger, wallTime, trueTime, seen }: SlackSurroundings,
  { channel, text, blocks, deliveryId }: Post,
): Promise<{ channel: string; ts: string } | Failure> {
  const to = channel.replace(/^D/, 'U');
  if (ledger.unreachable.has(to)) return { meaning: 'final', error: 'channel_not_found' };
  ledger.posts += 1;
  const ts = `${1_000 + ledger.posts}.000100`;
  const message = { to, ts, deliveryId, at: wallTime(), born: trueTime(), text, blocks };
  ledger.messages.push(message);
  draw(ledger, message, text, blocks);
  await seen(message);
  return { channel: dm(to), ts };
}

/** What history shows of a delivery; it lags, and it goes by the clock on the wall as the app does. */
function shown({ ledger, trueTime }: SlackSurroundings, { channel, deliveryId, since }: Lookup): string[] {
  const youngest = trueTime().getTime() - ledger.lag * 1000;
  return ledger.messages
    .filter(each => dm(each.to) === channel && each.deliveryId === deliveryId)
    .filter(({ at, born }) => at.getTime() >= since.getTime() - 60_000 && born.getTime() <= youngest)
    .map(({ ts }) => ts);
}

/** One call: it waits for its turn, takes its time, and something may go wrong with it. */
async function oneCall<T extends object>(
  around: SlackSurroundings,
  life: Life,
  effect: Effect<T>,
): Promise<Outcome<T>> {
  refuseTheDead(life);
  const end = await around.turns.enter();
  try {
    refuseTheDead(life);
    around.pass(callTakes);
    const strike = around.faults.strikeSlack(life);
    const crash = strike && 'crash' in strike ? strike.crash : undefined;
    if (crash === 'before') throw ended(life, 'before');
    const outcome = await struckCall(around, strike && 'fault' in strike ? strike.fault : undefined, effect);
    if (crash === 'after') throw ended(life, 'after');
    return outcome;
  } finally {
    end();
  }
}

async function struckCall<T extends object>(
  { ledger, trueTime }: SlackSurroundings,
  fault: SlackFault | undefined,
  effect: Effect<T>,
): Promise<Outcome<T>> {
  if (fault === 'lost_request') return { ok: false, ...lost };
  if (typeof fault === 'object') return { ok: false, ...fault.refuse };
  if (ledger.revokedUntil && trueTime() < ledger.revokedUntil)
    return { ok: false, meaning: 'final', error: 'token_revoked' };
  ledger.calls += 1;
  const answer = await effect();
  if (fault === 'doubled') await effect();
  if (fault === 'lost_answer' || fault === 'doubled') return { ok: false, ...lost };
  return isFailure(answer) ? { ok: false, ...answer } : { ok: true, ...answer };
}

const isFailure = (answer: object): answer is Failure => 'meaning' in answer;

const dm = (user: string): string => user.replace(/^U/, 'D');

function ended(life: Life, side: string): Crash {
  life.dead = true;
  return new Crash(`${life.name} ends ${side} a call to Slack`);
}

/** What the client throws where it does not hand over a failure. */
export class SlackFailed extends Error {
  override readonly name = 'SlackFailed';
}

function required<T extends object>(outcome: Outcome<T>): { ok: true } & T {
  if (outcome.ok) return outcome;
  throw new SlackFailed(outcome.error);
}
