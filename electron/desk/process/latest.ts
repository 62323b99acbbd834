import type { Signal } from './signal.ts';

/** The value now and each later one. A slow reader skips to the latest; none is told the same twice. */
export async function* latest<T>(
  current: () => T,
  changed: Pick<Signal<unknown>, 'listen'>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  let stale = true;
  let wake: () => void = () => undefined;
  const ignore = changed.listen(() => {
    stale = true;
    wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (stale) {
        stale = false;
        yield current();
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    ignore();
  }
}
