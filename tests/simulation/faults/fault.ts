import type { Random } from '../../../server/demo/random/random.ts';
import type { DeskWork } from '../workload/desk-work.ts';
import type { OtherWork } from '../workload/other-work.ts';
import type { World } from '../world.ts';
import type { Hit } from './hit.ts';

export type Surroundings = {
  readonly world: World;
  readonly random: Random;
  readonly works: readonly DeskWork[];
  readonly others: OtherWork;
};

/**
 * Something that goes wrong. It tells when it hits something, perhaps later, perhaps never: a server that is down cannot be
 * killed, and what waits for the next transaction may wait in vain. @returns how it ends; null when there is nothing to end
 */
export type Fault = (surroundings: Surroundings, hit: Hit) => (() => void) | null;
