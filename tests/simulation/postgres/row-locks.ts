/** Locks that are held until their holder's transaction ends, given in the order they were asked for. */
export type RowLocks<Holder> = {
  /** Resolves when the holder has it; at once when it had it already. */
  take(name: string, holder: Holder): Promise<void>;
  releaseAll(holder: Holder): void;
};

export function createRowLocks<Holder>(): RowLocks<Holder> {
  type Lock = { holder: Holder; readonly waiting: { readonly holder: Holder; readonly go: () => void }[] };
  const locks = new Map<string, Lock>();

  function passOn(name: string, lock: Lock): void {
    const next = lock.waiting.shift();
    if (!next) {
      locks.delete(name);
      return;
    }
    lock.holder = next.holder;
    next.go();
  }

  return {
    take(name, holder) {
      const lock = locks.get(name);
      if (!lock) locks.set(name, { holder, waiting: [] });
      if (!lock || lock.holder === holder) return Promise.resolve();
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
