import { deskScale, useLayout, usePreferences } from '../preferences.tsx';
import { useWindowSize } from '../use-window-size.ts';

/** Of the sheet with all keys in four columns, in rem. */
const whole = { width: 168, height: 96 } as const;
/** Of the window, at most. */
const share = { width: 0.96, height: 0.92 } as const;

/**
 * How large the sheet of all keys is: as all of it stands in sight, but never in smaller type than a desk's. Whoever asks
 * for it on a wall stands at its keyboard, about a metre off.
 */
export function useKeySheet(): { readonly zoom: number; readonly width: string } {
  const { preferences } = usePreferences();
  const { scale } = useLayout();
  const { width, height } = useWindowSize();
  return keySheet({ width, height }, { desk: deskScale(preferences), scale });
}

/** @param scales root font sizes over 10 px: of a desk here, and of this window */
export function keySheet(
  { width, height }: { readonly width: number; readonly height: number },
  { desk, scale }: { readonly desk: number; readonly scale: number },
): { readonly zoom: number; readonly width: string } {
  const fitting = Math.min((share.width * width) / whole.width, (share.height * height) / whole.height) / 10;
  const shown = Math.min(scale, Math.max(desk, fitting));
  const columns = Math.min(whole.width * 1.1, (share.width * width) / (10 * shown));
  return { zoom: shown / scale, width: `${columns}rem` };
}
