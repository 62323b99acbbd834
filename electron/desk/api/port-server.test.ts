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
    page.on('message', (message) => heard.push(message));
  });
  afterEach(() => page.close());

  it('answers a query', async () => {
    page.postMessage({ id: 1, method: 'query', path: 'session.leftBehind' });
    await vi.waitFor(() =>
      expect(heard).toEqual([{ id: 1, result: { type: 'data', data: [{ displayName: 'Rina', count: 2 }] } }]),
    );
  });

  it('carries an error with its data', async () => {
    page.postMessage({ id: 2, method: 'mutation', path: 'preferences.change', input: { theme: 'pink' } });
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
    page.postMessage({ id: 3, method: 'query', path: 'no.such' });
    await vi.waitFor(() => expect(heard).toMatchObject([{ id: 3, error: { data: { code: 'NOT_FOUND' } } }]));
  });

  it('runs a subscription until it is stopped', async () => {
    page.postMessage({ id: 4, method: 'subscription', path: 'session.watch' });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    page.postMessage({ id: 4, method: 'subscription.stop' });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ id: 4, result: { type: 'stopped' } }));
    expect(stopped).toBe(true);
    expect(heard.slice(0, 2)).toEqual([
      { id: 4, result: { type: 'started' } },
      { id: 4, result: { type: 'data', data: { kind: 'signed-out', ended: null } } },
    ]);
  });

  it('stops everything of a page whose port closes', async () => {
    page.postMessage({ id: 5, method: 'subscription', path: 'session.watch' });
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    page.close();
    await vi.waitFor(() => expect(stopped).toBe(true));
  });

  it('ignores what is not a request', async () => {
    page.postMessage('hello');
    page.postMessage({ id: 'x', method: 'query', path: 'session.leftBehind' });
    page.postMessage({ id: 6, method: 'query', path: 'session.leftBehind' });
    await vi.waitFor(() => expect(heard).toMatchObject([{ id: 6 }]));
  });
});
