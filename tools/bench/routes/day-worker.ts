import { parentPort, workerData } from 'node:worker_threads';
import type { RoutingProblem } from '../../../shared/domain/routing/problem.ts';
import { solve } from '../../../shared/domain/routing/solve.ts';

export type DaySearch = {
  readonly problem: RoutingProblem;
  readonly milliseconds: number;
  readonly seed: number;
};

const { problem, milliseconds, seed } = workerData as DaySearch;
parentPort?.postMessage(
  solve(problem, { seed, limit: { kind: 'time', milliseconds, clock: () => performance.now() } }),
);
