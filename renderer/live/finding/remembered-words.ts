/** What was asked lately. Somebody who writes a word asks for all its beginnings one after another. */
const mostRemembered = 24;

type Known = { readonly ids: number[]; lookedTo: number };

/**
 * Answers to "which of these words hold it", kept letter by letter. Words are only added, so what was found for a
 * beginning stays true and grows: a letter more looks through that alone, and not through all words again.
 */
export class RememberedWords {
  readonly #known = new Map<string, Known>();
  readonly #words: readonly string[];

  /** @param words every word there is; only ever longer */
  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** The numbers of the words that hold it after their first letter. */
  within(asked: string): readonly number[] {
    const known = this.#known.get(asked) ?? this.#narrowed(asked);
    const words = this.#words;
    for (let id = known.lookedTo; id < words.length; id += 1)
      if ((words[id] as string).indexOf(asked, 1) > 0) known.ids.push(id);
    known.lookedTo = words.length;
    this.#keep(asked, known);
    return known.ids;
  }

  #narrowed(asked: string): Known {
    const shorter = this.#known.get(asked.slice(0, -1));
    const ids = shorter?.ids.filter((id) => (this.#words[id] as string).indexOf(asked, 1) > 0) ?? [];
    return { ids, lookedTo: shorter?.lookedTo ?? 0 };
  }

  #keep(asked: string, known: Known): void {
    this.#known.delete(asked);
    this.#known.set(asked, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
  }
}
