import type { LiveName } from '../../../shared/contracts/live.ts';

/** Rows a window is yet to be told of, by name, each once. */
export type WaitingKeys = {
  /** @returns false when more of the entity wait than are worth naming one by one */
  add(entity: LiveName, keys: Iterable<string>): boolean;
  drop(entity: LiveName): void;
  clear(): void;
  size(): number;
  /** The first so many, which then wait no more. */
  take(limit: number): readonly { readonly entity: LiveName; readonly key: string }[];
};

/** About half a megabyte of names for one window. A reload reads 1000 rows at once, faster than as many by name. */
export const mostWaiting = 5000;

export function waitingKeys(): WaitingKeys {
  const byEntity = new Map<LiveName, Set<string>>();
  return {
    add(entity, keys) {
      const waiting = byEntity.get(entity) ?? new Set();
      byEntity.set(entity, waiting);
      for (const key of keys) {
        waiting.add(key);
        if (waiting.size > mostWaiting) return false;
      }
      return true;
    },
    drop: (entity) => void byEntity.delete(entity),
    clear: () => byEntity.clear(),
    size: () => [...byEntity.values()].reduce((sum, { size }) => sum + size, 0),
    take(limit) {
      const taken: { entity: LiveName; key: string }[] = [];
      for (const [entity, waiting] of byEntity) {
        for (const key of waiting) {
          if (taken.length === limit) return taken;
          waiting.delete(key);
          taken.push({ entity, key });
        }
      }
      return taken;
    },
  };
}
