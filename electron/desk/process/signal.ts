/** Tells whoever listens. A listener that throws is a bug of that listener and must not silence the others. */
export type Signal<T> = {
  send(value: T): void;
  /** @returns how to stop listening */
  listen(listener: (value: T) => void): () => void;
};

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    send(value) {
      for (const listener of [...listeners]) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
