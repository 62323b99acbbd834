import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** For a client: the system's own first look at a quiet connection comes after two hours. */
export const looksAtItsLine = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/**
 * For a session, in its connection's options: what a client whose connection was cut holds, locks above all, Postgres
 * frees when it finds out, after these seconds of silence.
 */
export const looksAtItsClient =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** The part of pg's client that its types do not tell of. */
type ConnectedClient = { readonly connection: { readonly stream: Socket } };

/**
 * Ends the client's connection when nothing moves on it for so long. On a line that is dead but stays open a question
 * is never answered, and whoever asked would wait for ever. @param silenceMs 0 for never
 */
export function endWhenSilent(client: ClientBase, silenceMs: number): void {
  const { stream } = (client as unknown as ConnectedClient).connection;
  stream.removeAllListeners('timeout');
  stream.setTimeout(silenceMs);
  stream.on('timeout', () => {
    const silent = new Error(`Postgres was not heard for ${silenceMs} ms`);
    stream.destroy(Object.assign(silent, { code: 'ETIMEDOUT' }));
  });
}
