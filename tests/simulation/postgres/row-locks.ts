import { PostgresError } from './door.ts';

/** Locks that are held until their holder's transaction ends, given in the order they were asked for. */
export type RowLocks<Holder> = {
  /**
   * Resolves when the holder has it; at once when it had it already.
   * Rejects with PostgresError 40P01 when the holder would wait for itself: then one of the circle has to give way.
   */
  take(name: string, holder: Holder): Promise<void>;
  releaseAll(holder: Holder): void;
};

type Waiter<Holder> = { readonly holder: Holder; readonly go: () => void };
type Lock<Holder> = { holder: Holder; readonly waiting: Waiter<Holder>[] };

export function createRowLocks<Holder>(): RowLocks<Holder> {
  const locks = new Map<string, Lock<Holder>>();

  function passOn(name: string, lock: Lock<Holder>): void {
    const next = lock.waiting.shift();
    if (!next) {
      locks.delete(name);
      return;
    }
    lock.holder = next.holder;
    next.go();
  }

  /** Whoever has to end before the waiter gets what it waits for. */
  const before = (waiter: Holder): readonly Holder[] =>
    [...locks.values()].flatMap((lock) => {
      const place = lock.waiting.findIndex(({ holder }) => holder === waiter);
      return place < 0 ? [] : [lock.holder, ...lock.waiting.slice(0, place).map(({ holder }) => holder)];
    });

  function waitsFor(waiter: Holder, wanted: Holder, seen = new Set<Holder>()): boolean {
    if (seen.has(waiter)) return false;
    seen.add(waiter);
    return before(waiter).some((each) => each === wanted || waitsFor(each, wanted, seen));
  }

  return {
    take(name, holder) {
      const lock = locks.get(name);
      if (!lock) locks.set(name, { holder, waiting: [] });
      if (!lock || lock.holder === holder) return Promise.resolve();
      const ahead = [lock.holder, ...lock.waiting.map((waiter) => waiter.holder)];
      if (ahead.some((each) => waitsFor(each, holder)))
        return Promise.reject(new PostgresError('40P01', 'deadlock detected'));
      return new Promise((go) => lock.waiting.push({ holder, go }));
    },
    releaseAll(holder) {
      for (const [name, lock] of locks) {
        const still = lock.waiting.filter((waiter) => waiter.holder !== holder);
        lock.waiting.splice(0, lock.waiting.length, ...still);
        if (lock.holder === holder) passOn(name, lock);
      }
    },
  };
}
