import type { Shape } from '../shapes/shape.ts';

/** Why waiting for a shape ended. */
export type WaitEnd = 'grown' | 'gone' | 'timeout' | 'aborted';

/** Waits for the shape's next event, the time limit or the signal, whichever is first. Leaves no listener behind. */
export function nextEvent(shape: Shape, limitMs: number, signal: AbortSignal): Promise<WaitEnd> {
  if (shape.gone !== undefined) return Promise.resolve('gone');
  if (signal.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const finish = (end: WaitEnd): void => {
      shape.listeners.delete(listener);
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      resolve(end);
    };
    const listener = (event: { readonly kind: 'grown' | 'gone' }): void => finish(event.kind);
    const onAbort = (): void => finish('aborted');
    const timer = setTimeout(() => finish('timeout'), limitMs);
    shape.listeners.add(listener);
    signal.addEventListener('abort', onAbort);
  });
}
