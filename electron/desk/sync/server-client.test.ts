import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addNote, queued } from '../testing/queued.ts';
import { createServerClient, decisionTimeoutMs, ServerAway, ServerLate } from './server-client.ts';

/** Takes connections, and does with them what is told. */
async function clientOf(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const serverUrl = `http://127.0.0.1:${port}`;
  return createServerClient({ serverUrl, token: () => null, fetch: globalThis.fetch });
}

const { id, issuedAt, command } = queued(1, addNote(1, 'x'));
const envelopes = [{ id, issuedAt, ...command }];
const failureOf = (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error);

describe('commands that are sent', () => {
  it(
    'are late when the server has them and does not answer in time',
    async () => {
      const client = await clientOf(() => undefined);
      const failure = await failureOf(client.submit(envelopes, new AbortController().signal));
      expect(failure).toBeInstanceOf(ServerLate);
    },
    2 * decisionTimeoutMs,
  );

  it('are lost when their connection ends, and given up when they are told to be', async () => {
    const cut = await clientOf((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const deaf = await clientOf(() => undefined);
    const failures = await Promise.all([
      failureOf(cut.submit(envelopes, new AbortController().signal)),
      failureOf(deaf.submit(envelopes, AbortSignal.timeout(50))),
    ]);
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(ServerAway);
      expect(failure).not.toBeInstanceOf(ServerLate);
    }
  });
});
