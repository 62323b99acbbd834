import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inDoublePrecision, truncatedToOneDecimal } from '../../../shared/domain/routing/solomon.ts';
import type { InstanceFile } from './read-instances.ts';
import { verifyRoutes } from './verify-routes.ts';

export type Objective = 'distance' | 'vehicles';
/** What a plan of an instance is worth, whoever made it. */
export type Judged = {
  readonly instance: InstanceFile;
  readonly vehicles: number;
  /** As the best-known figure counts: each arc cut after one decimal for distance only, else in double precision. */
  readonly distance: number;
  readonly distanceDouble: number;
  /** Distance over the best known, in per cent; null without one, and when more vehicles are used than it has. */
  readonly gap: number | null;
  readonly violations: readonly string[];
};
export type Run = Judged & { readonly iterations: number; readonly cpuMs: number };

const script = join(import.meta.dirname, 'solve-instance.ts');

/** Solves the instances, so many at a time, and tells of each when it is done and verified. */
export async function runInstances(
  instances: readonly InstanceFile[],
  options: {
    readonly seconds: number;
    readonly objective: Objective;
    readonly parallel: number;
    readonly seed: number;
  },
  tell: (run: Run) => void,
): Promise<Run[]> {
  const waiting = [...instances];
  const runs: Run[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const run = await runInstance(next, options);
      runs.push(run);
      tell(run);
    }
  };
  await Promise.all(Array.from({ length: options.parallel }, work));
  return runs;
}

async function runInstance(
  instance: InstanceFile,
  {
    seconds,
    objective,
    seed,
  }: { readonly seconds: number; readonly objective: Objective; readonly seed: number },
): Promise<Run> {
  const command = [script, instance.file, String(seconds), objective, String(seed)];
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 2 ** 26 });
  const answer = JSON.parse(stdout) as { routes: number[][]; iterations: number; cpuMs: number };
  return {
    ...judgeRoutes(instance, answer.routes, objective),
    iterations: answer.iterations,
    cpuMs: answer.cpuMs,
  };
}

/** @param routes as lists of customer numbers; checked against the file itself */
export function judgeRoutes(
  instance: InstanceFile,
  routes: readonly (readonly number[])[],
  objective: Objective,
): Judged {
  const text = readFileSync(instance.file, 'utf8');
  const counted = verifyRoutes(
    text,
    routes,
    objective === 'distance' ? truncatedToOneDecimal : inDoublePrecision,
  );
  const exact = verifyRoutes(text, routes, inDoublePrecision);
  return {
    instance,
    vehicles: counted.vehicles,
    distance: counted.distance,
    distanceDouble: exact.distance,
    gap: gapOf(instance, objective, counted),
    violations: exact.violations,
  };
}

function gapOf(
  { best }: InstanceFile,
  objective: Objective,
  { vehicles, distance }: { readonly vehicles: number; readonly distance: number },
): number | null {
  if (!best) return null;
  if (objective === 'distance') return 100 * (distance / best.distanceOnly - 1);
  return vehicles > best.vehiclesFirst.vehicles ? null : 100 * (distance / best.vehiclesFirst.distance - 1);
}
