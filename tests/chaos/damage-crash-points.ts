import type { CrashPoint } from './crash-point.ts';

const outboxFile = 'electron/desk/outbox/outbox-file.ts';
const cacheFile = 'electron/desk/cache/cache-file.ts';
const setAside = 'electron/desk/database/set-aside.ts';
const rescuedNamed = 'renameSync(rescuingOf(file), rescuedOf(file));';
const rescuedInPlace = 'renameSync(rescuedOf(file), file);';
const cacheAside = 'if (existsSync(file)) setAside(file, reason, clock.now());';

/** From a file that cannot be used to another in its place. */
export const damageCrashPoints: readonly CrashPoint[] = [
  {
    number: 33,
    name: 'commands of a damaged outbox rescued, not yet named so',
    stage: 'outbox damaged',
    file: outboxFile,
    anchor: rescuedNamed,
    dies: 'before',
  },
  {
    number: 34,
    name: 'rescued outbox named so, the damaged one in its place',
    stage: 'outbox damaged',
    file: outboxFile,
    anchor: rescuedNamed,
    dies: 'after',
  },
  {
    number: 35,
    name: 'damaged outbox aside, nothing in its place',
    stage: 'outbox damaged',
    file: outboxFile,
    anchor: rescuedInPlace,
    dies: 'before',
  },
  {
    number: 36,
    name: 'rescued outbox in its place, not yet opened',
    stage: 'outbox damaged',
    file: outboxFile,
    anchor: rescuedInPlace,
    dies: 'after',
  },
  {
    number: 37,
    name: 'a cache that cannot be used, still in its place',
    stage: 'cache held',
    file: cacheFile,
    anchor: cacheAside,
    dies: 'before',
  },
  {
    number: 38,
    name: 'its file aside, its log still there',
    stage: 'cache held',
    file: setAside,
    anchor: 'if (existsSync(file + companion)) renameSync(file + companion, target + companion);',
    dies: 'after',
    when: "file.endsWith('cache.db') && existsSync(file + '-wal')",
  },
  {
    number: 39,
    name: 'a cache aside, no new one made',
    stage: 'cache held',
    file: cacheFile,
    anchor: cacheAside,
    dies: 'after',
  },
];
