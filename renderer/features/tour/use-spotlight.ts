import { useLayoutEffect, useState } from 'react';

type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type Spot = {
  readonly box: Box;
  /** What a card may not lie over: what is left of `left`, the queue, and above `top`, the counters. */
  readonly keepClear: { readonly left: number; readonly top: number };
};

export const isOnScreen = (selector: string): boolean =>
  (document.querySelector(selector)?.getClientRects().length ?? 0) > 0;

/** The gravest stands there, and stays in sight. */
const roomBesideRows = (): Spot['keepClear'] => ({
  left: document.querySelector('[data-area="queue"]')?.getBoundingClientRect().right ?? 0,
  top: document.querySelector('.counters')?.getBoundingClientRect().bottom ?? 0,
});

/** Where the element stands, as long as it stands there; null while the screen does not have it. */
export function useSpotlight(selector: string): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useLayoutEffect(() => {
    const element = document.querySelector(selector);
    if (!element) return setSpot(null);
    const measure = () => {
      const { left, top, width, height } = element.getBoundingClientRect();
      setSpot({ box: { left, top, width, height }, keepClear: roomBesideRows() });
    };
    measure();
    // The room's panes fill the screen: what moves one changes the size of another.
    const observer = new ResizeObserver(measure);
    for (const watched of [element, ...document.querySelectorAll('.pane')]) observer.observe(watched);
    return () => observer.disconnect();
  }, [selector]);
  return spot;
}
