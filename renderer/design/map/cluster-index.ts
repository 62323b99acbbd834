import Supercluster, { type PointFeature } from 'supercluster';
import { RANKS, type Rank } from './map-model.ts';
import { toGeo, type WorldBounds, worldX, worldY } from './projection.ts';
import { addCounts, countsOf, NO_MARKS, type RankCounts } from './rank-summary.ts';

/** Positions and ranks of marks, by index: what crosses to the worker, without copying a string. */
export interface ClusterInput {
  /** Longitude, latitude, longitude, latitude … */
  readonly positions: Float64Array;
  /** Index into RANKS. */
  readonly ranks: Uint8Array;
}

export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly counts: RankCounts;
  /** Set for a mark which stands alone. */
  readonly markIndex: number | null;
  /** Set for an aggregate. */
  readonly clusterId: number | null;
}

interface PointProperties {
  index: number;
  counts: RankCounts;
}

interface AggregateProperties {
  counts: RankCounts;
}

/** Above this zoom marks stand close together instead of merging early: "dots when zoomed in". */
const FIRST_CLOSE_ZOOM = 14;
const LAST_ZOOM = 19;
const FAR_RADIUS = 29;
const CLOSE_RADIUS = 15;

/** Half a zoom level is one step: with whole levels the spacing of aggregates would vary twofold between two of them. */
export const clusterStepAt = (zoom: number): number => Math.floor(zoom * 2);

type Index = Supercluster<PointProperties, AggregateProperties>;

/**
 * Aggregates at every half zoom level. Supercluster knows whole levels, so a half step has an index of its own with a
 * radius smaller by the square root of two; each index is built when first asked for.
 */
export class ClusterIndex {
  readonly #points: PointFeature<PointProperties>[];
  readonly #indexes = new Map<string, Index>();
  readonly #unit: number;

  /** `unit` is the type scale: a radius on a wall is larger than on a console. */
  constructor(input: ClusterInput, unit: number) {
    this.#unit = unit;
    this.#points = Array.from(input.ranks, (rank, index) => ({
      type: 'Feature',
      geometry: {
        type: 'Point',
        coordinates: [input.positions[index * 2] ?? 0, input.positions[index * 2 + 1] ?? 0],
      },
      properties: { index, counts: countsOf(RANKS[rank] ?? ('low' satisfies Rank)) },
    }));
  }

  clustersIn(bounds: WorldBounds, step: number): Cluster[] {
    const { zoom, index } = this.#indexAt(step);
    const northWest = toGeo({ x: bounds.minX, y: bounds.minY });
    const southEast = toGeo({ x: bounds.maxX, y: bounds.maxY });
    const box = [northWest.longitude, southEast.latitude, southEast.longitude, northWest.latitude] as const;
    return index.getClusters([...box], zoom).map((feature) => {
      const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
      const { properties } = feature;
      const place = { x: worldX(longitude), y: worldY(latitude), counts: properties.counts };
      if ('cluster' in properties) return { ...place, markIndex: null, clusterId: properties.cluster_id };
      return { ...place, markIndex: properties.index, clusterId: null };
    });
  }

  /** Indexes of the marks inside an aggregate of that step. */
  membersOf(clusterId: number, step: number, limit: number): number[] {
    const { index } = this.#indexAt(step);
    return index.getLeaves(clusterId, limit).map((leaf) => leaf.properties.index);
  }

  #indexAt(step: number): { zoom: number; index: Index } {
    const zoom = Math.max(0, Math.min(LAST_ZOOM, Math.floor(step / 2)));
    const isHalf = step % 2 === 1;
    const isClose = zoom >= FIRST_CLOSE_ZOOM;
    const key = `${isClose}/${isHalf}`;
    const known = this.#indexes.get(key);
    if (known) return { zoom, index: known };
    const index = this.#build(isClose, isHalf);
    this.#indexes.set(key, index);
    return { zoom, index };
  }

  #build(isClose: boolean, isHalf: boolean): Index {
    const radius = (isClose ? CLOSE_RADIUS : FAR_RADIUS) * this.#unit * (isHalf ? Math.SQRT1_2 : 1);
    return new Supercluster<PointProperties, AggregateProperties>({
      radius,
      extent: 256,
      minZoom: isClose ? FIRST_CLOSE_ZOOM : 6,
      maxZoom: isClose ? LAST_ZOOM : FIRST_CLOSE_ZOOM - 1,
      map: ({ counts }) => ({ counts: counts ?? NO_MARKS }),
      reduce: (sum, { counts }) => {
        sum.counts = addCounts(sum.counts, counts);
      },
    }).load(this.#points);
  }
}
