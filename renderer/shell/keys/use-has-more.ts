import { useEffect, useState } from 'react';

/** A pixel that rounding leaves over is nothing to scroll to. */
const slackPx = 2;

/** Whether what scrolls in an element goes on below what is seen of it. */
export function useHasMore(element: HTMLElement | null): boolean {
  const [hasMore, set] = useState(false);
  useEffect(() => {
    if (!element) return;
    const look = () => set(element.scrollTop + element.clientHeight < element.scrollHeight - slackPx);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [element]);
  return hasMore;
}
