import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type CuttingLine = {
  /** The same database, by this line. */
  readonly url: string;
  /** How often somebody sent something by it, whether or not it arrived. */
  sent(): number;
};

/**
 * A line to a database that is cut, with every connection on it, by what is sent to it. What would have been sent does
 * not arrive; connections that are made afterwards pass, and may be cut likewise.
 * @param cuts told what is sent, and how much was sent before
 */
export async function layCuttingLine(
  databaseUrl: string,
  cuts: (chunk: Buffer, index: number) => boolean,
): Promise<CuttingLine> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const state = { sent: 0 };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    keep(client);
    keep(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk) => {
      if (cuts(chunk, state.sent++)) cut();
      else upstream.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    cut();
    server.close();
  });
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === 'object' ? address?.port : '');
  return { url: url.toString(), sent: () => state.sent };
}
