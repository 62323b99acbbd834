import type { Timers } from '../process/clock.ts';

export type Silence = {
  /** No byte for so long means that nothing comes any more. */
  readonly limitMs: number;
  readonly timers: Pick<Timers, 'after' | 'monotonicMs'>;
  readonly onSilence: () => void;
};

type Listening = {
  heard(): void;
  /** Whoever listens is busy with what they heard, until `heard` is said again: no silence of the other side. */
  busy(): void;
  end(): void;
};

/** Tells of a silence longer than the limit, until `end`. */
export function listenFor({ limitMs, timers, onSilence }: Silence): Listening {
  let heardAt: number | null = timers.monotonicMs();
  const listen = () => {
    const leftMs = heardAt === null ? limitMs : heardAt + limitMs - timers.monotonicMs();
    if (leftMs <= 0) onSilence();
    else cancel = timers.after(leftMs, listen);
  };
  let cancel = timers.after(limitMs, listen);
  return {
    heard() {
      heardAt = timers.monotonicMs();
    },
    busy() {
      heardAt = null;
    },
    end: () => cancel(),
  };
}

/**
 * The same response, listened to: a connection that a router has forgotten neither ends nor brings anything, and only
 * the missing keep-alives tell it from a quiet shape.
 */
export function heardResponse(response: Response, silence: Silence): Response {
  if (!response.body) return response;
  const listening = listenFor(silence);
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        listening.end();
        throw error;
      });
      listening.heard();
      if (!done) return controller.enqueue(value);
      listening.end();
      controller.close();
    },
    cancel(reason) {
      listening.end();
      return reader.cancel(reason);
    },
  });
  return new Response(body, response);
}

/** A response with another body, which is plain: whatever said otherwise must not travel with it. */
export function plainResponse({ status, headers }: Response, body: BodyInit): Response {
  const plain = new Headers(headers);
  plain.delete('content-encoding');
  plain.delete('content-length');
  plain.delete('transfer-encoding');
  return new Response(body, { status, headers: plain });
}

/** What the server promises to send at least, in milliseconds; null when it promises nothing. */
export function promisedEveryMs({ headers }: Response): number | null {
  const promised = Number(headers.get('x-keep-alive-ms') ?? Number.NaN);
  return promised > 0 ? promised : null;
}
