import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/desk-harness.ts';
import { trimTiles } from './trim-tiles.ts';

let directory: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

/** Ten squares of 100 bytes, each fetched a day after the one before. */
function tenSquares(): string {
  const folder = join(directory.path, 'squares');
  const column = join(folder, '10', '817');
  mkdirSync(column, { recursive: true });
  for (let n = 0; n < 10; n += 1) {
    writeFileSync(join(column, String(n)), 'x'.repeat(100));
    utimesSync(join(column, String(n)), n * 86_400, n * 86_400);
  }
  return folder;
}
const left = (folder: string) => readdirSync(join(folder, '10', '817')).sort();

describe('the squares kept on the disk', () => {
  it('stay while they are under the limit', async () => {
    const folder = tenSquares();
    await trimTiles(folder, 1000);
    expect(left(folder)).toHaveLength(10);
  });

  it('over it go by the time they were fetched, the oldest first', async () => {
    const folder = tenSquares();
    await trimTiles(folder, 500);
    expect(left(folder)).toEqual(['6', '7', '8', '9']);
  });
});
