import type { LiveName } from '../../shared/contracts/live.ts';

export type Listener = () => void;
export type Listeners = ReadonlySet<Listener>;

/** Who wants to hear of an entity, or of one row of it. */
export class StoreListeners {
  /** By entity and key: looked into for every row that changes, so that no text is made of both. */
  readonly #ofRows = new Map<LiveName, Map<string, Set<Listener>>>();
  readonly #ofEntities = new Map<LiveName, Set<Listener>>();

  subscribeRow(name: LiveName, key: string, listener: Listener): Listener {
    const byKey = this.#ofRows.get(name) ?? new Map<string, Set<Listener>>();
    this.#ofRows.set(name, byKey);
    return subscribeIn(byKey, key, listener);
  }

  subscribeEntity(name: LiveName, listener: Listener): Listener {
    return subscribeIn(this.#ofEntities, name, listener);
  }

  ofRow(name: LiveName, key: string): Listeners | undefined {
    return this.#ofRows.get(name)?.get(key);
  }

  tellOfEntity(name: LiveName): void {
    tell(this.#ofEntities.get(name) ?? []);
  }

  tellOfEveryRow(): void {
    for (const byKey of this.#ofRows.values()) for (const listeners of byKey.values()) tell(listeners);
  }
}

export const tell = (listeners: Iterable<Listener>): void => {
  for (const listener of listeners) listener();
};

function subscribeIn<Key>(listenersOf: Map<Key, Set<Listener>>, key: Key, listener: Listener): Listener {
  const listeners = listenersOf.get(key) ?? new Set();
  listenersOf.set(key, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && listenersOf.get(key) === listeners) listenersOf.delete(key);
  };
}
