import { keepLayouts, type LayoutKeeper } from './keep-layouts.ts';
import { displaySetKey, knownOf, type SavedWindow } from './layout.ts';
import type { LayoutFile } from './layout-file.ts';
import type { NewPlace } from './new-window-place.ts';
import { placeWindows } from './place-windows.ts';
import { presentDisplays } from './present-displays.ts';
import { putWindow } from './put-window.ts';
import { isKioskWindow } from './saved-window.ts';
import { screenAwake } from './screen-awake.ts';
import { type ShownWindow, type ShownWindows, shownWindows } from './shown-windows.ts';
import { watchDisplays } from './watch-displays.ts';

/** The windows that are open, where each belongs, and what of that is kept for the next start. */
export type WindowSet = {
  readonly shown: ReadonlyMap<string, ShownWindow>;
  open(windows: readonly SavedWindow[]): void;
  /** Puts a window where a person wants it from now on, as they would have dragged it. */
  move(id: string, place: NewPlace): void;
  /** Opens what was left open on the displays that are there. */
  restore(): void;
  /** From here on a window that closes was not closed by a person. */
  leave(): void;
};

type Options = {
  readonly preload: string;
  readonly file: LayoutFile;
  readonly onWall: (isThere: boolean) => void;
  /** Displays or windows came or went, or a window stands elsewhere or shows something else. */
  readonly onChanged: () => void;
};

export function windowSet({ preload, file, onWall, onChanged }: Options): WindowSet {
  const awake = screenAwake();
  const state = { displays: '', isLeaving: false };
  const shown = shownWindows(preload, { onChanged: changed, onClosed: closed });
  const layouts = keepLayouts(file, () => ({ displays: state.displays, windows: savedOf(shown) }));
  function changed(): void {
    layouts.changed();
    onChanged();
  }
  const hasWall = () => savedOf(shown).some((window) => isKioskWindow(window.shows));

  function closed(id: string): void {
    awake.keep(hasWall());
    /* Whoever closes the last window leaves, and finds it again. */
    if (state.isLeaving || shown.all.size === 0) return;
    layouts.closed(id);
    onWall(hasWall());
    onChanged();
  }
  function open(windows: readonly SavedWindow[]): void {
    for (const placed of placeWindows([...savedOf(shown), ...windows], presentDisplays())) {
      const window = windows.find(({ id }) => id === placed.id);
      if (window) shown.open(window, placed);
    }
    awake.keep(hasWall());
    onWall(hasWall());
    changed();
  }
  followDisplays({ shown, layouts, state, open, onChanged });
  return {
    shown: shown.all,
    open,
    move(id, { bounds, display }) {
      const one = shown.all.get(id);
      if (!one) return;
      one.saved = { ...one.saved, bounds, display: knownOf(display) };
      putAll(shown);
      one.window.moveTop();
      changed();
    },
    restore() {
      state.displays = displaySetKey(presentDisplays());
      open(layouts.toOpen(state.displays));
    },
    leave() {
      layouts.flush();
      state.isLeaving = true;
    },
  };
}

type Following = Pick<WindowSet, 'open'> &
  Pick<Options, 'onChanged'> & {
    readonly shown: ShownWindows;
    readonly layouts: LayoutKeeper;
    readonly state: { displays: string };
  };

/** Windows leave a display that goes, and return with it. */
function followDisplays({ shown, layouts, state, open, onChanged }: Following): void {
  function settle(): void {
    const displays = displaySetKey(presentDisplays());
    if (displays !== state.displays) {
      /* What a person moved a moment ago was moved on the displays that were there then. */
      layouts.flush();
      state.displays = displays;
      recall(layouts.of(displays));
    }
    putAll(shown);
    onChanged();
  }
  /** Windows go where they were on these displays; those that belong to these displays are opened again. */
  function recall(windows: readonly SavedWindow[]): void {
    for (const { id, bounds, display, state: left } of windows) {
      const one = shown.all.get(id);
      if (one) one.saved = { ...one.saved, bounds, display, state: left };
    }
    open(windows.filter(({ id }) => !shown.all.has(id)));
  }
  watchDisplays({ onStir: () => shown.hush(), onSettled: settle });
}

/** Every window where it belongs on the displays that are there. */
function putAll(shown: ShownWindows): void {
  shown.hush();
  for (const placed of placeWindows(savedOf(shown), presentDisplays())) {
    const one = shown.all.get(placed.id);
    if (one) putWindow(one.window, placed, one.saved);
  }
}

const savedOf = ({ all }: ShownWindows): readonly SavedWindow[] =>
  [...all.values()].map(({ saved }) => saved);
