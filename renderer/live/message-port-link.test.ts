import { createTRPCClient } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { messagePortLink } from './message-port-link.ts';

const t = initTRPC.create();
const router = t.router({
  greet: t.procedure.input(z.string()).query(({ input }) => `hello ${input}`),
  ticks: t.procedure.subscription(async function* () {
    yield await Promise.resolve(1);
  }),
});

type Asked = { id: number; method: string; path?: string; input?: unknown };

/** The desk's end of the port, answering by hand. */
function aPort() {
  const { port1, port2 } = new MessageChannel();
  const asked: Asked[] = [];
  port2.onmessage = ({ data }) => asked.push(data);
  const client = createTRPCClient<typeof router>({ links: [messagePortLink(Promise.resolve(port1))] });
  const next = (count: number) => vi.waitFor(() => expect(asked.length).toBe(count));
  return { client, asked, next, answer: (message: object) => port2.postMessage(message) };
}

describe('the message port link', () => {
  it('asks and is answered', async () => {
    const { client, asked, next, answer } = aPort();
    const greeting = client.greet.query('Rina');
    await next(1);
    expect(asked[0]).toMatchObject({ method: 'query', path: 'greet', input: 'Rina' });
    answer({ id: asked[0]?.id, result: { type: 'data', data: 'hello Rina' } });
    expect(await greeting).toBe('hello Rina');
  });

  it('carries an error with its data', async () => {
    const { client, asked, next, answer } = aPort();
    const greeting = client.greet.query('Rina').catch((error: unknown) => error);
    await next(1);
    answer({ id: asked[0]?.id, error: { message: 'no', code: -32_001, data: { code: 'UNAUTHORIZED' } } });
    expect(await greeting).toMatchObject({ message: 'no', data: { code: 'UNAUTHORIZED' } });
  });

  it('keeps a subscription open, and stops it when nobody listens any more', async () => {
    const { client, asked, next, answer } = aPort();
    const [onData, onStarted] = [vi.fn(), vi.fn()];
    const { unsubscribe } = client.ticks.subscribe(undefined, { onData, onStarted });
    await next(1);
    const { id } = asked[0] as Asked;
    answer({ id, result: { type: 'started' } });
    answer({ id, result: { type: 'data', data: 1 } });
    answer({ id, result: { type: 'data', data: 2 } });
    await vi.waitFor(() => expect(onData.mock.calls).toEqual([[1], [2]]));
    expect(onStarted).toHaveBeenCalledOnce();
    unsubscribe();
    await next(2);
    expect(asked[1]).toEqual({ id, method: 'subscription.stop' });
  });
});
