import { z } from 'zod';

/** What lies under the map beside the built-in base: where it comes from is the desk's to know. */
export type MapGround =
  | { readonly kind: 'built-in' }
  | {
      readonly kind: 'vector' | 'raster';
      readonly minZoom: number;
      readonly maxZoom: number;
      /** Whose data it is, in plain words; empty when it does not say. */
      readonly attribution: string;
    }
  /** One was given and cannot be read. */
  | { readonly kind: 'unreadable' };

/** A square of the ground as the source has it, or why there is none. */
export type MapTile =
  | { readonly kind: 'tile'; readonly base64: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed' };

const deepest = 22;

/** As everywhere: zoom, column from the west, row from the north. */
export const tileAddressSchema = z
  .strictObject({ z: z.int().min(0).max(deepest), x: z.int().min(0), y: z.int().min(0) })
  .refine(({ z: zoom, x, y }) => x < 2 ** zoom && y < 2 ** zoom, { message: 'lies outside the world' });
export type TileAddress = z.infer<typeof tileAddressSchema>;
