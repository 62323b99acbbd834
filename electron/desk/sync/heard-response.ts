import type { Timers } from '../process/clock.ts';

type Options = {
  /** No byte for so long means that nothing comes any more. */
  readonly limitMs: number;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
  readonly onSilence: () => void;
};

/**
 * The same response, listened to: a connection that a router has forgotten neither ends nor brings anything, and only
 * the missing keep-alives tell it from a quiet shape.
 */
export function heardResponse(response: Response, { limitMs, timers, onSilence }: Options): Response {
  if (!response.body) return response;
  let heardAt = timers.monotonicMs();
  const listen = () => {
    const leftMs = heardAt + limitMs - timers.monotonicMs();
    if (leftMs <= 0) onSilence();
    else cancel = timers.after(leftMs, listen);
  };
  let cancel = timers.after(limitMs, listen);
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        cancel();
        throw error;
      });
      heardAt = timers.monotonicMs();
      if (!done) return controller.enqueue(value);
      cancel();
      controller.close();
    },
    cancel(reason) {
      cancel();
      return reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

/** What the server promises to send at least, in milliseconds; null when it promises nothing. */
export function promisedEveryMs({ headers }: Response): number | null {
  const promised = Number(headers.get('x-keep-alive-ms') ?? Number.NaN);
  return promised > 0 ? promised : null;
}
