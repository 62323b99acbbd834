import { useEffect } from 'react';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { Rewind } from '../../live/rewind/rewind.ts';
import { whenUntouched } from '../../shell/when-untouched.ts';

/** Longer than somebody looks at a picture that stands still; a wall left in the past would show it as the night's. */
export const leftMs = 15 * minuteMs;

/** Brings a window back to now that was left standing at a moment of the past. One that plays comes there by itself. */
export function useReturn(rewind: Pick<Rewind, 'end'>, standsStill: boolean): void {
  useEffect(
    () => (standsStill ? whenUntouched(window, leftMs, () => rewind.end()) : undefined),
    [rewind, standsStill],
  );
}
