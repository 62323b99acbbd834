import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A province's streets at every zoom that is read take some hundred megabytes. */
const mostBytes = 512 * 1024 * 1024;
/** Below the limit, or every square would trim anew. */
const keptShare = 0.9;

/** Lets go of the squares that were fetched longest ago, until the folder is well under the limit. */
export async function trimTiles(folder: string, most = mostBytes): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = await Promise.all(paths.map(async (path) => ({ path, ...sizeAndAge(await stat(path)) })));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total <= most) return;
  let left = total;
  for (const { path, bytes } of files.sort((a, b) => a.fetchedAt - b.fetchedAt)) {
    if (left <= most * keptShare) return;
    await rm(path, { force: true });
    left -= bytes;
  }
}

const sizeAndAge = ({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }) => ({
  bytes: size,
  fetchedAt: mtimeMs,
});
