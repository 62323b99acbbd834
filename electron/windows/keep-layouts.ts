import type { Layout, SavedWindow } from './layout.ts';
import { layoutOf, layoutToOpen, withLayout, withoutWindow } from './layout-book.ts';
import type { LayoutFile } from './layout-file.ts';

/** A window that is dragged says so many times a second; power that goes meanwhile costs the last second. */
const writeAfterMs = 1000;

export type LayoutKeeper = {
  toOpen(displays: string): readonly SavedWindow[];
  of(displays: string): readonly SavedWindow[];
  /** What is shown has changed: it is written soon. */
  changed(): void;
  /** A person closed this window, here and for every other set of displays. */
  closed(id: string): void;
  /** Writes now what would be written soon. */
  flush(): void;
};

/** @param current the windows as they are meant to stand, on the displays that are there */
export function keepLayouts(file: LayoutFile, current: () => Layout): LayoutKeeper {
  const state: { book: readonly Layout[]; timer: NodeJS.Timeout | null } = { book: file.read(), timer: null };
  const write = () => {
    state.timer = null;
    const layout = current();
    /* The last window has closed: what was left is what is opened next time. */
    if (layout.windows.length > 0) state.book = withLayout(state.book, layout);
    file.write(state.book);
  };
  const changed = () => {
    state.timer ??= setTimeout(write, writeAfterMs);
  };
  return {
    toOpen: (displays) => layoutToOpen(state.book, displays),
    of: (displays) => layoutOf(state.book, displays)?.windows ?? [],
    changed,
    closed(id) {
      state.book = withoutWindow(state.book, id);
      changed();
    },
    flush() {
      if (!state.timer) return;
      clearTimeout(state.timer);
      write();
    },
  };
}
