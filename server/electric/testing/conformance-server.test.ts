import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from './embedded-postgres.ts';

const program = fileURLToPath(new URL('conformance-server.ts', import.meta.url));

describe('the server for the conformance suite', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 at %s and leaves nothing behind', async (signal) => {
    const directory = mkdtempSync(join(tmpdir(), 'conformance-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    // As root, Postgres runs as a user of its own and must get in.
    chmodSync(directory, 0o755);
    const ports = [await freePort(), await freePort()].map(String);
    const child = spawn(process.execPath, [program, ...ports], {
      env: { ...process.env, TMPDIR: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('ready at')) break;
    expect(readdirSync(directory)).toHaveLength(1);

    child.kill(signal);
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(directory)).toEqual([]);
  });
});
