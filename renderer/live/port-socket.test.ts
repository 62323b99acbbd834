import { createTRPCClient, createWSClient, wsLink } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type PortView, portSockets } from './port-socket.ts';

const t = initTRPC.create();
const router = t.router({
  greet: t.procedure.input(z.string()).query(({ input }) => `hello ${input}`),
  ticks: t.procedure.subscription(async function* () {
    yield await Promise.resolve(1);
  }),
});

type Asked = { id: number; method: string; params?: { path: string; input?: unknown } };

describe('the line to the desk over ports', () => {
  let view: EventTarget & { aglis: { connect(): Promise<void> } };
  let hasDesk: boolean;
  let joined: MessagePort[];
  let asked: Asked[];
  let socket: ReturnType<typeof createWSClient>;

  const tell = (ports: readonly MessagePort[]) =>
    view.dispatchEvent(
      Object.assign(new Event('message'), { source: view, data: { kind: 'desk:port' }, ports }),
    );
  /** What main process and preload do together: a port whose other end the desk has, or none. */
  const answerPage = () => {
    if (!hasDesk) return tell([]);
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => asked.push(...([JSON.parse(data)].flat() as Asked[]));
    joined.push(port2);
    return tell([port1]);
  };
  const open = () => {
    socket = createWSClient({
      url: 'ws://desk',
      WebSocket: portSockets(view as unknown as PortView),
      retryDelayMs: () => 5,
    });
    return createTRPCClient<typeof router>({ links: [wsLink<typeof router>({ client: socket })] });
  };
  const answer = (message: object) => joined.at(-1)?.postMessage(JSON.stringify(message));
  const next = (count: number) => vi.waitFor(() => expect(asked.length).toBe(count));

  beforeEach(() => {
    view = Object.assign(new EventTarget(), {
      aglis: {
        connect: () => {
          setTimeout(answerPage);
          return Promise.resolve();
        },
      },
    });
    hasDesk = true;
    joined = [];
    asked = [];
  });
  afterEach(async () => {
    await socket.close();
    for (const port of joined) port.close();
  });

  it('asks and is answered', async () => {
    const greeting = open().greet.query('Rina');
    await next(1);
    expect(asked[0]).toMatchObject({ method: 'query', params: { path: 'greet', input: 'Rina' } });
    answer({ id: asked[0]?.id, result: { type: 'data', data: 'hello Rina' } });
    expect(await greeting).toBe('hello Rina');
  });

  it('ends what was asked with an error when the desk is gone', async () => {
    const greeting = open()
      .greet.query('Rina')
      .catch((error: unknown) => error);
    await next(1);
    tell([]);
    expect(await greeting).toMatchObject({ message: expect.any(String), data: undefined });
  });

  it('tells that it is lost, and listens anew at the next desk', async () => {
    const states: (string | boolean)[] = [];
    const onData = vi.fn();
    open().ticks.subscribe(undefined, {
      onData,
      onConnectionStateChange: ({ state, error }) => states.push(error ? 'lost' : state),
    });
    await next(1);
    hasDesk = false;
    tell([]);
    await vi.waitFor(() => expect(states).toContain('lost'));
    hasDesk = true;
    await next(2);
    expect(asked.map(({ method }) => method)).toEqual(['subscription', 'subscription']);
    answer({ id: asked[1]?.id, result: { type: 'data', data: 2 } });
    await vi.waitFor(() => expect(onData.mock.calls).toEqual([[2]]));
    expect(states.at(-1)).toBe('pending');
  });

  it('asks what waits as soon as there is a desk', async () => {
    hasDesk = false;
    const greeting = open().greet.query('Rina');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(asked).toEqual([]);
    hasDesk = true;
    await next(1);
    answer({ id: asked[0]?.id, result: { type: 'data', data: 'hello Rina' } });
    expect(await greeting).toBe('hello Rina');
  });

  it('takes no port from another window', () => {
    hasDesk = false;
    open();
    const { port1 } = new MessageChannel();
    const foreign = { source: null, data: { kind: 'desk:port' }, ports: [port1] };
    view.dispatchEvent(Object.assign(new Event('message'), foreign));
    expect(socket.connectionState.get().state).toBe('connecting');
    port1.close();
  });
});
