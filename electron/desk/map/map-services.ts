import type { MapGround, MapTile, TileAddress } from '../../../shared/contracts/map-ground.ts';
import type { Log } from '../process/log.ts';
import type { GroundSource } from './ground-source.ts';

export type MapServices = {
  ground(): Promise<MapGround>;
  tile(address: TileAddress): Promise<MapTile>;
};

/** What windows ask about the ground. A source that fails is said to fail: the map falls back to its own base. */
export function mapServices(source: GroundSource | null, log: Log): MapServices {
  return {
    async ground() {
      if (!source) return { kind: 'built-in' };
      try {
        return await source.about();
      } catch (error) {
        log.warn({ error: String(error) }, 'The base map that was given cannot be read');
        return { kind: 'unreadable' };
      }
    },
    async tile(address) {
      if (!source) return { kind: 'empty' };
      try {
        const bytes = await source.tile(address);
        return bytes ? { kind: 'tile', base64: Buffer.from(bytes).toString('base64') } : { kind: 'empty' };
      } catch {
        return { kind: 'failed' };
      }
    },
  };
}
