import type { SourcePatch } from '../../support/patch-source.ts';
import type { Invariant } from '../checks/violation.ts';

/** A mistake somebody could make: one place of the product, changed as it is loaded. The file on the disk stays right. */
export type PlantedBug = SourcePatch & {
  readonly name: string;
  /**
   * What it does to the product. Of several, which one speaks first depends on the seed; any other speaks of something
   * else, and nothing speaks for it when only the simulation itself fails.
   */
  readonly breaks: readonly [Invariant, ...Invariant[]];
};
