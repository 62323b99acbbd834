import { type RefObject, useEffect, useRef } from 'react';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { LiveMapHandle } from '../../design/map/index.ts';

/** Long enough to talk about what it shows; a wall that nobody goes back to must not stay there for the night. */
export const stayMs = 3 * minuteMs;

const touches = ['pointerdown', 'wheel', 'keydown'] as const;

/**
 * Takes the map of a board back to its own place when it has been left somewhere else: `chosen` is what it last flew
 * to, and a hand on it counts as long as somebody keeps touching it.
 */
export function useHomecoming(
  map: Pick<LiveMapHandle, 'goHome'> | null,
  ground: RefObject<HTMLElement | null>,
  chosen: string | null,
): void {
  const isElsewhere = useRef(false);
  useEffect(() => {
    const element = ground.current;
    if (!map || !element) return;
    let homecoming: ReturnType<typeof setTimeout> | undefined;
    const goHome = () => {
      isElsewhere.current = false;
      map.goHome();
    };
    const stay = () => {
      isElsewhere.current = true;
      clearTimeout(homecoming);
      homecoming = setTimeout(goHome, stayMs);
    };
    // One that is let go of stays in the picture; the map comes home from there all the same.
    if (chosen !== null || isElsewhere.current) stay();
    for (const touch of touches) element.addEventListener(touch, stay, { passive: true });
    return () => {
      clearTimeout(homecoming);
      for (const touch of touches) element.removeEventListener(touch, stay);
    };
  }, [map, ground, chosen]);
}
