import { type Bounds, displaySetKey, type Fill, type PresentDisplay, type SavedWindow } from './layout.ts';
import { matchDisplays } from './match-displays.ts';

export type Placed = {
  readonly id: string;
  /** Wholly within the work area of a display that is there. */
  readonly bounds: Bounds;
  readonly fills: Fill | null;
};

/**
 * Where each window stands on the displays that are there. One whose display is gone is moved to the primary; the
 * saved window still names its own display, so that placing it again once that is back takes it there.
 * @param displays at least one
 */
export function placeWindows(
  windows: readonly SavedWindow[],
  displays: readonly PresentDisplay[],
): readonly Placed[] {
  const primary = displays.find(({ isPrimary }) => isPrimary) ?? displays[0];
  if (!primary) return [];
  const present = matchDisplays(
    windows.map(({ display }) => display),
    displays,
  );
  const homes = windows.map(({ display }) => present.get(displaySetKey([display])));
  const standing = homes.map((home) => home ?? primary);
  return windows.map((window, index) => {
    const on = standing[index] ?? primary;
    const isAlone = standing.filter((other) => other === on).length === 1;
    const isHome = homes[index] !== undefined;
    return {
      id: window.id,
      bounds: within(on.workArea, movedTo(window, on)),
      /* A panel whose cable fell out must not cover the console of whoever goes to look for it. */
      fills: isHome || isAlone ? fillMeant(window) : null,
    };
  });
}

const fillMeant = ({ state }: SavedWindow): Fill | null =>
  state === 'kiosk' || state === 'full-screen' ? state : null;

const movedTo = ({ bounds, display }: SavedWindow, { bounds: to }: PresentDisplay): Bounds => ({
  ...bounds,
  x: to.x + bounds.x - display.bounds.x,
  y: to.y + bounds.y - display.bounds.y,
});

function within(area: Bounds, wanted: Bounds): Bounds {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
