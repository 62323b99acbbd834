export type Compare<T> = (a: T, b: T) => number;

/** Each single move shifts what stands behind it: so many in 20,000 items cost as much as one walk past all. */
const manyMoves = 200;

/**
 * An array kept in order. `compare` must be total: two different items never compare as equal, so an item is found
 * again by its own key. Moving one item in 20,000 is a binary search and one block move.
 */
export class SortedList<T> {
  readonly #compare: Compare<T>;
  #items: T[] = [];

  constructor(compare: Compare<T>) {
    this.#compare = compare;
  }

  get length(): number {
    return this.#items.length;
  }

  /** The list itself, not a copy: read it now, do not keep it. */
  get items(): readonly T[] {
    return this.#items;
  }

  at(index: number): T | undefined {
    return this.#items[index];
  }

  add(item: T): number {
    const index = this.#lowerBound(item);
    this.#items.splice(index, 0, item);
    return index;
  }

  /** Whether it was there. */
  remove(item: T): boolean {
    const index = this.indexOf(item);
    if (index < 0) return false;
    this.#items.splice(index, 1);
    return true;
  }

  /** Exchanges an item for one with the same key. */
  replace(item: T, by: T): void {
    const index = this.indexOf(item);
    if (index >= 0) this.#items[index] = by;
  }

  indexOf(item: T): number {
    const index = this.#lowerBound(item);
    const found = this.#items[index];
    return found !== undefined && this.#compare(found, item) === 0 ? index : -1;
  }

  /**
   * Takes some out and puts others in: a few one by one, many in one walk past all.
   * @param isOut tells those of `out` among the items; to find thousands by their order took longer than the walk
   */
  exchange(out: readonly T[], into: readonly T[], isOut: (item: T) => boolean): void {
    if (out.length + into.length > manyMoves) {
      this.#items = this.#walkPast(isOut, [...into].sort(this.#compare));
      return;
    }
    for (const item of out) this.remove(item);
    for (const item of into) this.add(item);
  }

  reset(items: Iterable<T>): void {
    this.#items = [...items].sort(this.#compare);
  }

  #walkPast(isOut: (item: T) => boolean, into: readonly T[]): T[] {
    const items: T[] = [];
    let nextIn = 0;
    for (const item of this.#items) {
      if (isOut(item)) continue;
      while (nextIn < into.length && this.#compare(into[nextIn] as T, item) < 0) {
        items.push(into[nextIn] as T);
        nextIn += 1;
      }
      items.push(item);
    }
    return [...items, ...into.slice(nextIn)];
  }

  #lowerBound(item: T): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#items[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
