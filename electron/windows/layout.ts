import { z } from 'zod';
import { boardHashSchema } from '../pages/board-hash.ts';

/* Some systems give halves with fractional scale factors; windows take whole numbers. */
const rectangleSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});

/** What is known of a display when it is plugged in again. Its id is not: that is new each time on some systems. */
const displaySchema = z.strictObject({
  label: z.string(),
  bounds: rectangleSchema,
  scaleFactor: z.number().positive(),
});

const savedWindowSchema = z.strictObject({
  /** `console`, `dispatch`, or what a board window was given when it opened. */
  id: z.string().min(1),
  shows: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('console') }),
    z.strictObject({ kind: z.literal('dispatch') }),
    z.strictObject({ kind: z.literal('board'), hash: boardHashSchema }),
  ]),
  /** Of the window in its normal state. */
  bounds: rectangleSchema,
  display: displaySchema,
  state: z.enum(['normal', 'maximized', 'full-screen', 'kiosk']),
});

/** The windows as a person left them on one set of displays. */
export const layoutSchema = z.strictObject({
  displays: z.string(),
  windows: z.array(savedWindowSchema).readonly(),
});

export type Bounds = Readonly<z.infer<typeof rectangleSchema>>;
export type KnownDisplay = Readonly<z.infer<typeof displaySchema>>;
export type SavedWindow = Readonly<z.infer<typeof savedWindowSchema>>;
/** How a window has the whole of its display: for a while, by the menu, or for good and without chrome. */
export type Fill = 'full-screen' | 'kiosk';
export type Layout = Readonly<z.infer<typeof layoutSchema>>;

/** A display that is there: what Electron's `Display` says of it, and whether it is the primary one. */
export type PresentDisplay = KnownDisplay & { readonly workArea: Bounds; readonly isPrimary: boolean };

export const knownOf = ({
  label,
  bounds: { x, y, width, height },
  scaleFactor,
}: KnownDisplay): KnownDisplay => ({
  label,
  bounds: { x, y, width, height },
  scaleFactor,
});

/** The same for the same displays in whatever order they are listed. */
export const displaySetKey = (displays: readonly KnownDisplay[]): string =>
  displays
    .map(({ label, bounds: { x, y, width, height }, scaleFactor }) =>
      JSON.stringify([x, y, width, height, scaleFactor, label]),
    )
    .sort()
    .join(' ');
