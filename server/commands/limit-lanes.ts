/** Lets so much work run at once; what comes beyond waits its turn, in order. */
export function limitLanes(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = (): Promise<void> | undefined => {
    if (running < most) {
      running += 1;
      return undefined;
    }
    return new Promise((turn) => waiting.push(turn));
  };
  const leave = () => {
    const next = waiting.shift();
    // The lane passes to whoever waits longest, without being free in between.
    if (next) next();
    else running -= 1;
  };
  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
