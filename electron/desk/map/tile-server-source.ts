import type { TileAddress } from '../../../shared/contracts/map-ground.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import type { GroundSource } from './ground-source.ts';
import { keepTiles } from './tile-files.ts';

const deepestZoom = 19;
const patienceMs = 8 * secondMs;
/** A square of the ground is tens of kilobytes; an answer beyond this is something else. */
const largestTileBytes = 2 * 1024 * 1024;

type Options = {
  readonly url: string;
  readonly attribution: string | null;
  readonly directory: string;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * A tile server on the network, asked by the desk: a page asks nobody but its desk. What was fetched once is kept on the
 * disk and shown again with the server away.
 */
export function tileServerSource({ url, attribution, directory, clock, log }: Options): GroundSource {
  const kept = keepTiles({ directory, url, clock });
  return {
    about: () =>
      Promise.resolve({
        kind: /\.(?:pbf|mvt)(?:$|\?)/.test(url) ? ('vector' as const) : ('raster' as const),
        minZoom: 0,
        maxZoom: deepestZoom,
        // Without words of its owner the map at least says where it comes from.
        attribution: attribution ?? new URL(url).hostname,
      }),
    async tile(address) {
      const known = await kept.read(address);
      if (known?.isFresh) return known.bytes;
      try {
        const bytes = await fetchTile(urlOf(url, address));
        if (bytes) await kept.write(address, bytes);
        return bytes;
      } catch (error) {
        log.warn({ tile: address, error: String(error) }, 'A square of the map could not be fetched');
        if (known) return known.bytes;
        throw error;
      }
    },
    close: () => undefined,
  };
}

const urlOf = (url: string, { z, x, y }: TileAddress): string =>
  url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));

/** Null where the server has nothing. */
async function fetchTile(address: string): Promise<Uint8Array | null> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
  if (response.status === 404 || response.status === 204) return null;
  if (!response.ok) throw new Error(`The tile server answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > largestTileBytes) throw new Error(`The tile server sent ${bytes.length} bytes`);
  return bytes;
}
