import { standIns } from './inhabited.ts';

/** As Node's: rejects when the signal aborts. */
export function setTimeout<T = void>(
  delayMs: number,
  value?: T,
  options: { readonly signal?: AbortSignal } = {},
): Promise<T> {
  const { timeline } = standIns();
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const abort = () => {
      cancel();
      reject(new Error('The operation was aborted'));
    };
    const cancel = timeline.schedule(timeline.current(), delayMs, 'sleep', () => {
      signal?.removeEventListener('abort', abort);
      resolve(value as T);
    });
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
