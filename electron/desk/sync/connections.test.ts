import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Connections, openConnections } from './connections.ts';

describe('the connections to a server', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** Answers with the port it was asked from. @param isHeard false for what a router swallows, having forgotten it */
  const serve = async (isHeard: (request: IncomingMessage) => boolean) => {
    const server = createServer((request, response) => {
      if (isHeard(request)) response.end(String(request.socket.remotePort));
    });
    closing.push(() => void server.close().closeAllConnections());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const portOf = async ({ fetch }: Connections, address: string) => await (await fetch(address)).text();
  /** One forgets a connection once it has answered on it. */
  const serveOnceEach = () => {
    const used = new Set<unknown>();
    return serve(({ socket }) => !used.has(socket) && used.add(socket) !== undefined);
  };
  /** A connection is free again a moment after its answer was read. */
  const rest = () => new Promise((resolve) => setTimeout(resolve, 50));

  it('serve one request after the other', async () => {
    const address = await serve(() => true);
    const connections = openConnections();
    const port = await portOf(connections, address);
    await rest();
    expect(await portOf(connections, address)).toBe(port);
  });

  it('that idle are not used again after a request on one of them was given up', async () => {
    const address = await serveOnceEach();
    const connections = openConnections();
    await Promise.all([portOf(connections, address), portOf(connections, address)]);
    await rest();
    await expect(connections.fetch(address, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    expect(await portOf(connections, address)).toMatch(/^\d+$/);
  });

  it('that idle are not used again once they are retired, and what is under way is answered', async () => {
    const address = await serve(() => true);
    const connections = openConnections();
    const former = await portOf(connections, address);
    await rest();
    const underWay = portOf(connections, address);
    connections.retire();
    expect(await underWay).toBe(former);
    expect(await portOf(connections, address)).not.toBe(former);
  });

  it('are tried anew after a server that was not there', async () => {
    const address = await serve(() => true);
    const connections = openConnections();
    await expect(connections.fetch('http://127.0.0.1:1')).rejects.toThrow();
    expect(await portOf(connections, address)).toMatch(/^\d+$/);
  });
});
