import { displaySetKey, type KnownDisplay, type PresentDisplay } from './layout.ts';

type Likeness = (known: KnownDisplay, present: KnownDisplay) => boolean;

const isSame: Likeness = (known, present) => displaySetKey([known]) === displaySetKey([present]);
const hasLabel: Likeness = (known, present) => known.label === present.label;
const isInPlace: Likeness = (known, { label, bounds: { x, y } }) =>
  known.label === label && known.bounds.x === x && known.bounds.y === y;

/**
 * Finds displays again though their resolution or place may have changed: a panel that wakes slowly first says that it
 * is smaller, and displays swap places. Panels of one make have one label; then the place decides, and none stands for
 * two, or two walls would cover one another.
 * @returns by `displaySetKey([known])`; without those that are gone
 */
export function matchDisplays(
  known: readonly KnownDisplay[],
  present: readonly PresentDisplay[],
): ReadonlyMap<string, PresentDisplay> {
  const found = new Map<string, PresentDisplay>();
  const free = new Set(present);
  const missing = new Map(known.map((one) => [displaySetKey([one]), one]));
  const claim = (key: string, display: PresentDisplay | undefined) => {
    if (!display) return;
    found.set(key, display);
    free.delete(display);
    missing.delete(key);
  };
  for (const isLike of [isSame, isInPlace]) {
    for (const [key, one] of missing)
      claim(
        key,
        [...free].find((display) => isLike(one, display)),
      );
  }
  for (const [key, one] of missing) {
    const alike = [...free].filter((display) => hasLabel(one, display));
    /* Of two alike in new places nobody can say which it was. */
    if (alike.length === 1) claim(key, alike[0]);
  }
  return found;
}
