import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, vi } from 'vitest';
import type { ChaosDesk } from './chaos-room.ts';

const waitingCommands = 5;
const pageBytes = 4096;

/**
 * Ends a desk that has commands to send, damages the index of its outbox, so that every command can still be read, and
 * begins to start it again.
 */
export async function damageOutbox(desk: ChaosDesk): Promise<void> {
  await desk.link.set({ kind: 'refuse' });
  await vi.waitFor(() => expect(waiting(desk)).toBeGreaterThanOrEqual(waitingCommands), { timeout: 10_000 });
  await desk.process.kill();
  const file = join(desk.directory, 'outbox.db');
  /* Closing moves the log into the file: what is damaged there would be whole in the log. */
  const database = new Database(file);
  const index = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_commands_1'";
  const page = Number(database.prepare(index).pluck().get());
  database.close();
  zero(file, (page - 1) * pageBytes);
  void desk.process.ensureRunning();
}

/** As another program would that keeps the cache of a running desk for itself. @returns how it lets go */
export function holdCache({ directory }: ChaosDesk): () => void {
  const holder = new Database(join(directory, 'cache.db'));
  holder.exec('BEGIN IMMEDIATE');
  return () => void holder.close();
}

const waiting = ({ window }: ChaosDesk): number =>
  [...window.rows('commands').values()].filter(({ state }) => state.kind !== 'refused').length;

function zero(file: string, at: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, new Uint8Array(pageBytes), 0, pageBytes, at);
  closeSync(descriptor);
}
