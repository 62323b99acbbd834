import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { thisMachine } from '../process/this-machine.ts';
import { silent, temporaryDirectory } from '../testing/desk-harness.ts';
import { type Checkpoints, checkpointsAside } from './checkpoints.ts';
import { tuneWriter } from './tune.ts';
import { workAside } from './work-aside.ts';

const largestBytes = 10_000_000;

describe('the log of the cache', () => {
  let directory: ReturnType<typeof temporaryDirectory>;
  let writer: Database.Database;
  let checkpoints: Checkpoints;
  const moving = (moved: string, facts: { readonly log?: typeof silent; readonly largestBytes: number }) => {
    const aside = workAside(moved, thisMachine.cacheThread as URL);
    onTestFinished(aside.close);
    checkpoints = checkpointsAside({ file: moved, writer, aside, log: silent, ...facts });
  };
  const file = () => join(directory.path, 'cache.db');
  const logBytes = () => statSync(`${file()}-wal`).size;
  const commit = (rows: number) => {
    const insert = writer.prepare('INSERT INTO rows VALUES (hex(randomblob(500)))');
    writer.transaction(() => {
      for (let row = 0; row < rows; row += 1) insert.run();
    })();
    checkpoints.committed();
  };

  beforeEach(() => {
    directory = temporaryDirectory();
    writer = new Database(file());
    writer.pragma('journal_mode = WAL');
    tuneWriter(writer);
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec('CREATE TABLE rows (text TEXT) STRICT');
  });
  afterEach(() => {
    checkpoints.close();
    writer.close();
    directory.remove();
  });

  it('is moved into the file on another thread, and is small again after the next commit', async () => {
    moving(file(), { largestBytes });
    commit(15_000);
    expect(logBytes()).toBeGreaterThan(largestBytes);
    const before = statSync(file()).size;
    await vi.waitFor(() => expect(statSync(file()).size).toBeGreaterThan(before + largestBytes), 5000);
    await vi.waitFor(() => {
      commit(1);
      expect(logBytes()).toBeLessThan(largestBytes / 2);
    }, 5000);
  });

  it('is moved by the desk itself when the other thread cannot, and that is said once', async () => {
    const warn = vi.fn();
    moving(`${file()}-gone`, { log: { ...silent, warn }, largestBytes: -1 });
    commit(1);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), 5000);
    commit(1);
    expect(writer.pragma('wal_autocheckpoint', { simple: true })).toBeGreaterThan(0);
    expect(warn).toHaveBeenCalledOnce();
    rmSync(`${file()}-gone`, { force: true });
  });
});
