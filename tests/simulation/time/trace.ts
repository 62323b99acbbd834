/** What happened, line by line. Two runs of one seed have the same hash, or something outside the simulation decided. */
export type Trace = {
  line(text: string): void;
  hash(): string;
  /** The latest lines, oldest first. */
  tail(): readonly string[];
};

const kept = 60;

export function createTrace(print: (line: string) => void = () => undefined): Trace {
  const tail: string[] = [];
  const hash = rollingHash();
  return {
    line(text) {
      hash.add(text);
      tail.push(text);
      if (tail.length > 2 * kept) tail.splice(0, kept);
      print(text);
    },
    hash: hash.digest,
    tail: () => tail.slice(-kept),
  };
}

/** cyrb53 by bryc, carried on from line to line: quick, and a difference anywhere shows. */
function rollingHash(): { add(text: string): void; digest(): string } {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  return {
    add(text) {
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        a = Math.imul(a ^ code, 2654435761);
        b = Math.imul(b ^ code, 1597334677);
      }
      a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
      b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    },
    digest: () => [a, b].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}
