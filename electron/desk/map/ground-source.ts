import type { MapGround, TileAddress } from '../../../shared/contracts/map-ground.ts';

/** Where squares of the ground come from. */
export type GroundSource = {
  /** @throws when it cannot be read */
  about(): Promise<Exclude<MapGround, { kind: 'built-in' | 'unreadable' }>>;
  /** Null where it has nothing. @throws when it cannot be had now */
  tile(address: TileAddress): Promise<Uint8Array | null>;
  close(): void;
};

export type GroundSettings = {
  /** A PMTiles archive on this machine; asked before a server. */
  readonly file: string | null;
  /** A tile server's address with {z}, {x} and {y}. */
  readonly url: string | null;
  /** Whose map a tile server gives, as its owner asks to be named: an archive says so itself. */
  readonly attribution: string | null;
};
