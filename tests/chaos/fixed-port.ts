import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what Linux and macOS hand out for outgoing connections (32768 and up): a port that a restarted process must
 * get again is not taken by a client in between.
 */
const lowest = 20_000;
const highest = 32_000;
const attempts = 50;

/** @returns a port of this machine that was free a moment ago, to be taken again and again */
export async function fixedPort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${lowest} and ${highest} in ${attempts} attempts`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
