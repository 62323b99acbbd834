import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ExplainedError } from '../../shared/kernel/explained-error.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-pg-'));
  chmodSync(directory, 0o711);
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, 'postgres');
}

async function ask(connectionString: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(question);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('embedded PostgreSQL', () => {
  it('starts in an empty directory, keeps what was written, and starts there again', async () => {
    const dataDirectory = temporaryDirectory();
    const first = await startEmbeddedPostgres({ dataDirectory });
    await ask(first.adminUrl, 'create table kept (answer text)');
    await ask(first.adminUrl, "insert into kept values ('still here')");
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDirectory });
    onTestFinished(second.stop);
    expect(await ask(second.adminUrl, 'select answer from kept')).toBe('still here');
  });

  it('starts where an earlier run was ended while it made the directory', async () => {
    const dataDirectory = temporaryDirectory();
    mkdirSync(`${dataDirectory}.new/global`, { recursive: true });
    writeFileSync(`${dataDirectory}.new/PG_VERSION`, '18\n');
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    onTestFinished(postgres.stop);
    expect(await ask(postgres.adminUrl, 'select 1 as answer')).toBe(1);
  });

  it('says in one sentence that a directory holds something else', async () => {
    const dataDirectory = temporaryDirectory();
    mkdirSync(dataDirectory);
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '18\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(
      /is no PostgreSQL's and not empty \(ENOTEMPTY\); move aside what is in it/,
    );
  });

  it('takes over a server that an earlier run left behind', async () => {
    const dataDirectory = temporaryDirectory();
    const left = await startEmbeddedPostgres({ dataDirectory });
    onTestFinished(left.stop);
    const next = await startEmbeddedPostgres({ dataDirectory });
    expect(next.adminUrl).toBe(left.adminUrl);
  });

  it('says in one sentence that a directory belongs to another major version', async () => {
    const dataDirectory = temporaryDirectory();
    const postgres = await startEmbeddedPostgres({ dataDirectory });
    await postgres.stop();
    writeFileSync(join(dataDirectory, 'PG_VERSION'), '16\n');
    const starting = startEmbeddedPostgres({ dataDirectory });
    await expect(starting).rejects.toThrow(ExplainedError);
    await expect(starting).rejects.toThrow('was made by PostgreSQL 16 and this is PostgreSQL 18');
  });

  it('says in one sentence that a directory cannot be written', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'aglis-pg-')), 'a-file');
    writeFileSync(file, '');
    onTestFinished(() => rmSync(join(file, '..'), { recursive: true, force: true }));
    const starting = startEmbeddedPostgres({ dataDirectory: join(file, 'postgres') });
    await expect(starting).rejects.toThrow(
      /cannot be written \(ENOTDIR\); make it writable or set AGLIS_DATA_DIR/,
    );
  });
});
