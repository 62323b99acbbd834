import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ServedPort, servePort } from './port-server.ts';
import { deskRouter } from './router.ts';
import type { DeskServices } from './services.ts';

const served = (port: MessagePort): ServedPort => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.on('close', listener),
});

describe('the desk on a message port', () => {
  let page: MessagePort;
  let stopped: boolean;
  const heard: unknown[] = [];

  const services = {
    session: {
      async *watch(signal: AbortSignal) {
        yield { kind: 'signed-out' as const, ended: null };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        stopped = true;
      },
      leftBehind: () => [{ displayName: 'Rina', count: 2 }],
    },
  } as unknown as DeskServices;

  beforeEach(() => {
    const { port1, port2 } = new MessageChannel();
    servePort(served(port2), deskRouter, services);
    page = port1;
    stopped = false;
    heard.length = 0;
    page.on('message', (message: string) => heard.push(JSON.parse(message)));
  });
  afterEach(() => page.close());

  const ask = (...requests: readonly object[]) =>
    page.postMessage(JSON.stringify(requests.length === 1 ? requests[0] : requests));
  const leftBehind = (id: number) => ({ id, method: 'query', params: { path: 'session.leftBehind' } });

  it('answers a query', async () => {
    ask(leftBehind(1));
    await vi.waitFor(() =>
      expect(heard).toEqual([{ id: 1, result: { type: 'data', data: [{ displayName: 'Rina', count: 2 }] } }]),
    );
  });

  it('carries an error with its data', async () => {
    ask({ id: 2, method: 'mutation', params: { path: 'preferences.change', input: { theme: 'pink' } } });
    await vi.waitFor(() =>
      expect(heard).toEqual([
        {
          id: 2,
          error: expect.objectContaining({
            code: -32_600,
            data: expect.objectContaining({ code: 'BAD_REQUEST', path: 'preferences.change' }),
          }),
        },
      ]),
    );
    expect(JSON.stringify(heard)).not.toContain('stack');
  });

  it('says that there is no such procedure', async () => {
    ask({ id: 3, method: 'query', params: { path: 'no.such' } });
    await vi.waitFor(() => expect(heard).toMatchObject([{ id: 3, error: { data: { code: 'NOT_FOUND' } } }]));
  });

  it('runs a subscription until it is stopped', async () => {
    ask({ id: 4, method: 'subscription', params: { path: 'session.watch' } });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    ask({ id: 4, method: 'subscription.stop' });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ id: 4, result: { type: 'stopped' } }));
    expect(stopped).toBe(true);
    expect(heard.slice(0, 2)).toEqual([
      { id: 4, result: { type: 'started' } },
      { id: 4, result: { type: 'data', data: { kind: 'signed-out', ended: null } } },
    ]);
  });

  it('stops everything of a page whose port closes', async () => {
    ask({ id: 5, method: 'subscription', params: { path: 'session.watch' } });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    page.close();
    await vi.waitFor(() => expect(stopped).toBe(true));
  });

  it('ignores what is not a request', async () => {
    page.postMessage('hello');
    page.postMessage({ id: 'x' });
    ask({ ...leftBehind(1), id: 'x' });
    ask(leftBehind(6));
    await vi.waitFor(() => expect(heard).toMatchObject([{ id: 6 }]));
  });

  it('answers each of several that were asked together', async () => {
    ask(leftBehind(7), leftBehind(8));
    await vi.waitFor(() => expect(heard).toMatchObject([{ id: 7 }, { id: 8 }]));
  });
});
