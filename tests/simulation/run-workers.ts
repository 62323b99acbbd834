import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withCompiledCode } from '../../tools/process-tree.ts';
import { patchArguments, type SourcePatch } from '../support/patch-source.ts';
import type { PlannedFault } from './faults/plan.ts';
import type { SeedReport } from './run-seed.ts';
import { smallSizes } from './small-sizes.ts';
import type { Order } from './worker.ts';

const folder = import.meta.dirname;
/** Reading the sources anew would take each worker longer than a hundred seeds' steps. */

export type RunOptions = {
  readonly seeds: readonly number[];
  readonly stopsAtViolation?: boolean;
  readonly prints?: boolean;
  readonly patches?: readonly SourcePatch[];
  readonly faults?: readonly PlannedFault[];
  readonly workers?: number;
  readonly onReport: (report: SeedReport) => void;
};

/** Runs the seeds in processes of their own, one for each core. Resolves when all are done. */
export async function runSeeds(options: RunOptions): Promise<void> {
  const { seeds, workers = availableParallelism() } = options;
  const directory = mkdtempSync(join(memoryDirectory(), 'aglis-simulation-'));
  const count = Math.max(1, Math.min(workers, seeds.length));
  const share = (worker: number) => seeds.filter((_, place) => place % count === worker);
  try {
    await Promise.all(
      Array.from({ length: count }, (_, worker) =>
        runWorker(options, { ...orderOf(options), directory, seeds: share(worker) }),
      ),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** So many seeds, one after the other. */
export const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => first + place);

const orderOf = ({ stopsAtViolation = true, prints = false, faults }: RunOptions) => ({
  stopsAtViolation,
  prints,
  ...(faults ? { faults } : {}),
});

/** Files that are in memory where there is such a place: the disk's own speed is not simulated. */
const memoryDirectory = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

function runWorker({ patches = [], onReport }: RunOptions, order: Order): Promise<void> {
  const worker = fork(resolve(folder, 'worker.ts'), {
    execArgv: [
      '--import',
      resolve(folder, 'stand-ins/install.ts'),
      ...patchArguments([...smallSizes, ...patches]),
      '--max-semi-space-size=64',
      '--stack-trace-limit=6',
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: withCompiledCode(resolve(folder, '../..')),
  });
  const work = { isDone: false };
  worker.on('message', (told: SeedReport | 'done') => {
    if (told !== 'done') return onReport(told);
    work.isDone = true;
    // An exit of its own may stand still for good (`server/leave.ts`), and timers of a desk keep it for seconds.
    worker.kill('SIGKILL');
  });
  worker.send(order);
  return new Promise((done, fail) => {
    worker.once('error', fail);
    worker.once('exit', (code, signal) =>
      work.isDone ? done() : fail(new Error(`A simulation ended with ${code ?? signal}`)),
    );
  });
}
