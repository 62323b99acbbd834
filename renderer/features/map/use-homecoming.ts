import { type RefObject, useEffect } from 'react';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { LiveMapHandle } from '../../design/map/index.ts';
import { whenUntouched } from '../../shell/when-untouched.ts';

/** Long enough to talk about what it shows; a wall that nobody goes back to must not stay there for the night. */
export const stayMs = 3 * minuteMs;

/**
 * Takes the map of a board back to its own place once nobody has touched it for some time, nor anything else was
 * `chosen` to fly to. Where it is at home already, nothing moves.
 */
export function useHomecoming(
  map: Pick<LiveMapHandle, 'goHome'> | null,
  ground: RefObject<HTMLElement | null>,
  chosen: string | null,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice begins the wait anew
  useEffect(() => {
    if (!map || !ground.current) return;
    return whenUntouched(ground.current, stayMs, () => map.goHome());
  }, [map, ground, chosen]);
}
