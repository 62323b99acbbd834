import type { Preferences } from '../../shared/contracts/live.ts';
import { floorTypePx, guessedConditions, type ViewingConditions } from '../design/display-scale.ts';

/** This window's display among those of the workstation. */
export function displayKey({ screen }: Window): string {
  // Not in every browser; without them displays of one size share what is said of them.
  const { availLeft = 0, availTop = 0 } = screen as Screen & { availLeft?: number; availTop?: number };
  return `${screen.width}x${screen.height}@${availLeft},${availTop}`;
}

export const conditionsOf = ({ displays }: Preferences, view: Window): ViewingConditions =>
  displays[displayKey(view)] ?? guessedConditions(view.screen.width);

/** The smallest type of the shell is 1.2 rem, and a rem is ten pixels times the scale. */
const floorRem = 12;

/** Root font size over 10 px, so that the smallest type can be read from where people stand. */
export const wallScale = (preferences: Preferences, view: Window): number =>
  floorTypePx(conditionsOf(preferences, view), view.screen) / floorRem;
