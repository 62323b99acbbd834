/** Lets others stop the stream for a moment: while anyone holds it, `passage` does not resolve. */
export type Gate = {
  /** @returns the release; calling it twice does no harm. */
  hold(): () => void;
  readonly isHeld: boolean;
  passage(): Promise<void>;
};

export function createGate(): Gate {
  const holders = new Set<symbol>();
  const waiting: (() => void)[] = [];
  return {
    hold() {
      const holder = Symbol('holder');
      holders.add(holder);
      return () => {
        holders.delete(holder);
        if (holders.size === 0) for (const go of waiting.splice(0)) go();
      };
    },
    get isHeld() {
      return holders.size > 0;
    },
    async passage() {
      while (holders.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
