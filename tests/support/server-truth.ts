import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { ControlRoom } from './control-room.ts';

/** Asks the server's own database, past every layer: what is true, whatever a board shows. */
export async function askDatabase(
  room: Pick<ControlRoom, 'directory'>,
  question: string,
  values: unknown[] = [],
) {
  const client = new pg.Client({ connectionString: databaseUrlOf(room.directory) });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(question, values);
    return rows;
  } finally {
    await client.end();
  }
}

/** The embedded PostgreSQL notes its port in the fourth line of postmaster.pid. */
export function databaseUrlOf(directory: string): string {
  const port = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://aglis@127.0.0.1:${port}/aglis`;
}
