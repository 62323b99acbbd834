import type { Shape, ShapeEvent } from '../shapes/shape.ts';

/** Why waiting for a shape ended. */
export type WaitEnd = ShapeEvent['kind'] | 'timeout' | 'aborted';

/** Only who can take a part of a transaction wants to hear that one has begun. */
const whole: readonly ShapeEvent['kind'][] = ['grown', 'gone'];

/** Waits for the shape's next event, the time limit or the signal, whichever is first. Leaves no listener behind. */
export function nextEvent(
  shape: Shape,
  limitMs: number,
  signal: AbortSignal,
  awaited = whole,
): Promise<WaitEnd> {
  if (shape.gone !== undefined) return Promise.resolve('gone');
  if (signal.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const finish = (end: WaitEnd): void => {
      shape.listeners.delete(listener);
      signal.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      resolve(end);
    };
    const listener = ({ kind }: ShapeEvent): void => {
      if (awaited.includes(kind)) finish(kind);
    };
    const onAbort = (): void => finish('aborted');
    const timer = setTimeout(() => finish('timeout'), limitMs);
    shape.listeners.add(listener);
    signal.addEventListener('abort', onAbort);
  });
}
