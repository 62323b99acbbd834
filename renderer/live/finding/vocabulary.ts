import { RememberedWords } from './remembered-words.ts';

/** Where a word stands: in the row's own code, in what it is called, or in what is said besides. */
export type Field = 0 | 1 | 2;

/** A slot and the field, in one number: a list of them takes no object each. */
export type Posting = number;

const fieldBits = 2;
const fieldMask = 3;
export const slotOf = (posting: Posting): number => posting >>> fieldBits;
export const fieldOf = (posting: Posting): Field => (posting & fieldMask) as Field;

const fewLetters = 2;
const none: readonly number[] = [];

/** Every different word once, with the slots that hold it. Words are only added. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  /** A lone number where one slot alone holds the word, as it is with most numbers: an array for each takes 20 MB. */
  readonly #postings: (Posting | Posting[])[] = [];
  /** By their first letter, and by their first two. */
  readonly #byLetters = new Map<string, number[]>();
  readonly #remembered = new RememberedWords(this.#words);

  add(word: string, slot: number, field: Field): void {
    const posting = (slot << fieldBits) | field;
    const id = this.#ids.get(word);
    if (id === undefined) {
      this.#addWord(word, posting);
      return;
    }
    const known = this.#postings[id];
    if (typeof known === 'number') this.#postings[id] = [known, posting];
    else known?.push(posting);
  }

  wordOf(id: number): string {
    return this.#words[id] ?? '';
  }

  /** One posting, or all of several. */
  postingsOf(id: number): Posting | readonly Posting[] {
    return this.#postings[id] ?? none;
  }

  /** The words that begin so. */
  beginning(asked: string): readonly number[] {
    const short = this.#byLetters.get(asked.slice(0, fewLetters)) ?? none;
    return asked.length <= fewLetters ? short : short.filter((id) => this.wordOf(id).startsWith(asked));
  }

  /** The words that hold it further in. */
  within(asked: string): readonly number[] {
    return this.#remembered.within(asked);
  }

  /** The same words over the slots that are left. */
  renumbered(newSlotOf: (slot: number) => number | null): Vocabulary {
    const next = new Vocabulary();
    for (const [id, word] of this.#words.entries())
      for (const posting of [this.postingsOf(id)].flat()) {
        const slot = newSlotOf(slotOf(posting));
        if (slot !== null) next.add(word, slot, fieldOf(posting));
      }
    return next;
  }

  #addWord(word: string, posting: Posting): void {
    const id = this.#words.length;
    for (let length = 1; length <= Math.min(fewLetters, word.length); length += 1) {
      const letters = word.slice(0, length);
      const known = this.#byLetters.get(letters);
      if (known) known.push(id);
      else this.#byLetters.set(letters, [id]);
    }
    this.#ids.set(word, id);
    this.#words.push(word);
    this.#postings.push(posting);
  }
}
