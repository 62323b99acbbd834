import { z } from 'zod';
import { savedFilterIdSchema, siteIdSchema, tileIdSchema } from '../../kernel/ids.ts';
import { optionalTextSchema } from '../../kernel/text.ts';

/** Questions every room asks; what each holds is the window's to know. */
export const quickFilterNameSchema = z.enum([
  'needs-action',
  'unassigned',
  'at-risk',
  'breached',
  'mine',
  'waiting',
  'all-open',
  'settled',
]);
export type QuickFilterName = z.infer<typeof quickFilterNameSchema>;

/** The tickets a tile is about: a quick filter by its name, or a saved one. */
export const ticketSourceOfTileSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quick'),
    name: quickFilterNameSchema,
  }),
  z.strictObject({ kind: z.literal('saved'), filterId: savedFilterIdSchema }),
]);
export type TicketSourceOfTile = z.infer<typeof ticketSourceOfTileSchema>;

const tickets = { tickets: ticketSourceOfTileSchema };
export const mapLayerSchema = z.enum(['tickets', 'technicians', 'sites', 'districts', 'outages', 'heat']);
export type BoardMapLayer = z.infer<typeof mapLayerSchema>;

/** What each kind of tile can be told. */
export const tileContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('map'),
    ...tickets,
    layers: z.array(mapLayerSchema).max(6),
    /** Flies there and stays; null fits the whole area. */
    siteId: siteIdSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('queue'), ...tickets }),
  z.strictObject({ kind: z.literal('counters'), ...tickets }),
  z.strictObject({ kind: z.literal('sla-risk'), withinMinutes: z.int().min(5).max(480) }),
  z.strictObject({ kind: z.literal('flow') }),
  z.strictObject({ kind: z.literal('backlog') }),
  z.strictObject({ kind: z.literal('technicians') }),
  z.strictObject({ kind: z.literal('outages') }),
  z.strictObject({ kind: z.literal('worst-sites') }),
  z.strictObject({ kind: z.literal('activity') }),
  z.strictObject({ kind: z.literal('clock') }),
  z.strictObject({ kind: z.literal('hand-over') }),
  z.strictObject({ kind: z.literal('text'), text: optionalTextSchema(2000) }),
]);
export type TileContent = z.infer<typeof tileContentSchema>;
export type TileKind = TileContent['kind'];

/** A board is so many cells wide and high, whatever the display: a tile keeps its share of it. */
export const boardColumns = 24;
export const boardRows = 24;

/** More than this nobody reads on one board. */
export const mostTiles = 24;

export const tileSchema = z
  .strictObject({
    id: tileIdSchema,
    x: z.int().min(0),
    y: z.int().min(0),
    width: z.int().min(1).max(boardColumns),
    height: z.int().min(1).max(boardRows),
    content: tileContentSchema,
  })
  .refine(({ x, width }) => x + width <= boardColumns, { message: 'reaches past the right edge' })
  .refine(({ y, height }) => y + height <= boardRows, { message: 'reaches past the lower edge' });
export type Tile = z.infer<typeof tileSchema>;

export type TilePlace = Pick<Tile, 'x' | 'y' | 'width' | 'height'>;

/** Whether two tiles would lie over each other. */
export const meet = (a: TilePlace, b: TilePlace): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const tilesSchema = z
  .array(tileSchema)
  .max(mostTiles)
  .refine((tiles) => new Set(tiles.map(({ id }) => id)).size === tiles.length, {
    message: 'holds one tile twice',
  })
  .refine((tiles) => tiles.every((tile, index) => tiles.slice(index + 1).every((b) => !meet(tile, b))), {
    message: 'holds tiles that lie over each other',
  });
