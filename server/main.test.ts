import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launchServer } from '../tests/support/control-room.ts';
import { layCuttingLine } from '../tests/support/cutting-line.ts';
import { type Service, ServiceEnded, startService } from '../tools/process-tree.ts';
import { ensureDatabase } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';

const longestMs = 120_000;
const atOnce = 3;

function givenDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-start-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function givenPostgres(directory: string): Promise<string> {
  const settings = { wal_level: 'logical', fsync: 'off' };
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'postgres'), settings });
  onTestFinished(postgres.stop);
  await ensureDatabase(postgres.adminUrl, 'room');
  return postgres.databaseUrl('room');
}

/** @returns the server when it became ready, and what it said when it ended before */
async function startOn(databaseUrl: string, dataDirectory: string): Promise<Service | ServiceEnded> {
  const environment = {
    DATABASE_URL: databaseUrl,
    AGLIS_DATA_DIR: dataDirectory,
    AGLIS_SERVER_PORT: '0',
    AGLIS_DEMO: '0',
    AGLIS_LOG_LEVEL: 'fatal',
  };
  try {
    return (await launchServer({ environment })).service;
  } catch (error) {
    if (error instanceof ServiceEnded) return error;
    throw error;
  }
}

describe('the start of the server', () => {
  it(
    'ends with one sentence wherever its database goes away, and goes through the next time',
    async () => {
      const directory = givenDirectory();
      const databaseUrl = await givenPostgres(directory);
      const ends: (readonly string[])[] = [];
      for (let cutAt = 0; ; cutAt = Math.ceil((cutAt + 1) * 1.3)) {
        const line = await layCuttingLine(databaseUrl, (_, index) => index === cutAt);
        const started = await startOn(line.url, join(directory, 'server'));
        if (started instanceof ServiceEnded) ends.push(started.lastWords);
        else await started.stop();
        if (line.sent() < cutAt) break;
      }
      expect(ends.length).toBeGreaterThan(5);
      for (const words of ends)
        expect(words).toEqual([
          expect.stringMatching(/^PostgreSQL (at .* does not let us in|went away) .*\.$/),
        ]);
      const started = await startOn(databaseUrl, join(directory, 'server'));
      expect(started).not.toBeInstanceOf(ServiceEnded);
      if (!(started instanceof ServiceEnded)) await started.stop();
    },
    longestMs,
  );

  it(
    'that is interrupted leaves no PostgreSQL behind, and says nothing',
    async () => {
      for (const sign of ['postgres.new', 'postgres/postmaster.pid']) {
        const directory = givenDirectory();
        const service = startService({
          name: 'server',
          script: 'server/main.ts',
          cwd: resolve(import.meta.dirname, '..'),
          environment: { AGLIS_DATA_DIR: directory, AGLIS_SERVER_PORT: '0', AGLIS_DEMO: '0' },
        });
        while (!existsSync(join(directory, sign))) await sleep(1);
        service.process.kill('SIGTERM');
        expect(await service.ended).toEqual({ code: 0, signal: null });
        expect(existsSync(join(directory, 'postgres/postmaster.pid'))).toBe(false);
        await expect(service.ready).rejects.toMatchObject({ lastWords: [] });
      }
    },
    longestMs,
  );

  it(
    'that fails ends by itself, however often',
    async () => {
      const directory = givenDirectory();
      const line = await layCuttingLine(await givenPostgres(directory), () => true);
      for (let round = 0; round < 4; round++) {
        const starts = Array.from({ length: atOnce }, (_, index) =>
          startOn(line.url, join(directory, `server-${index}`)),
        );
        for (const started of await Promise.all(starts)) expect(started).toBeInstanceOf(ServiceEnded);
      }
    },
    longestMs,
  );
});
