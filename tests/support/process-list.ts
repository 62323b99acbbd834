import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** This process and every one below it that still runs, as the operating system knows them; a zombie has ended. */
export async function processTree(rootId: number): Promise<readonly number[]> {
  const all = await runningProcesses();
  const below = (id: number): number[] => [
    id,
    ...all.filter(({ parent }) => parent === id).flatMap((child) => below(child.id)),
  ];
  return all.some(({ id }) => id === rootId) ? below(rootId) : [];
}

/** Which of these still run. */
export async function stillRunning(ids: readonly number[]): Promise<readonly number[]> {
  const all = await runningProcesses();
  return ids.filter((id) => all.some((running) => running.id === id));
}

async function runningProcesses(): Promise<{ readonly id: number; readonly parent: number }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => state !== undefined && !state.startsWith('Z'))
    .map(([id, parent]) => ({ id: Number(id), parent: Number(parent) }));
}
