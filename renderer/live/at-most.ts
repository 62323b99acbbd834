/** Does so many things at once; what comes meanwhile waits, and has its turn in the order in which it came. */
export function atMost(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
