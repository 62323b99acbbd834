/** Chance that can be repeated: the same seed and label give the same sequence on every machine. */
export type Random = {
  /** In `[0, 1)`. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  weighted<T>(entries: readonly (readonly [item: T, weight: number])[]): T;
  /** Standard normal. */
  normal(): number;
  logNormal(median: number, sigma: number): number;
  poisson(mean: number): number;
  shuffled<T>(items: readonly T[]): T[];
  /** A version 7 UUID of that moment, so that rows made in order land in order in an index. */
  uuid(epochMs: number): string;
  /** An independent sequence: what one part draws does not move another. */
  fork(label: string | number): Random;
};

export const createRandom = (seed: string | number): Random => fromPath(String(seed));

function fromPath(path: string): Random {
  const next32 = smallFastCounter(path);
  const next = () => next32() / 4294967296;
  const random: Random = {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, Math.floor(next() * items.length)),
    weighted: (entries) => weighted(entries, next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * random.normal()),
    poisson: (mean) => poisson(mean, next),
    shuffled: (items) => shuffled(items, random),
    uuid: (epochMs) => uuid7(epochMs, next32),
    fork: (label) => fromPath(`${path}/${label}`),
  };
  return random;
}

/** sfc32 by Chris Doty-Humphrey: 128 bits of state, so that sixty thousand forks never share a sequence. */
function smallFastCounter(path: string): () => number {
  let [a, b, c] = threeHashes(path);
  let counter = 1;
  const next32 = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next32();
  return next32;
}

function threeHashes(text: string): [number, number, number] {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 597399067);
    b = Math.imul(b ^ code ^ (a >>> 15), 2869860233);
    c = Math.imul(c ^ code ^ (b >>> 13), 951274213);
  }
  return [(a ^ (a >>> 16)) | 0, (b ^ (b >>> 16)) | 0, (c ^ (c >>> 16)) | 0];
}

function itemAt<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new Error('Nothing to pick from');
  return items[index] as T;
}

function weighted<T>(entries: readonly (readonly [T, number])[], share: number): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * total;
  for (const [item, weight] of entries) {
    left -= weight;
    if (left < 0) return item;
  }
  return itemAt(entries, entries.length - 1)[0];
}

/** Knuth's product method; means here stay under about thirty. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = random.int(0, index);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

const byteHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex32 = (word: number) =>
  `${byteHex[word >>> 24]}${byteHex[(word >>> 16) & 255]}${byteHex[(word >>> 8) & 255]}${byteHex[word & 255]}`;

function uuid7(epochMs: number, next32: () => number): string {
  const time = Math.floor(epochMs).toString(16).padStart(12, '0');
  const [first, second, third] = [next32(), next32(), next32()];
  const version = hex32(((first & 0x0fff0fff) | 0x70000000) >>> 0);
  const variant = hex32(((second & 0x3fffffff) | 0x80000000) >>> 0);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version.slice(0, 4)}-${variant.slice(0, 4)}-${variant.slice(4)}${hex32(third)}`;
}
