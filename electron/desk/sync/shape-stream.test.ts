import { describe, expect, it, vi } from 'vitest';
import { answerMs, followShape, longPollMs, type StreamFailure } from './shape-stream.ts';

/** Time that passes only when it is told to. */
function heldTime() {
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = 0;
  return {
    timers: {
      monotonicMs: () => now,
      after(delayMs: number, run: () => void) {
        const each = { at: now + delayMs, run };
        waiting.add(each);
        return () => void waiting.delete(each);
      },
    },
    pass(ms: number) {
      now += ms;
      for (const each of waiting)
        if (each.at <= now) {
          waiting.delete(each);
          each.run();
        }
    },
  };
}

const followed = (fetch: typeof globalThis.fetch) => {
  const time = heldTime();
  const failures: StreamFailure[] = [];
  const end = new AbortController();
  followShape(
    { serverUrl: 'http://127.0.0.1:1', token: () => 'token', fetch, timers: time.timers },
    {
      shape: 'tickets',
      from: { handle: '1-a', offset: '7_0' },
      monotonicMs: time.timers.monotonicMs,
      signal: end.signal,
      onBatch: async () => undefined,
      onMustRefetch: async () => undefined,
      onFailure: (failure) => failures.push(failure),
      onBrokenOff: () => undefined,
      onReconnect: () => undefined,
    },
  );
  return { ...time, failures, end: () => end.abort() };
};

describe('a shape that is followed', () => {
  it('counts as cut when a request of it is lost, though it asked for no live answer', async () => {
    const asked = vi.fn(() => new Promise<Response>(() => undefined));
    const { pass, failures, end } = followed(asked);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    expect(String(asked.mock.calls.at(0)?.at(0))).not.toContain('live');
    pass(answerMs - 1);
    expect(failures).toEqual([]);
    pass(1);
    expect(failures).toEqual(['unreachable']);
    end();
  });

  it('counts as cut when an answer begins and is never finished', async () => {
    const unfinished = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('[')) });
    const headers = {
      'electric-handle': '1-a',
      'electric-offset': '7_0',
      'electric-schema': '{}',
      'electric-cursor': '1',
    };
    const asked = vi.fn(async () => new Response(unfinished, { headers }));
    const { pass, failures, end } = followed(asked);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    await vi.waitFor(() => {
      pass(answerMs);
      expect(failures).toContain('unreachable');
    });
    end();
  });

  it('is waited for longer where server-sent events end at once and a question is kept instead', async () => {
    const headers = {
      'electric-handle': '1-a',
      'electric-offset': '7_0',
      'electric-schema': '{}',
      'electric-cursor': '1',
    };
    const upToDate = '[{"headers":{"control":"up-to-date"}}]';
    const asked = vi.fn(async (input: string | URL | Request) => {
      const address = String(input);
      if (!address.includes('live=true')) return new Response(upToDate, { headers });
      if (address.includes('live_sse=true')) return new Response('', { headers });
      return await new Promise<Response>(() => undefined);
    });
    const { pass, failures, end } = followed(asked);
    const isKept = () => !String(asked.mock.calls.at(-1)?.at(0)).includes('live_sse');
    await vi.waitFor(() => expect(asked.mock.calls.length > 2 && isKept()).toBe(true), { timeout: 10_000 });
    pass(longPollMs - 1);
    expect(failures).toEqual([]);
    pass(1);
    expect(failures).toEqual(['unreachable']);
    end();
  });
});
