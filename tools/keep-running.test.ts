import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepRunning } from './keep-running.ts';
import { type Service, startService } from './process-tree.ts';

function script(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-service-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'service.mjs');
  writeFileSync(file, text);
  return file;
}

const start = (file: string): Service =>
  startService({ name: 'service', script: file, cwd: process.cwd(), environment: {} });

describe('a service that ends by itself', () => {
  it('is started again, and the reason is said', async () => {
    const file = script('console.log(JSON.stringify({ pid: process.pid })); setInterval(() => {}, 1000);');
    const said: string[] = [];
    const started: Service[] = [];
    const startAgain = () => {
      const service = start(file);
      started.push(service);
      return service;
    };
    const first = startAgain();
    await first.ready;
    const kept = keepRunning({ first, startAgain, say: (sentence) => said.push(sentence) });
    first.process.kill('SIGKILL');
    await vi.waitFor(() => expect(started).toHaveLength(2), { timeout: 5000 });
    await started[1]?.ready;
    expect(said).toEqual(['The service ended by SIGKILL; starting it again.']);
    await kept.stop();
    expect(await started[1]?.ended).toBeDefined();
    expect(said).toHaveLength(1);
  });

  it('stays down after five ends within a minute', async () => {
    const file = script('process.exit(3);');
    const said: string[] = [];
    keepRunning({
      first: start(file),
      startAgain: () => start(file),
      say: (sentence) => said.push(sentence),
    });
    await vi.waitFor(() => expect(said.at(-1)).toContain('it stays down'), { timeout: 18_000 });
    expect(said).toHaveLength(5);
  });
});
