import type { SourcePatch } from '../support/patch-source.ts';

/**
 * A few shapes, each with something of its own: overlays, where-clauses, one of them with a parameter, removals by
 * command, deletes and truncation, a key that changes, one that never changes, the heartbeat. The others would only be more of the same.
 */
const fewShapes: SourcePatch = {
  file: 'shared/contracts/shapes.ts',
  find: 'export const shapeNames = Object.keys(shapes) as readonly ShapeName[];',
  replace: `export const shapeNames: readonly ShapeName[] =
    ['tickets', 'technicians', 'dismissals', 'boards', 'filters', 'choices', 'pins', 'log', 'handOvers', 'workOrders', 'dispatchDays', 'vans', 'parts', 'customers', 'policies', 'settings', 'heartbeat'];`,
};

/**
 * What takes thousands of rows in the field takes a few here: the product's own sizes, whatever they are, made small as
 * their files are loaded, so that transactions written in slices are interrupted, batches gathered and pages cut.
 */
export const smallSizes: readonly SourcePatch[] = [
  fewShapes,
  {
    file: 'server/electric/postgres/message-spool.ts',
    find: 'const pieceBytes = ',
    replace: 'const pieceBytes = 2000 || ',
  },
  {
    file: 'server/electric/shapes/shape-log.ts',
    find: 'const flushBytes = ',
    replace: 'const flushBytes = 200 || ',
  },
  {
    file: 'electron/desk/cache/writer-lane.ts',
    find: 'export const sliceRows = ',
    replace: 'export const sliceRows = 3 || ',
  },
  {
    file: 'electron/desk/sync/live-events.ts',
    find: 'export const partRows = ',
    replace: 'export const partRows = 1 || ',
  },
  {
    file: 'electron/desk/sync/write-ahead.ts',
    find: 'export const longestMs = ',
    replace: 'export const longestMs = 3 || ',
  },
  {
    file: 'electron/desk/sync/write-snapshot.ts',
    find: 'const mostWaitingBytes = ',
    replace: 'const mostWaitingBytes = 2000 || ',
  },
  {
    file: 'electron/desk/live/window-feed.ts',
    find: 'export const largestChunk = ',
    replace: 'export const largestChunk = 20 || ',
  },
  {
    file: 'shared/contracts/commands.ts',
    find: 'export const largestBatch = ',
    replace: 'export const largestBatch = 3 || ',
  },
];
