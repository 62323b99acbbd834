import { troubleOf } from '../database/file-trouble.ts';
import type { WritableCache } from './cache.ts';
import { beginAnew, openCacheFile } from './cache-file.ts';
import { type CacheOptions, openCache } from './open-cache.ts';

/** `lost`: the file could not be used and an empty one is read now. `disk-full`: a write had no room; nothing is lost. */
export type CacheTrouble = 'lost' | 'disk-full';

/**
 * The cache for as long as the desk runs. A file that turns out damaged, locked, read-only or gone is set aside and an
 * empty one takes its place: a read is then answered from that, a write is undone and throws.
 */
export function keepCache(options: CacheOptions, told: (trouble: CacheTrouble) => void): WritableCache {
  let current = openCache(openCacheFile(options), options);

  /** @returns whether another cache is in the place of the one that failed */
  const mend = (failed: WritableCache, error: unknown): boolean => {
    if (failed !== current) return true;
    const trouble = troubleOf(error, options.file);
    if (trouble === 'full') told('disk-full');
    if (trouble !== 'unusable') return false;
    options.log.warn({ error }, 'The cache failed while running; beginning a new one');
    failed.close();
    current = openCache(beginAnew(options, 'damaged'), options);
    told('lost');
    return true;
  };
  const read = <T>(ask: (cache: WritableCache) => T): T => {
    const asked = current;
    try {
      return ask(asked);
    } catch (error) {
      if (!mend(asked, error)) throw error;
      return ask(current);
    }
  };
  const writeIn = async <T>(asked: WritableCache, change: () => Promise<T>): Promise<T> => {
    try {
      return await change();
    } catch (error) {
      mend(asked, error);
      throw error;
    }
  };
  const write = <T>(change: (cache: WritableCache) => Promise<T>): Promise<T> => {
    const asked = current;
    return writeIn(asked, () => change(asked));
  };
  /** What is only noted for later: the trouble is told, and whoever noted it goes on. */
  const note = (change: (cache: WritableCache) => Promise<void>): void => {
    write(change).catch((error: unknown) =>
      options.log.warn({ error: String(error) }, 'Not noted in the cache'),
    );
  };

  return {
    entity: (shape, key) => read((cache) => cache.entity(shape, key)),
    page: (shape, after, limit) => read((cache) => cache.page(shape, after, limit)),
    pageOf: (shape, columns, after, limit) => read((cache) => cache.pageOf(shape, columns, after, limit)),
    all: (shape) => read((cache) => cache.all(shape)),
    has: (shape, key) => read((cache) => cache.has(shape, key)),
    version: (shape, key) => read((cache) => cache.version(shape, key)),
    currentAt: (shape) => read((cache) => cache.currentAt(shape)),
    isComplete: (shape) => read((cache) => cache.isComplete(shape)),
    position: (shape) => read((cache) => cache.position(shape)),
    answer: (key) => read((cache) => cache.answer(key)),
    beganAnew: () => current.beganAnew(),
    append: (part) => write((cache) => cache.append(part)),
    build: (shape, operations, at) => write((cache) => cache.build(shape, operations, at)),
    promote: (shape, now) => write((cache) => cache.promote(shape, now)),
    apply: (shape, operations, at, now) => write((cache) => cache.apply(shape, operations, at, now)),
    async applyAhead(shape) {
      const asked = current;
      const ahead = await writeIn(asked, () => asked.applyAhead(shape));
      return (
        ahead && {
          write: (operations) => writeIn(asked, () => ahead.write(operations)),
          end: (operations, at, now) => writeIn(asked, () => ahead.end(operations, at, now)),
          undo: ahead.undo,
        }
      );
    },
    abandonBuilding: (shape) => write((cache) => cache.abandonBuilding(shape)),
    tryRoom: () => write((cache) => cache.tryRoom()),
    markCurrent: (shapes, now) => note(async (cache) => cache.markCurrent(shapes, now)),
    keepAnswer: (key, answer) => note(async (cache) => cache.keepAnswer(key, answer)),
    close: () => current.close(),
  };
}
