import { type FileHandle, open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';
import { z } from 'zod';
import type { GroundSource } from './ground-source.ts';

const metadataSchema = z.looseObject({ attribution: z.string().default('') });

/** One archive on this machine, read where a square lies and nowhere else: a country is many gigabytes. */
export function pmtilesSource(path: string): GroundSource {
  const file = new FileRanges(path);
  const archive = new PMTiles(file);
  return {
    async about() {
      const { tileType, minZoom, maxZoom } = await archive.getHeader();
      const metadata = metadataSchema.safeParse(await archive.getMetadata());
      return {
        kind: tileType === TileType.Mvt ? 'vector' : 'raster',
        minZoom,
        maxZoom,
        attribution: metadata.success ? plainText(metadata.data.attribution) : '',
      };
    },
    async tile({ z: zoom, x, y }) {
      const found = await archive.getZxy(zoom, x, y);
      return found ? new Uint8Array(found.data) : null;
    },
    close: () => file.close(),
  };
}

/** Archives write links; the map says whose data it is, and leads nowhere. */
export const plainText = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/g, '©')
    .trim();

class FileRanges implements Source {
  readonly #path: string;
  #opened: Promise<FileHandle> | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.#opened ??= open(this.#path, 'r');
    const handle = await this.#opened.catch((error: unknown) => {
      /* It may be there the next time: a drive that is plugged in. */
      this.#opened = null;
      throw error;
    });
    const bytes = new Uint8Array(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    return { data: bytes.buffer.slice(0, bytesRead) };
  }

  close(): void {
    void this.#opened?.then((handle) => handle.close()).catch(() => undefined);
  }
}
