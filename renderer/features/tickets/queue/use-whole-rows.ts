import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export type WholeRows = {
  /** The scrolling element, as high as a whole number of rows. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Measured for the space there is. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly rowPx: number;
  readonly fit: number;
  readonly first: number;
  readonly totalPx: number;
  scrollTo(position: number): void;
};

/**
 * Virtual rows without a cut one: the list scrolls freely, but what is drawn begins at a row's edge and ends at one.
 * The remainder of the height belongs to the footer.
 */
export function useWholeRows(count: number, rowPx: number): WholeRows {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const fit = useFit(frame, rowPx);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows measured at another scale are measured anew
  useEffect(() => virtualizer.measure(), [virtualizer, rowPx]);
  const offset = virtualizer.scrollOffset ?? 0;
  const first = Math.max(0, Math.min(Math.round(offset / rowPx), count - fit));

  return {
    frame,
    scroller,
    rowPx,
    fit,
    first,
    totalPx: virtualizer.getTotalSize(),
    scrollTo(position) {
      const element = scroller.current;
      if (!element || position < 0) return;
      if (position < first) element.scrollTop = position * rowPx;
      else if (position >= first + fit) element.scrollTop = (position - fit + 1) * rowPx;
    },
  };
}

function useFit(frame: RefObject<HTMLDivElement | null>, rowPx: number): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    setHeight(element.clientHeight);
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return Math.max(1, Math.floor(height / rowPx));
}
