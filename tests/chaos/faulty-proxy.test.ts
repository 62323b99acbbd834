import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';

describe('a faulty link', () => {
  let server: Server;
  let proxy: FaultyProxy;
  const sockets: Socket[] = [];

  /** Answers each thing it hears with an echo. */
  beforeEach(async () => {
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (heard) => socket.write(heard));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const bound = server.address();
    proxy = await startFaultyProxy({ port: typeof bound === 'object' && bound ? bound.port : 0 });
  });
  afterEach(async () => {
    await proxy.close();
    for (const socket of sockets.splice(0)) socket.destroy();
    server.close();
  });

  /** A client that keeps what it heard and how it ended. */
  const open = async () => {
    const socket = connect(Number(new URL(proxy.address).port), '127.0.0.1');
    sockets.push(socket);
    const seen = { text: '', ended: false, error: '' };
    socket.on('data', (heard) => {
      seen.text += String(heard);
    });
    socket.on('end', () => {
      seen.ended = true;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      seen.error = error.code ?? error.message;
    });
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    return { socket, seen };
  };
  const say = async (text: string) => {
    const client = await open();
    client.socket.write(text);
    return client;
  };
  const hears = (client: Awaited<ReturnType<typeof open>>, text: string) =>
    vi.waitFor(() => expect(client.seen.text).toBe(text));

  it('passes both ways and ends when either side ends', async () => {
    const client = await say('a');
    await hears(client, 'a');
    client.socket.end();
    await vi.waitFor(() => expect(client.seen.ended).toBe(true));
  });

  it('resets what stands when it is cut, and lets new connections through', async () => {
    const client = await say('a');
    await hears(client, 'a');
    expect(proxy.cut()).toBe(1);
    await vi.waitFor(() => expect(client.seen.error).toBe('ECONNRESET'));
    await hears(await say('b'), 'b');
  });

  it('refuses until it passes again, at the same address', async () => {
    await proxy.set({ kind: 'refuse' });
    expect((await open()).seen.error).toBe('ECONNREFUSED');
    await proxy.set({ kind: 'pass' });
    await hears(await say('a'), 'a');
  });

  it('accepts and carries nothing while it is half open, and carries what was held back afterwards', async () => {
    await proxy.set({ kind: 'half-open', blocks: ['to-server', 'to-client'] });
    const client = await say('a');
    await sleep(150);
    expect(client.seen).toEqual({ text: '', ended: false, error: '' });
    await proxy.set({ kind: 'pass' });
    await hears(client, 'a');
  });

  it('blocks one direction alone: the server hears, the client does not', async () => {
    await proxy.set({ kind: 'half-open', blocks: ['to-client'] });
    const heard = vi.fn();
    server.once('connection', (socket) => socket.once('data', (data) => heard(String(data))));
    const client = await say('a');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('a'));
    await sleep(100);
    expect(client.seen.text).toBe('');
  });

  it('never carries anything again on a connection it forgot, and carries others', async () => {
    const client = await say('a');
    await hears(client, 'a');
    expect(proxy.forget(() => true)).toBe(1);
    client.socket.write('b');
    await hears(await say('c'), 'c');
    await proxy.set({ kind: 'pass' });
    await sleep(250);
    expect(client.seen).toEqual({ text: 'a', ended: false, error: '' });
  });

  it('takes its time when it is slow, and hurries once it passes again', async () => {
    await proxy.set({ kind: 'slow', bytesPerSecond: 1000, latencyMs: 20 });
    const startedAt = performance.now();
    const client = await say('x'.repeat(300));
    await hears(client, 'x'.repeat(300));
    expect(performance.now() - startedAt).toBeGreaterThan(500);
    client.socket.write('y'.repeat(100_000));
    await sleep(50);
    await proxy.set({ kind: 'pass' });
    await vi.waitFor(() => expect(client.seen.text).toHaveLength(100_300), { timeout: 3000 });
  });

  it('ends a connection in the middle of an answer', async () => {
    await proxy.set({ kind: 'truncate', afterBytes: 10 });
    const client = await say('x'.repeat(25));
    await vi.waitFor(() => expect(client.seen).toEqual({ text: 'x'.repeat(10), ended: true, error: '' }));
  });
});
