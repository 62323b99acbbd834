import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './desk-harness.ts';

/** A real file system of its own, of so many megabytes, that can be full and have room again. */
export type SmallDisk = {
  readonly path: string;
  /** Leaves about so many bytes free. */
  fill(freeBytes: number): void;
  makeRoom(): void;
  remove(): void;
};

/** Null where this process may not mount one: the tests that need it are skipped, and say so. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const directory = temporaryDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory.path], {
      stdio: 'ignore',
    });
  } catch {
    directory.remove();
    return null;
  }
  const ballast = join(directory.path, 'ballast');
  return {
    path: directory.path,
    fill(freeBytes) {
      const { bavail, bsize } = statfsSync(directory.path);
      writeFileSync(ballast, new Uint8Array(Math.max(0, bavail * bsize - freeBytes)));
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      /* Lazily: a database may be closing on it still. */
      execFileSync('umount', ['-l', directory.path]);
      directory.remove();
    },
  };
}

/**
 * Nobody writes to a file of a small disk any more, not even root, whom permissions do not hold: as on a medium that is
 * read only.
 */
export function makeReadOnly(file: string): void {
  execFileSync('mount', ['--bind', file, file]);
  execFileSync('mount', ['-o', 'remount,bind,ro', file]);
}
