import type { Cluster, ClusterInput } from './cluster-index.ts';
import type { WorldBounds } from './projection.ts';

/** The first thing the worker hears of a map. */
export type ClusterConnection = { readonly port: MessagePort };

/** One contract for both ends of the worker. A generation names one load; the last two can be asked. */
export type ClusterRequest =
  | {
      readonly kind: 'load';
      readonly generation: number;
      readonly input: ClusterInput;
      readonly unit: number;
    }
  | {
      readonly kind: 'clusters';
      readonly generation: number;
      readonly bounds: WorldBounds;
      readonly step: number;
    }
  | {
      readonly kind: 'members';
      readonly generation: number;
      readonly clusterId: number;
      readonly step: number;
      readonly limit: number;
    };

export type ClusterAnswer =
  | {
      readonly kind: 'clusters';
      readonly generation: number;
      readonly bounds: WorldBounds;
      readonly step: number;
      readonly clusters: readonly Cluster[];
      /** How long the worker took to find them, milliseconds: the first question after a load builds the index. */
      readonly tookMs: number;
    }
  | {
      readonly kind: 'members';
      readonly generation: number;
      readonly clusterId: number;
      readonly members: readonly number[];
    };
