/** Where a word stands: in the row's own code, in what it is called, or in what is said besides. */
export type Field = 0 | 1 | 2;

/** The words that begin with what was asked, and those that hold it further in. */
export type WordMatches = { readonly beginning: readonly number[]; readonly within: readonly number[] };

type Remembered = { readonly beginning: number[]; readonly within: number[]; scannedTo: number };

/** One letter stands within nearly every word: it finds beginnings only. */
const shortestWithin = 2;
/** What was asked lately. Somebody who writes a word asks for all its beginnings one after another. */
const mostRemembered = 24;
const fieldBits = 4;

export const slotOf = (posting: number): number => Math.floor(posting / fieldBits);
export const fieldOf = (posting: number): Field => (posting % fieldBits) as Field;

/**
 * Every different word once, with the slots that hold it. Words are only added, so what was found for a beginning stays
 * true and grows: a letter more looks through that alone, and not through all words again.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  /** A lone number where one slot alone holds the word, as it is with most numbers: an array for each takes 20 MB. */
  readonly #postings: (number | number[])[] = [];
  readonly #remembered = new Map<string, Remembered>();

  add(word: string, slot: number, field: Field): void {
    const posting = slot * fieldBits + field;
    const id = this.#ids.get(word);
    if (id === undefined) {
      this.#ids.set(word, this.#words.length);
      this.#words.push(word);
      this.#postings.push(posting);
      return;
    }
    const known = this.#postings[id];
    if (typeof known === 'number') this.#postings[id] = [known, posting];
    else known?.push(posting);
  }

  wordOf(id: number): string {
    return this.#words[id] ?? '';
  }

  postingsOf(id: number): readonly number[] {
    const known = this.#postings[id];
    return typeof known === 'number' ? [known] : (known ?? []);
  }

  matches(word: string): WordMatches {
    const known = this.#remembered.get(word) ?? this.#narrowed(word);
    this.#scan(word, known);
    this.#remembered.delete(word);
    this.#remembered.set(word, known);
    if (this.#remembered.size > mostRemembered)
      for (const oldest of this.#remembered.keys()) {
        this.#remembered.delete(oldest);
        break;
      }
    return known;
  }

  /** The same words over the slots that are left. */
  renumbered(newSlotOf: (slot: number) => number | null): Vocabulary {
    const next = new Vocabulary();
    for (const [id, word] of this.#words.entries())
      for (const posting of this.postingsOf(id)) {
        const slot = newSlotOf(slotOf(posting));
        if (slot !== null) next.add(word, slot, fieldOf(posting));
      }
    return next;
  }

  /** What a letter less has found, looked through for the letter more. */
  #narrowed(word: string): Remembered {
    const shorter = word.length > shortestWithin ? this.#remembered.get(word.slice(0, -1)) : undefined;
    const narrowed: Remembered = { beginning: [], within: [], scannedTo: shorter?.scannedTo ?? 0 };
    for (const id of shorter?.beginning ?? []) this.#place(id, word, narrowed);
    for (const id of shorter?.within ?? []) this.#place(id, word, narrowed);
    return narrowed;
  }

  #scan(word: string, into: Remembered): void {
    const words = this.#words;
    if (word.length < shortestWithin) {
      for (let id = into.scannedTo; id < words.length; id += 1)
        if (words[id]?.startsWith(word)) into.beginning.push(id);
    } else for (let id = into.scannedTo; id < words.length; id += 1) this.#place(id, word, into);
    into.scannedTo = words.length;
  }

  #place(id: number, word: string, into: Remembered): void {
    const at = (this.#words[id] as string).indexOf(word);
    if (at === 0) into.beginning.push(id);
    else if (at > 0) into.within.push(id);
  }
}
