import { wordsIn } from './fold-words.ts';
import { type Field, fieldOf, type Posting, slotOf, Vocabulary } from './vocabulary.ts';

/** What a row is found by. */
export type Described = {
  /** Its number or code: written out whole, it stands before everything else. */
  readonly code: string;
  readonly name: string;
  /** Where it is, and what else narrows a search. */
  readonly besides: string;
  /** Among rows that match equally well the lighter one comes first; below 10¹⁴. */
  readonly weight: number;
};

/** The best, and how many there are: of a letter or two those that begin so, where they are enough. */
export type Found = { readonly keys: readonly string[]; readonly count: number };

/** One letter stands within nearly every word: it finds beginnings only. */
const shortestWithin = 2;
/** A word of so few letters stands within very many; it is looked for there only if too few begin with it. */
const stillVague = 2;

/** How badly a word matches, by field: the whole of a code is best, then a beginning, then further in. */
const wholeCost = [0, 1, 2] as const;
const beginningCost = [1, 1, 2] as const;
const withinCost = [3, 3, 4] as const;
type Costs = typeof wholeCost | typeof beginningCost | typeof withinCost;

const heaviest = 1e14;
/** Below this many, slots that are in use no more cost less than numbering all anew. */
const fewUnused = 2000;

/**
 * Rows by their words. A row whose words change takes a new slot and leaves the old one behind, so that lists of slots
 * are only ever added to; what changes all day (state, priority) is a weight, which no list holds.
 */
export class WordIndex {
  #vocabulary = new Vocabulary();
  #slots = new Map<string, number>();
  /** By slot: whose it is (null when left behind), its weight, and the mark of its words. */
  #keys: (string | null)[] = [];
  #weights: number[] = [];
  #marks: number[] = [];
  #unused = 0;

  get size(): number {
    return this.#slots.size;
  }

  put(key: string, described: Described): void {
    const mark = markOf(described);
    const slot = this.#slots.get(key);
    if (slot !== undefined && this.#marks[slot] === mark) {
      this.#weights[slot] = described.weight;
      return;
    }
    this.remove(key);
    this.#add(key, described, mark);
  }

  remove(key: string): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#keys[slot] = null;
    this.#unused += 1;
    if (this.#unused > fewUnused && this.#unused > this.#slots.size / 2) this.#renumber();
  }

  clear(): void {
    this.#vocabulary = new Vocabulary();
    this.#slots = new Map();
    this.#keys = [];
    this.#weights = [];
    this.#marks = [];
    this.#unused = 0;
  }

  /** The best rows that hold all the words, and how many hold them. */
  find(words: readonly string[], most: number): Found {
    if (words.length === 0) return { keys: [], count: 0 };
    const found = this.#gather(words, most, stillVague);
    const isVague = words.some(({ length }) => length >= shortestWithin && length <= stillVague);
    return isVague && found.count < most ? this.#gather(words, most, shortestWithin - 1) : found;
  }

  /** @param beginningOnly of words with so many letters, or fewer, only beginnings count */
  #gather(words: readonly string[], most: number, beginningOnly: number): Found {
    const walk = new Walk(this.#keys.length);
    for (const word of words) this.#follow(word, walk, word.length > beginningOnly);
    const best = new Best(most);
    let count = 0;
    for (let slot = 0; slot < this.#keys.length; slot += 1) {
      if (!walk.reached(slot) || this.#keys[slot] === null) continue;
      count += 1;
      best.offer(slot, walk.costOf(slot) * heaviest + (this.#weights[slot] as number));
    }
    return { keys: best.slots.map((slot) => this.#keys[slot] as string), count };
  }

  #follow(word: string, walk: Walk, isWithin: boolean): void {
    walk.nextWord();
    for (const id of this.#vocabulary.beginning(word)) {
      const isWhole = this.#vocabulary.wordOf(id).length === word.length;
      walk.pass(this.#vocabulary.postingsOf(id), isWhole ? wholeCost : beginningCost);
    }
    if (!isWithin) return;
    for (const id of this.#vocabulary.within(word)) walk.pass(this.#vocabulary.postingsOf(id), withinCost);
  }

  #add(key: string, { code, name, besides, weight }: Described, mark: number): void {
    const slot = this.#keys.length;
    const seen = new Set<string>();
    for (const [field, text] of [code, name, besides].entries())
      for (const word of wordsIn(text)) {
        if (seen.has(word)) continue;
        seen.add(word);
        this.#vocabulary.add(word, slot, field as Field);
      }
    this.#slots.set(key, slot);
    this.#keys.push(key);
    this.#weights.push(weight);
    this.#marks.push(mark);
  }

  #renumber(): void {
    const next: (number | null)[] = [];
    let used = 0;
    for (const key of this.#keys) next.push(key === null ? null : used++);
    const isUsed = (_: unknown, slot: number) => next[slot] !== null;
    this.#vocabulary = this.#vocabulary.renumbered((slot) => next[slot] ?? null);
    this.#weights = this.#weights.filter(isUsed);
    this.#marks = this.#marks.filter(isUsed);
    this.#keys = this.#keys.filter(isUsed);
    for (const [slot, key] of this.#keys.entries()) this.#slots.set(key as string, slot);
    this.#unused = 0;
  }
}

/** Which slots every word so far has reached, and at what cost: a word counts where it matches best. */
class Walk {
  #word = 0;
  readonly #words: Uint8Array;
  readonly #costs: Uint8Array;
  readonly #last: Uint8Array;

  constructor(slots: number) {
    this.#words = new Uint8Array(slots);
    this.#costs = new Uint8Array(slots);
    this.#last = new Uint8Array(slots);
  }

  nextWord(): void {
    this.#word += 1;
  }

  pass(postings: Posting | readonly Posting[], costs: Costs): void {
    if (typeof postings === 'number') this.#reach(slotOf(postings), costs[fieldOf(postings)]);
    else for (const posting of postings) this.#reach(slotOf(posting), costs[fieldOf(posting)]);
  }

  #reach(slot: number, cost: number): void {
    const reached = this.#words[slot] as number;
    if (reached === this.#word - 1) {
      this.#words[slot] = this.#word;
      this.#costs[slot] = (this.#costs[slot] as number) + cost;
      this.#last[slot] = cost;
    } else if (reached === this.#word && cost < (this.#last[slot] as number)) {
      this.#costs[slot] = (this.#costs[slot] as number) - (this.#last[slot] as number) + cost;
      this.#last[slot] = cost;
    }
  }

  reached(slot: number): boolean {
    return this.#words[slot] === this.#word;
  }

  costOf(slot: number): number {
    return this.#costs[slot] as number;
  }
}

/** The lightest of all that are offered, in order; of equals the one offered first. */
class Best {
  readonly slots: number[] = [];
  readonly #loads: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(slot: number, load: number): void {
    if (this.slots.length === this.#most && load >= (this.#loads.at(-1) as number)) return;
    let place = this.slots.length;
    while (place > 0 && (this.#loads[place - 1] as number) > load) place -= 1;
    this.slots.splice(place, 0, slot);
    this.#loads.splice(place, 0, load);
    if (this.slots.length <= this.#most) return;
    this.slots.pop();
    this.#loads.pop();
  }
}

/** Tells whether words have changed without keeping them: of 2³² marks two different texts hardly share one. */
function markOf({ code, name, besides }: Described): number {
  let mark = 0;
  for (const text of [code, name, besides]) {
    for (let index = 0; index < text.length; index += 1)
      mark = (Math.imul(mark, 31) + text.charCodeAt(index)) | 0;
    mark = Math.imul(mark ^ 0x2f, 0x01000193);
  }
  return mark;
}
