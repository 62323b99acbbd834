import type { SourcePatch } from '../support/patch-source.ts';

/** A mistake somebody could make: one place of the product, changed as it is loaded. The file on the disk stays right. */
export type PlantedBug = SourcePatch & { readonly name: string };

/** Each is to be caught by the simulator; what its checks do not catch, they would not catch in a real change either. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'forgets the transactions in progress (xip)',
    file: 'server/electric/postgres/visibility.ts',
    find: 'return wide < visibility.xmax && !visibility.xip.has(wide);',
    replace: 'return wide < visibility.xmax;',
  },
];
