import type { SourcePatch } from '../support/patch-source.ts';
import type { CrashPoint } from './crash-point.ts';

const cache = 'electron/desk/cache/open-cache.ts';
const cacheFile = 'electron/desk/cache/cache-file.ts';
const positions = 'electron/desk/cache/shape-positions.ts';
const building = 'electron/desk/cache/building.ts';
const liveEvents = 'electron/desk/sync/live-events.ts';
const storeBatch = 'electron/desk/sync/store-batch.ts';
const writerLane = 'electron/desk/cache/writer-lane.ts';
const thread = 'electron/desk/cache/cache-thread.ts';
const ofTickets = "shape === 'tickets'";

/** Also what a small room has. */
const everythingAside: SourcePatch = { file: cache, find: 'bytes: 64 * 1024', replace: 'bytes: 0' };
const knowsItsThread: SourcePatch = {
  file: building,
  find: 'import { withLog }',
  replace: "import { isMainThread } from 'node:worker_threads';\nimport { withLog }",
};

/** From a file that is made to a generation that takes another's place. */
export const cacheCrashPoints: readonly CrashPoint[] = [
  {
    number: 11,
    name: 'changes arrived, nothing applied, transaction open',
    stage: 'at work',
    file: cache,
    anchor: 'const generation = advancePosition(statements, shape, at, now);',
    dies: 'before',
    passage: 3,
    when: ofTickets,
  },
  {
    number: 12,
    name: 'offset moved, rows not yet applied, transaction open',
    stage: 'at work',
    file: cache,
    anchor: 'const generation = advancePosition(statements, shape, at, now);',
    dies: 'after',
    passage: 4,
    when: ofTickets,
  },
  {
    number: 13,
    name: 'changes committed, windows not told',
    stage: 'at work',
    file: storeBatch,
    anchor: 'cache.apply(shape, operations, batch.at, now);',
    dies: 'after',
    passage: 3,
    when: ofTickets,
  },
  {
    number: 14,
    name: 'first start, some tables made',
    stage: 'first sync',
    file: cacheFile,
    anchor: 'database.exec(createTableSql(shape, generation));',
    dies: 'after',
    passage: 5,
  },
  {
    number: 15,
    name: 'first rows here, none written, transaction open',
    stage: 'first sync',
    file: building,
    anchor: 'withLog(answer, (log) => insert.run(log));',
    dies: 'before',
    when: ofTickets,
  },
  {
    number: 16,
    name: 'first rows written, position not yet, transaction open',
    stage: 'first sync',
    file: positions,
    anchor: 'const { shape, role, generation, at, currentAt } = position;',
    dies: 'after',
    when: `${ofTickets} && role === 'building'`,
  },
  {
    number: 17,
    name: 'first rows committed, not yet shown',
    stage: 'first sync',
    file: cache,
    anchor: "const former = findPosition(statements, shape, 'read');",
    dies: 'before',
    when: ofTickets,
  },
  {
    number: 18,
    name: 'told to fetch anew, old generation still read',
    stage: 'fetching anew',
    file: storeBatch,
    anchor: 'cache.abandonBuilding(shape);',
    dies: 'after',
    passage: 3,
  },
  {
    number: 19,
    name: 'old rows of the other generation deleted, transaction open',
    stage: 'fetching anew',
    file: building,
    anchor: 'const generation = buildingGeneration(statements, shape, at.handle);',
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 20,
    name: 'new generation built, old one still read',
    stage: 'fetching anew',
    file: cache,
    anchor: "const former = findPosition(statements, shape, 'read');",
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 21,
    name: 'neither generation is read, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: "savePosition(statements, { shape, role: 'read', ...building, currentAt: now });",
    dies: 'before',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 22,
    name: 'new generation is read, old rows not yet deleted, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: "savePosition(statements, { shape, role: 'read', ...building, currentAt: now });",
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 23,
    name: 'new generation committed, windows not told',
    stage: 'fetching anew',
    file: storeBatch,
    anchor: 'cache.promote(shape, now);',
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 27,
    name: 'between two slices of one transaction',
    stage: 'at work',
    file: cache,
    anchor: 'if (from > 0) yield;',
    dies: 'before',
    when: "target.shape === 'tickets' && from > 0",
    alongside: [
      { file: writerLane, find: 'export const sliceRows = 500;', replace: 'export const sliceRows = 1;' },
    ],
  },
  {
    number: 40,
    name: 'first rows written by the thread beside the desk, position not yet, transaction open',
    stage: 'first sync',
    file: building,
    anchor: 'withLog(answer, (log) => insert.run(log));',
    dies: 'after',
    when: `${ofTickets} && !isMainThread`,
    alongside: [everythingAside, knowsItsThread],
  },
  {
    number: 41,
    name: 'first rows committed by the thread, desk not yet told',
    stage: 'first sync',
    file: thread,
    anchor: 'database.close();',
    dies: 'after',
    when: "task.kind === 'append' && task.part.shape === 'tickets'",
    alongside: [everythingAside],
  },
  {
    number: 42,
    name: 'keys of the new generation indexed, old one still read, transaction open',
    stage: 'fetching anew',
    file: cache,
    anchor: 'indexKeys(statements, keysOf(shape, building.generation));',
    dies: 'after',
    passage: 2,
    when: ofTickets,
  },
  {
    number: 43,
    name: 'part of a transaction written ahead of its end, transaction open',
    stage: 'at work',
    file: storeBatch,
    anchor: 'if (!building && held.isEmpty()) await ahead.add(operations);',
    dies: 'after',
    passage: 2,
    when: ofTickets,
    alongside: [
      { file: liveEvents, find: 'export const partRows = 2000;', replace: 'export const partRows = 1;' },
    ],
  },
];
