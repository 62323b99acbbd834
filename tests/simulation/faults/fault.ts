import type { Random } from '../../../server/demo/random/random.ts';
import type { DeskWork } from '../workload/desk-work.ts';
import type { OtherWork } from '../workload/other-work.ts';
import type { World } from '../world.ts';

export type Surroundings = {
  readonly world: World;
  readonly random: Random;
  readonly works: readonly DeskWork[];
  readonly others: OtherWork;
};

/** Something that goes wrong. @returns how it ends; null when there is nothing to end */
export type Fault = (surroundings: Surroundings) => (() => void) | null;
