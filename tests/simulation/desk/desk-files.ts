import { copyFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { Random } from '../../../server/demo/random/random.ts';

/** How a desk goes. */
export type EndOfDesk = 'killed' | 'power cut' | 'cache deleted';

/**
 * Leaves the desk's files as its end would. A killed process leaves what SQLite has written, with the log not copied
 * into the database; a power cut may also take the end of the cache's log, which is not synced at every commit.
 */
export function endDatabases(
  directory: string,
  open: readonly Sqlite.Database[],
  { end, random }: { readonly end: EndOfDesk; readonly random: Random },
): void {
  const files = ['cache.db', 'outbox.db'].flatMap((name) => [
    join(directory, name),
    join(directory, `${name}-wal`),
  ]);
  const present = files.filter((file) => existsSync(file));
  for (const file of present) copyFileSync(file, `${file}.left`);
  for (const database of open) database.close();
  for (const file of files) rmSync(file, { force: true });
  for (const file of present) {
    copyFileSync(`${file}.left`, file);
    rmSync(`${file}.left`);
  }
  const cacheLog = join(directory, 'cache.db-wal');
  if (end === 'power cut' && existsSync(cacheLog))
    truncateSync(cacheLog, random.int(0, statSync(cacheLog).size));
  if (end === 'cache deleted')
    for (const companion of ['', '-wal', '-shm'])
      rmSync(join(directory, `cache.db${companion}`), { force: true });
}
