import type { Layout, SavedWindow } from './layout.ts';

/** Layouts of sets of displays, the one used last first. */
export type LayoutBook = readonly Layout[];

/** A laptop that is carried from desk to desk meets few sets; more than these are not worth keeping. */
const mostLayouts = 20;

export const layoutOf = (book: LayoutBook, displays: string): Layout | null =>
  book.find((layout) => layout.displays === displays) ?? null;

/** What to open on these displays: their own layout, or for a set never seen the one used last. */
export const layoutToOpen = (book: LayoutBook, displays: string): readonly SavedWindow[] =>
  (layoutOf(book, displays) ?? book[0])?.windows ?? [];

export const withLayout = (book: LayoutBook, used: Layout): LayoutBook =>
  [used, ...book.filter(({ displays }) => displays !== used.displays)].slice(0, mostLayouts);

/** A window that a person closed is not to come back when another set of displays does. */
export const withoutWindow = (book: LayoutBook, id: string): LayoutBook =>
  book.map((layout) => ({ ...layout, windows: layout.windows.filter((window) => window.id !== id) }));
