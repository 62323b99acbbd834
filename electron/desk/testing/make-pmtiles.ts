import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

type GivenTile = {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
};

const headerBytes = 127;
const uncompressed = 1;
const mvt = 1;

/** A small PMTiles archive (version 3) with one directory and nothing compressed. */
export function makePmtiles(given: readonly GivenTile[], metadata: object): Uint8Array {
  const tiles = [...given].sort((a, b) => zxyToTileId(a.z, a.x, a.y) - zxyToTileId(b.z, b.x, b.y));
  const directory = directoryOf(tiles);
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const dataAt = headerBytes + directory.length + json.length;
  const dataLength = tiles.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const header = new DataView(new ArrayBuffer(headerBytes));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const places = [
    headerBytes,
    directory.length,
    headerBytes + directory.length,
    json.length,
    dataAt,
    0,
    dataAt,
    dataLength,
    tiles.length,
    tiles.length,
    tiles.length,
  ];
  for (const [n, value] of places.entries()) header.setBigUint64(8 + n * 8, BigInt(value), true);
  const zooms = tiles.map(({ z }) => z);
  const flags = [1, uncompressed, uncompressed, mvt, Math.min(...zooms), Math.max(...zooms)];
  for (const [n, value] of flags.entries()) header.setUint8(96 + n, value);
  return Buffer.concat([new Uint8Array(header.buffer), directory, json, ...tiles.map(({ bytes }) => bytes)]);
}

/** How many, then each column of the entries: id (from the last), run, length, offset plus one. */
function directoryOf(tiles: readonly GivenTile[]): Uint8Array {
  const pbf = new PbfWriter();
  const ids = tiles.map(({ z, x, y }) => zxyToTileId(z, x, y));
  pbf.writeVarint(tiles.length);
  for (const [n, id] of ids.entries()) pbf.writeVarint(id - (ids[n - 1] ?? 0));
  for (const _ of tiles) pbf.writeVarint(1);
  for (const { bytes } of tiles) pbf.writeVarint(bytes.length);
  let offset = 0;
  for (const { bytes } of tiles) {
    pbf.writeVarint(offset + 1);
    offset += bytes.length;
  }
  return pbf.finish();
}

/** A vector tile whose one layer is a road from corner to corner. */
export function aRoadTile(layer = 'roads'): Uint8Array {
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  const geometry = [9, zigzag(0), zigzag(0), 10, zigzag(4096), zigzag(4096)];
  const pbf = new PbfWriter();
  pbf.writeMessage(
    3,
    (_, tile) => {
      tile.writeVarintField(15, 2);
      tile.writeStringField(1, layer);
      tile.writeMessage(
        2,
        (__, feature) => {
          feature.writePackedVarint(2, [0, 0]);
          feature.writeVarintField(3, 2);
          feature.writePackedVarint(4, geometry);
        },
        null,
      );
      tile.writeStringField(3, 'kind');
      tile.writeMessage(4, (__, value) => value.writeStringField(1, 'highway'), null);
      tile.writeVarintField(5, 4096);
    },
    null,
  );
  return pbf.finish();
}
