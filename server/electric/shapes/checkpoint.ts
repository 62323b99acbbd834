import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { formatLsn, type Lsn, parseLsn } from '../postgres/lsn.ts';

/** How far the data directory is whole, and of which database it speaks. */
export type Checkpoint = {
  /** Postgres' own identifier of the cluster. */
  readonly systemId: string;
  /** Everything before it is durable in the shape logs. Written before it is acknowledged, never after. */
  readonly durable: Lsn;
  /** The commit LSN of the last transaction among that. */
  readonly lastSeen: Lsn;
};

const fileName = 'checkpoint.json';

/** @returns undefined when there is none, or none that can be read. */
export async function readCheckpoint(directory: string): Promise<Checkpoint | undefined> {
  try {
    const text = await readFile(join(directory, fileName), 'utf8');
    const raw = JSON.parse(text) as { systemId: string; durable: string; lastSeen: string };
    return { systemId: raw.systemId, durable: parseLsn(raw.durable), lastSeen: parseLsn(raw.lastSeen) };
  } catch {
    return undefined;
  }
}

export async function writeCheckpoint(directory: string, checkpoint: Checkpoint): Promise<void> {
  const path = join(directory, fileName);
  const file = await open(`${path}.new`, 'w');
  try {
    const { systemId, durable, lastSeen } = checkpoint;
    await file.writeFile(
      JSON.stringify({ systemId, durable: formatLsn(durable), lastSeen: formatLsn(lastSeen) }),
    );
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
