import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export type TimelineBox = { readonly width: number; readonly height: number; readonly scrolled: number };

/** How much of the timeline is in sight: its inner size in pixels, and how far it is scrolled. */
export function useTimelineBox(): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly box: TimelineBox;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<TimelineBox>({ width: 0, height: 0, scrolled: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () =>
      setBox((before) => {
        const next = {
          width: element.clientWidth,
          height: element.clientHeight,
          scrolled: element.scrollTop,
        };
        const isSame =
          before.width === next.width && before.height === next.height && before.scrolled === next.scrolled;
        return isSame ? before : next;
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  return { scroller, box };
}
