import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The wire between the app and Postgres, on which things go wrong. */
export interface Wire {
  readonly port: number;
  /** Breaks a sound connection, if there is one, on both sides at once; which one, `draw` says: a number from 0 to below 1. */
  reset(draw: number): void;
  resetAll(): void;
  /** From now on nothing passes either way, and neither side is told. */
  halfOpen(draw: number): void;
  /** The next `commit`: reaches the server and is done, but its answer is lost with the connection; or never gets there. */
  cutNextCommit(when: 'done' | 'undone'): void;
  /** Half-open connections are broken at last, so that both sides know. */
  heal(): void;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  mute: boolean;
  /** the answer to a commit that is under way will be lost */
  cutsAnswer: boolean;
}

/** Listens on a free port of this machine and forwards to `port`. */
export async function openWire(port: number): Promise<Wire> {
  const pairs = new Set<Pair>();
  const cuts: ('done' | 'undone')[] = [];
  const listener = createServer(client => join(pairs, cuts, client, connect(port, '127.0.0.1')));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const sound = () => [...pairs].filter(pair => !pair.mute);
  const drawn = (draw: number) =>
    sound()
      .slice(Math.floor(draw * sound().length))
      .slice(0, 1);
  const resetAll = (chosen: Iterable<Pair>) => {
    for (const pair of chosen) reset(pair);
  };
  return {
    port: (listener.address() as AddressInfo).port,
    reset: draw => resetAll(drawn(draw)),
    resetAll: () => resetAll(pairs),
    halfOpen: draw => {
      for (const pair of drawn(draw)) pair.mute = true;
    },
    cutNextCommit: when => void cuts.push(when),
    heal: () => {
      cuts.length = 0;
      resetAll([...pairs].filter(pair => pair.mute));
    },
    close: async () => {
      listener.close();
      resetAll(pairs);
      await once(listener, 'close');
    },
  };
}

function join(pairs: Set<Pair>, cuts: ('done' | 'undone')[], client: Socket, server: Socket): void {
  const pair: Pair = { client, server, mute: false, cutsAnswer: false };
  pairs.add(pair);
  client.setNoDelay(true);
  server.setNoDelay(true);
  client.on('data', chunk => forward(pair, cuts, chunk));
  server.on('data', chunk => {
    if (pair.cutsAnswer) reset(pair);
    else if (!pair.mute) client.write(chunk);
  });
  for (const [here, there] of [
    [client, server],
    [server, client],
  ] as const) {
    here.on('error', () => undefined);
    here.on('close', () => {
      // Nobody hears of an end beyond a half-open connection.
      if (!pair.mute) there.destroy();
      if (client.destroyed && server.destroyed) pairs.delete(pair);
    });
  }
}

function forward(pair: Pair, cuts: ('done' | 'undone')[], chunk: Buffer): void {
  if (pair.mute) return;
  const cut = chunk.includes('commit') ? cuts.shift() : undefined;
  pair.cutsAnswer = cut === 'done';
  if (cut === 'undone') reset(pair);
  else pair.server.write(chunk);
}

function reset({ client, server }: Pair): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
