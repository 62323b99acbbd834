import { z } from 'zod';

/* In device-independent pixels of the whole desktop; some systems give halves. */
const areaSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** A display of this workstation, as its system tells of it. */
const desktopDisplaySchema = z.strictObject({
  /** Means something only until displays come or go. */
  id: z.number(),
  /** What its maker calls it; empty where the system does not know. */
  label: z.string(),
  bounds: areaSchema,
  /** Without task bar and menu. */
  workArea: areaSchema,
  isPrimary: z.boolean(),
});

const desktopWindowSchema = z.strictObject({
  id: z.string(),
  shows: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('console') }),
    z.strictObject({ kind: z.literal('dispatch') }),
    z.strictObject({ kind: z.literal('board'), hash: z.string() }),
  ]),
  displayId: z.number(),
  /** Whether it is the window that is told. */
  isHere: z.boolean(),
});

/** What the shell tells its windows of the desktop they stand on: the displays from the left, and every window of ours. */
export const desktopSchema = z.strictObject({
  displays: z.array(desktopDisplaySchema).readonly(),
  windows: z.array(desktopWindowSchema).readonly(),
});

export type DesktopDisplay = Readonly<z.infer<typeof desktopDisplaySchema>>;
export type DesktopWindow = Readonly<z.infer<typeof desktopWindowSchema>>;
export type Desktop = Readonly<z.infer<typeof desktopSchema>>;

/** Where a window that stands is to go; null is the window that asks. */
export const windowMoveSchema = z.strictObject({ windowId: z.string().nullable(), displayId: z.number() });
export type WindowMove = Readonly<z.infer<typeof windowMoveSchema>>;
