import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { progressReporter } from './progress-reporter.ts';

const command = resolve(import.meta.dirname, '../import.ts');

const mapping = {
  entity: 'tickets',
  layout: 'event-log',
  source: 'old-desk',
  fields: {
    ...{ externalId: 'id', at: 'at', title: 'title', actor: 'who', kind: { constant: 'outage' } },
    ...{ tier: { constant: 'home' }, priority: { constant: 'normal' } },
    status: { column: 'status', values: { New: 'open', Active: 'active', Closed: 'closed' } },
  },
};

function files(incidents: number) {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-import-command-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const lines = ['id,at,status,title,who'];
  for (let at = 1; at <= incidents; at += 1) {
    const day = `2026-10-${String((at % 28) + 1).padStart(2, '0')}`;
    for (const [hour, status] of [
      ['08', 'New'],
      ['09', 'Active'],
      ['10', 'Active'],
      ['11', 'Closed'],
    ])
      lines.push(`INC${at},${day}T${hour}:00,${status},No light,Ana`);
  }
  const path = join(directory, 'log.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  writeFileSync(join(directory, 'log.mapping.json'), JSON.stringify(mapping));
  return path;
}

function start(database: TestDatabase, words: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: database.url };
  const child = spawn(process.execPath, [command, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.error += chunk;
  });
  return { child, said };
}

async function run(database: TestDatabase, words: readonly string[]) {
  const { child, said } = start(database, words);
  const [code] = await once(child, 'close');
  return { code, ...said };
}

const count = async ({ pool }: Database, query: string) =>
  (await pool.query<{ count: number }>(`select count(*)::int as count from ${query}`)).rows[0]?.count ?? 0;

async function killAfterFirstBatch(database: Database, child: ChildProcess): Promise<void> {
  while ((await count(database, 'imported_records')) === 0) {
    if (child.exitCode !== null) throw new Error('The import ended before it could be killed');
    await new Promise((wait) => setTimeout(wait, 5));
  }
  child.kill('SIGKILL');
  await once(child, 'close');
}

const incidents = 8_000;

describe('npm run import', () => {
  it('loses nothing and resumes when it is killed half-way', { timeout: 120_000 }, async () => {
    const database = await createTestDatabase();
    const file = files(incidents);
    await killAfterFirstBatch(database, start(database, ['tickets', file, '--quiet']).child);
    const survived = await count(database, 'imported_records');
    expect(survived).toBeGreaterThan(0);
    expect(survived).toBeLessThan(incidents);
    expect(await run(database, ['tickets', file, '--quiet'])).toMatchObject({ code: 0 });
    expect(await count(database, 'imported_records')).toBe(incidents);
    expect(await count(database, 'tickets')).toBe(incidents);
    expect(await count(database, 'ticket_events')).toBe(incidents * 4);
    expect(
      await count(
        database,
        'tickets t where version <> (select count(*) from ticket_events where ticket_id = t.id)',
      ),
    ).toBe(0);
    const gaps = `ticket_numbers n where last <> (select count(*) from tickets
      where number like 'TKT-' || to_char(n.day, 'YYYYMMDD') || '-%')`;
    expect(await count(database, gaps)).toBe(0);
  });

  it('prints the same counts in a rehearsal and for real, and takes the mapping beside the file', {
    timeout: 60_000,
  }, async () => {
    const database = await createTestDatabase();
    const file = files(20);
    const rehearsed = await run(database, ['tickets', file, '--dry-run', '--quiet']);
    expect(rehearsed.out).toContain('Rehearsed (nothing was written): tickets from log.csv');
    expect(await count(database, 'tickets')).toBe(0);
    const real = await run(database, ['tickets', file, '--quiet']);
    const counts = (text: string) => text.split('\n').slice(1, 7);
    expect(counts(real.out)).toEqual(counts(rehearsed.out));
    expect(real.out).toContain('imported   20');
  });

  it('says in one sentence what is wrong, without a stack, and ends with 1', {
    timeout: 60_000,
  }, async () => {
    const database = await createTestDatabase();
    const missing = await run(database, ['tickets', '/nowhere/log.csv']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.error).toBe(
      'The mapping /nowhere/log.mapping.json cannot be read (ENOENT); check its path.\n',
    );
    const unknown = await run(database, ['invoices', 'x.csv']);
    expect(unknown.error).toContain('Say what to import: tickets, customers, technicians.');
  });
});

describe('progress', () => {
  const progress = { rows: 500, doneBytes: 1024 * 1024, totalBytes: 4 * 1024 * 1024, seconds: 6 };

  function written(isTTY: boolean, quiet = false): string {
    const pieces: unknown[] = [];
    const out = { isTTY, write: (piece: unknown) => pieces.push(piece) > 0 };
    progressReporter(out, quiet).report(progress);
    return pieces.join('');
  }

  it('is a bar on a terminal, a plain line elsewhere, and nothing when it shall be quiet', () => {
    expect(written(true)).toContain(
      '[████████······················] 25 %  1.0 MB of 4.0 MB  500 rows  83 rows/s',
    );
    expect(written(false)).toBe('25 %  1.0 MB of 4.0 MB  500 rows  83 rows/s\n');
    expect(written(true, true)).toBe('');
  });
});
