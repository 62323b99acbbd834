import type { Rank } from '../../design/Severity.tsx';
import { askedWords, fold, holdsWords, wordsIn } from '../../live/finding/fold-words.ts';

/** One line of the palette. */
export type PaletteEntry = {
  /** Stable within its source: what was chosen lately is found again by it. */
  readonly key: string;
  readonly rank: Rank | null;
  readonly code: string;
  readonly name: string;
  readonly detail: string;
  /** What choosing it leads to, or how it stands. */
  readonly note: string;
  /** The key that does the same, as it is shown. */
  readonly keys: string | null;
  run(): void;
};

export type PaletteFindings = { readonly entries: readonly PaletteEntry[]; readonly count: number };

/** A section of the palette: whoever composes a window says which there are. */
export type PaletteSource = {
  readonly name: string;
  readonly title: string;
  /** The best few that match, and how many do. */
  find(text: string): PaletteFindings;
  /** What was chosen before, as it is now; null when it is no more. */
  recall(key: string): PaletteEntry | null;
};

/** An entry with what most of them do not have. */
export const paletteEntry = (
  entry: Pick<PaletteEntry, 'key' | 'name' | 'run'> & Partial<PaletteEntry>,
): PaletteEntry => ({ rank: null, code: '', detail: '', note: '', keys: null, ...entry });

type ListSource = Pick<PaletteSource, 'name' | 'title'> & { entries(): readonly PaletteEntry[] };

/** Beside what the room holds there is not room for more. */
const mostFound = 8;

/** A source over a list so short that it is looked through: all of it while nothing is asked. */
export function listSource({ name, title, entries }: ListSource): PaletteSource {
  return {
    name,
    title,
    find(text) {
      const words = askedWords(text);
      const found = entries()
        .filter((entry) => holdsWords(`${entry.code} ${entry.name} ${entry.detail}`, words))
        .sort((a, b) => beginnings(b, words) - beginnings(a, words));
      return { entries: words.length === 0 ? found : found.slice(0, mostFound), count: found.length };
    },
    recall: (key) => entries().find((entry) => entry.key === key) ?? null,
  };
}

/** How many of the words begin a word of the name: those come before words further in. */
function beginnings({ code, name }: PaletteEntry, words: readonly string[]): number {
  const named = wordsIn(fold(`${code} ${name}`));
  return words.filter((word) => named.some((part) => part.startsWith(word))).length;
}
