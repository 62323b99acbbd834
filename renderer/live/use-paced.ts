import { useMemo, useSyncExternalStore } from 'react';

/** As `useSyncExternalStore`, but re-renders at most once in `paceMs`: for figures, which nobody reads sixty times a second. */
export function usePaced<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
  paceMs: number,
): Value {
  const paced = useMemo(() => pace(subscribe, read, paceMs), [subscribe, read, paceMs]);
  return useSyncExternalStore(paced.subscribe, paced.shown);
}

function pace<Value>(
  subscribe: (listener: () => void) => () => void,
  read: () => Value,
  paceMs: number,
): { subscribe(listener: () => void): () => void; shown(): Value } {
  let shown = read();
  return {
    shown: () => shown,
    subscribe(listener) {
      // What changed since the first reading was announced to nobody.
      shown = read();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        timer = undefined;
        shown = read();
        listener();
      };
      const stop = subscribe(() => {
        timer ??= setTimeout(show, paceMs);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
  };
}
