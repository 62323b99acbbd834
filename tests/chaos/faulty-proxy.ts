import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixedPort } from './fixed-port.ts';

type Direction = 'to-server' | 'to-client';

/** How the link treats connections, those that stand and those to come. */
export type LinkMode =
  | { readonly kind: 'pass' }
  /** Nobody listens any more, and connections that stand are reset. */
  | { readonly kind: 'refuse' }
  /** Connects and stays open, but nothing passes. What was held back passes when the mode changes, as in a partition. */
  | { readonly kind: 'half-open'; readonly blocks: readonly Direction[] }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number; readonly latencyMs: number }
  /** A connection ends, in good order, after so many more bytes to the client. */
  | { readonly kind: 'truncate'; readonly afterBytes: number };

export type FaultyProxy = {
  /** `http://127.0.0.1:PORT`, the same as long as the proxy lives. */
  readonly address: string;
  set(mode: LinkMode): Promise<void>;
  /** Resets every connection that stands; new ones pass. @returns how many */
  cut(): number;
  /**
   * Of the connections that stand, each for which `chosen` says so never carries another byte and never ends: as when
   * a router between forgot it. New ones pass. @returns how many
   */
  forget(chosen: (index: number) => boolean): number;
  close(): Promise<void>;
};

type Connection = {
  readonly client: Socket;
  readonly upstream: Socket;
  forgotten: boolean;
  toClient: number;
};
type Link = { mode: LinkMode; changed: AbortController; readonly connections: Set<Connection> };

/** A TCP proxy in front of one server, with a link that can be made to fail. Starts as `pass`. */
export async function startFaultyProxy(target: { readonly port: number }): Promise<FaultyProxy> {
  const port = await fixedPort();
  const link: Link = { mode: { kind: 'pass' }, changed: new AbortController(), connections: new Set() };
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) =>
    accept(client, target.port, link),
  );
  await listen(server, port);

  const change = (mode: LinkMode) => {
    link.mode = mode;
    link.changed.abort();
    link.changed = new AbortController();
    for (const connection of link.connections) connection.toClient = 0;
  };
  const cut = () => {
    const { size } = link.connections;
    for (const connection of link.connections) reset(connection);
    return size;
  };
  return {
    address: `http://127.0.0.1:${port}`,
    async set(mode) {
      change(mode);
      if (mode.kind === 'refuse') {
        server.close();
        cut();
      } else if (!server.listening) await listen(server, port);
    },
    cut,
    forget(chosen) {
      const forgotten = [...link.connections].filter((_, index) => chosen(index));
      for (const connection of forgotten) connection.forgotten = true;
      return forgotten.length;
    },
    async close() {
      cut();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function reset({ client, upstream }: Connection): void {
  client.resetAndDestroy();
  upstream.resetAndDestroy();
}

function accept(client: Socket, port: number, link: Link): void {
  const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  const connection: Connection = { client, upstream, forgotten: false, toClient: 0 };
  link.connections.add(connection);
  // What goes wrong on one side shows in its pump, and is passed to the other side there.
  client.on('error', () => undefined);
  upstream.on('error', () => undefined);
  const both = [pump('to-server', connection, link), pump('to-client', connection, link)];
  void Promise.all(both).then(() => link.connections.delete(connection));
}

async function pump(direction: Direction, connection: Connection, link: Link): Promise<void> {
  const { client, upstream } = connection;
  const [from, to] = direction === 'to-server' ? [client, upstream] : [upstream, client];
  try {
    for await (const chunk of from) {
      for (const piece of pieces(chunk as Buffer, link.mode))
        await forward(piece, to, direction, { connection, link });
    }
    await passage(direction, connection, link);
    to.end();
  } catch {
    await passage(direction, connection, link);
    reset(connection);
  }
}

/** A tenth of a second each, so that a slow link feels a change of its mode soon. */
function* pieces(chunk: Buffer, mode: LinkMode): Generator<Buffer> {
  const size = mode.kind === 'slow' ? Math.max(1, Math.ceil(mode.bytesPerSecond / 10)) : chunk.length;
  for (let at = 0; at < chunk.length; at += size) yield chunk.subarray(at, at + size);
}

type On = { readonly connection: Connection; readonly link: Link };

async function forward(
  piece: Buffer,
  to: Socket,
  direction: Direction,
  { connection, link }: On,
): Promise<void> {
  await passage(direction, connection, link);
  const { mode } = link;
  if (mode.kind === 'slow') await delay(mode.latencyMs + (piece.length / mode.bytesPerSecond) * 1000, link);
  const allowed = direction === 'to-client' ? allowance(piece, connection, mode) : piece.length;
  if (!to.write(piece.subarray(0, allowed))) await once(to, 'drain');
  if (allowed === piece.length) return;
  to.end();
  connection.upstream.destroy();
}

/** How much of the piece still passes a truncating link. */
function allowance(piece: Buffer, connection: Connection, mode: LinkMode): number {
  if (mode.kind !== 'truncate') return piece.length;
  const before = connection.toClient;
  connection.toClient += piece.length;
  return Math.min(piece.length, Math.max(0, mode.afterBytes - before));
}

/** Resolves when the link lets this direction through; for a forgotten connection only when it is torn down. */
async function passage(direction: Direction, connection: Connection, link: Link): Promise<void> {
  while (connection.forgotten || isBlocked(direction, link.mode)) {
    if (connection.client.destroyed && connection.upstream.destroyed) return;
    await delay(100, link);
  }
}

const isBlocked = (direction: Direction, mode: LinkMode): boolean =>
  mode.kind === 'half-open' && mode.blocks.includes(direction);

/** Ends early when the mode changes. */
const delay = (ms: number, link: Link): Promise<unknown> =>
  sleep(ms, undefined, { signal: link.changed.signal, ref: false }).catch(() => undefined);
