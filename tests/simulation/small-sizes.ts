import type { SourcePatch } from '../support/patch-source.ts';

/**
 * What takes thousands of rows in the field takes a few here: the product's own sizes, made small as their files are
 * loaded, so that transactions written in slices are interrupted, batches gathered and pages cut.
 */
export const smallSizes: readonly SourcePatch[] = [
  {
    file: 'electron/desk/cache/writer-lane.ts',
    find: 'export const sliceRows = 500;',
    replace: 'export const sliceRows = 3;',
  },
  {
    file: 'electron/desk/sync/store-batch.ts',
    find: 'const gatheredRows = 4000;',
    replace: 'const gatheredRows = 4;',
  },
  {
    file: 'electron/desk/live/window-feed.ts',
    find: 'export const largestChunk = 1000;',
    replace: 'export const largestChunk = 4;',
  },
  {
    file: 'electron/desk/outbox/choose-batch.ts',
    find: 'export const largestBatch = 100;',
    replace: 'export const largestBatch = 3;',
  },
];
