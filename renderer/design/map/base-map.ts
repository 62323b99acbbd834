import karawangText from '../../../resources/map/karawang.json?raw';
import { boundsOf, toWorld, type WorldBounds, type WorldPoint, worldX, worldY } from './projection.ts';

/** x, y, x, y … on the unit square of `projection.ts`. */
export type WorldLine = Float64Array;

export interface BaseDistrict {
  readonly name: string;
  /** Its name finds room before anything else does. */
  readonly isPrincipal: boolean;
  readonly centre: WorldPoint;
  readonly rings: readonly WorldLine[];
  readonly bounds: WorldBounds;
}

/** A name which may be written at one of several points, whichever is free and in sight. */
export interface AnchoredName {
  readonly name: string;
  readonly anchors: readonly WorldPoint[];
}

export interface BaseVillage extends WorldPoint {
  readonly name: string;
}

/** The unmoving ground. All land of the surroundings is one flat colour; only the region itself has detail. */
export interface BaseMap {
  readonly outline: readonly WorldLine[];
  readonly bounds: WorldBounds;
  readonly districts: readonly BaseDistrict[];
  readonly borders: readonly WorldLine[];
  readonly land: readonly WorldLine[];
  readonly villages: readonly BaseVillage[];
  readonly neighbours: readonly AnchoredName[];
  readonly seaAnchors: readonly WorldPoint[];
}

type Pair = readonly [longitude: number, latitude: number];

/** The shape of resources/map/*.json; version 1 is written by build-base-map.mjs and ships with the program, so it is trusted. */
export interface BaseMapFile {
  readonly version: 1;
  readonly outline: readonly (readonly number[])[];
  readonly districts: readonly {
    readonly name: string;
    readonly principal?: boolean;
    readonly centre: Pair;
    readonly rings: readonly (readonly number[])[];
  }[];
  readonly borders: readonly (readonly number[])[];
  readonly land: readonly (readonly number[])[];
  readonly villages: readonly (readonly [name: string, longitude: number, latitude: number])[];
  readonly neighbours: readonly { readonly name: string; readonly anchors: readonly Pair[] }[];
  readonly sea: { readonly anchors: readonly Pair[] };
}

const worldOf = ([longitude, latitude]: Pair): WorldPoint => toWorld({ longitude, latitude });

const projectLine = (line: readonly number[]): WorldLine =>
  Float64Array.from(line, (value, i) => (i % 2 === 0 ? worldX(value) : worldY(value)));

export function pointsOf(lines: readonly WorldLine[]): WorldPoint[] {
  return lines.flatMap((line) =>
    Array.from({ length: line.length / 2 }, (_, i) => ({ x: line[i * 2] ?? 0, y: line[i * 2 + 1] ?? 0 })),
  );
}

function boundsOfLines(lines: readonly WorldLine[]): WorldBounds {
  const bounds = boundsOf(pointsOf(lines));
  if (!bounds) throw new Error('base map: an outline without points');
  return bounds;
}

export function toBaseMap(file: BaseMapFile): BaseMap {
  const outline = file.outline.map(projectLine);
  return {
    outline,
    bounds: boundsOfLines(outline),
    districts: file.districts.map(({ name, principal, centre, rings }) => {
      const projected = rings.map(projectLine);
      return {
        name,
        isPrincipal: principal === true,
        centre: worldOf(centre),
        rings: projected,
        bounds: boundsOfLines(projected),
      };
    }),
    borders: file.borders.map(projectLine),
    land: file.land.map(projectLine),
    villages: file.villages.map(([name, longitude, latitude]) => ({
      name,
      ...toWorld({ longitude, latitude }),
    })),
    neighbours: file.neighbours.map(({ name, anchors }) => ({ name, anchors: anchors.map(worldOf) })),
    seaAnchors: file.sea.anchors.map(worldOf),
  };
}

/** What the region's districts are called, in the order of the file. */
export const karawangDistricts = (): readonly string[] =>
  (JSON.parse(karawangText) as BaseMapFile).districts.map(({ name }) => name);

/** About 50 KB inside the bundle rather than a file beside it: the first honest frame must not wait for a request. */
export const karawangBaseMap = (): BaseMap => toBaseMap(JSON.parse(karawangText) as BaseMapFile);
