import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TileAddress } from '../../../shared/contracts/map-ground.ts';
import { dayMs } from '../../../shared/kernel/instant.ts';
import type { Clock } from '../process/clock.ts';
import { trimTiles } from './trim-tiles.ts';

/** Streets change slowly; a square older than this is fetched anew, and shown meanwhile where that fails. */
const freshMs = 30 * dayMs;
/** Between two looks at how much there is: at most so many squares are over the limit. */
const writesBetweenTrims = 256;

export type KeptTile = { readonly bytes: Uint8Array; readonly isFresh: boolean };

type Options = {
  readonly directory: string;
  readonly url: string;
  /** This machine's, which also dates the files. */
  readonly clock: Clock;
};

/** Fetched squares on the disk, each server's in a folder of its own. A disk that cannot be written keeps none. */
export function keepTiles({ directory, url, clock }: Options) {
  const folder = join(directory, createHash('sha256').update(url).digest('hex').slice(0, 16));
  const fileOf = ({ z, x, y }: TileAddress) => join(folder, String(z), String(x), String(y));
  const written = { squares: 0 };
  return {
    async read(address: TileAddress): Promise<KeptTile | null> {
      try {
        const file = fileOf(address);
        const [bytes, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
        return { bytes, isFresh: clock.now() - mtimeMs < freshMs };
      } catch {
        return null;
      }
    },
    async write(address: TileAddress, bytes: Uint8Array): Promise<void> {
      const file = fileOf(address);
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(file, bytes, { mode: 0o600 });
        if (written.squares % writesBetweenTrims === 0) await trimTiles(folder);
        written.squares += 1;
      } catch {
        /* The square is shown all the same. */
      }
    },
  };
}
