import type { KnownBlock } from '../../src/slack/blocks.ts';
import type { SlackPort } from '../../src/slack/client.ts';
import type { Failure } from '../../src/slack/errors.ts';
import type { Lookup } from '../../src/slack/find.ts';

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly deliveryId: string;
  /** the bytes of the file that it shows, as text */
  readonly file?: string;
  /** the bytes of the picture under its words, as text */
  readonly picture?: string;
  text: string;
  /** a message with a button lives; one without has been retired */
  button: boolean;
}

/** What happens to the next call: `lost_request` Slack never heard of it, `lost_answer` we never hear of it. */
export type Fault =
  | { readonly refuse: Failure }
  | 'lost_request'
  | 'lost_answer'
  /** Slack does it twice, as it may when the network repeats a request */
  | 'doubled'
  /** our process ends after Slack did it */
  | 'crash';

type Call = 'post' | 'edit' | 'remove' | 'directMessage' | 'find' | 'storeFile' | 'showFile' | 'upload';

/** The calls that delivery makes. Whatever else of Slack is asked for is a mistake of the test. */
export type DeliveryCalls = Pick<SlackPort, Call>;

export interface MemorySlack {
  readonly calls: readonly Call[];
  /** what was looked for, whatever came of it */
  readonly lookups: readonly Lookup[];
  /** what stands in Slack, oldest first */
  readonly messages: readonly Posted[];
  port(): SlackPort;
  next(call: Call, ...faults: Fault[]): void;
  /** so many lookups find nothing yet, as history may lag behind */
  lag(lookups: number): void;
  /** runs once, before the next call of that name does anything */
  before(call: Call, what: () => Promise<void>): void;
  said(user: string): string[];
}

export class Crash extends Error {
  override readonly name = 'Crash';
}

const notReady: Failure = { meaning: 'later', error: 'file_not_ready', afterSeconds: undefined };

const pictureIn = (blocks: readonly KnownBlock[]): string | undefined =>
  blocks.flatMap(block =>
    block.type === 'image' && 'slack_file' in block && 'id' in block.slack_file ? (block.slack_file.id ?? []) : [],
  )[0];

const lost: Failure = { meaning: 'unknown', error: 'request_failed' };

export function memorySlack(): MemorySlack {
  const messages: Posted[] = [];
  const calls: Call[] = [];
  const lookups: Lookup[] = [];
  const faults = new Map<Call, Fault[]>();
  const hooks = new Map<Call, () => Promise<void>>();
  const files = new Map<string, { bytes: string; shown: boolean }>();
  const shownIn = new Map<string, string>();
  const examined = new Set<string>();
  const state = { lag: 0, ts: 1_000 };
  const dm = (channel: string) => channel.replace(/^U/, 'D');

  async function call<T extends object>(
    name: Call,
    effect: () => T | Failure,
  ): Promise<({ ok: true } & T) | ({ ok: false } & Failure)> {
    calls.push(name);
    const hook = hooks.get(name);
    hooks.delete(name);
    await hook?.();
    const fault = faults.get(name)?.shift();
    if (fault === 'lost_request') return { ok: false, ...lost };
    if (typeof fault === 'object') return { ok: false, ...fault.refuse };
    const answer = effect();
    if (fault === 'doubled') effect();
    if (fault === 'crash') throw new Crash();
    if (fault === 'lost_answer' || fault === 'doubled') return { ok: false, ...lost };
    return 'meaning' in answer ? { ok: false, ...answer } : { ok: true, ...answer };
  }

  const delivery: DeliveryCalls = {
    post: ({ channel, text, blocks, deliveryId }) =>
      call('post', () => {
        const fileId = pictureIn(blocks);
        // Slack looks through a picture before it shows it: the first to name it comes too early.
        if (fileId && !examined.has(fileId)) return examined.add(fileId) && notReady;
        state.ts += 1;
        const picture = fileId ? { picture: files.get(fileId)?.bytes ?? '' } : {};
        const ts = `${state.ts}.000100`;
        const posted = { channel: dm(channel), ts, deliveryId, text, button: blocks.length > 0, ...picture };
        messages.push(posted);
        return { channel: posted.channel, ts: posted.ts };
      }),
    edit: ({ channel, ts, text, blocks }) =>
      call('edit', () => {
        const message = messages.find(each => each.channel === channel && each.ts === ts);
        if (!message) return { meaning: 'final', error: 'message_not_found' } satisfies Failure;
        Object.assign(message, { text, button: blocks.length > 0 });
        return {};
      }),
    remove: (channel, ts) =>
      call('remove', () => {
        const index = messages.findIndex(each => each.channel === channel && each.ts === ts);
        if (index < 0) return { meaning: 'final', error: 'message_not_found' } satisfies Failure;
        messages.splice(index, 1);
        return {};
      }),
    directMessage: user => call('directMessage', () => ({ channel: dm(user) })),
    find: lookup =>
      call('find', () => {
        lookups.push(lookup);
        state.lag -= 1;
        if (state.lag >= 0) return { found: [] };
        const { channel, deliveryId, fileId } = lookup;
        // What shows a file bears no delivery's id for certain: Slack does not say whether it keeps a block's.
        const isSought = (each: Posted) =>
          each.file === undefined ? each.deliveryId === deliveryId : shownIn.get(each.ts) === fileId;
        return { found: messages.filter(each => each.channel === channel && isSought(each)).map(each => each.ts) };
      }),
    storeFile: ({ bytes }) =>
      call('storeFile', () => {
        const fileId = `F${files.size + 1}`;
        files.set(fileId, { bytes: String(bytes), shown: false });
        return { fileId };
      }),
    upload: ({ bytes }) =>
      call('upload', () => {
        const fileId = `F${files.size + 1}`;
        files.set(fileId, { bytes: String(bytes), shown: true });
        return { fileId };
      }),
    showFile: ({ channel, fileId, text, blocks, deliveryId }) =>
      call('showFile', () => {
        const file = files.get(fileId);
        if (!file || file.shown) return { meaning: 'final', error: 'file_not_found' } satisfies Failure;
        if (!channel.startsWith('D')) return { meaning: 'final', error: 'channel_not_found' } satisfies Failure;
        file.shown = true;
        state.ts += 1;
        const ts = `${state.ts}.000100`;
        shownIn.set(ts, fileId);
        messages.push({ channel, ts, deliveryId, text, button: blocks.length > 0, file: file.bytes });
        return {};
      }),
  };

  return {
    messages,
    calls,
    lookups,
    port: () =>
      new Proxy(delivery, { get: (calls, name) => Reflect.get(calls, name) ?? unexpected(String(name)) }) as SlackPort,
    next: (name, ...coming) => faults.set(name, [...(faults.get(name) ?? []), ...coming]),
    lag: lookups => {
      state.lag = lookups;
    },
    before: (name, what) => hooks.set(name, what),
    said: user => messages.filter(each => each.channel === dm(user)).map(each => each.text),
  };
}

function unexpected(name: string): never {
  throw new Error(`delivery asked Slack for ${name}`);
}
