import type { Preferences } from '../../shared/contracts/live.ts';
import {
  floorTypePx,
  guessedConditions,
  type ViewingConditions,
  wallConditions,
} from '../design/display-scale.ts';

/** This window's display among those of the workstation. */
export function displayKey({ screen }: Window): string {
  // Not in every browser; without them displays of one size share what is said of them.
  const { availLeft = 0, availTop = 0 } = screen as Screen & { availLeft?: number; availTop?: number };
  return displayKeyAt(screen, { x: availLeft, y: availTop });
}

/** The same of a display that the shell tells of. */
export const displayKeyAt = (
  { width, height }: { readonly width: number; readonly height: number },
  available: { readonly x: number; readonly y: number },
): string => `${width}x${height}@${available.x},${available.y}`;

/** @param kiosk whether the window has no frame, which nothing but a wall is for */
export const conditionsOf = ({ displays }: Preferences, view: Window, kiosk: boolean): ViewingConditions =>
  displays[displayKey(view)] ?? (kiosk ? wallConditions : guessedConditions(view.screen.width));

/** The smallest type of the shell, in rem; a rem is ten pixels times the scale. */
export const floorRem = 1.2;

/** Root font size over 10 px, so that the smallest type can be read from where people stand. */
export const wallScale = (preferences: Preferences, view: Window, kiosk: boolean): number =>
  floorTypePx(conditionsOf(preferences, view, kiosk), view.screen) / (10 * floorRem);
