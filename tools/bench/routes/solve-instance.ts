import { readFileSync } from 'node:fs';
import {
  inDoublePrecision,
  readSolomon,
  truncatedToOneDecimal,
} from '../../../shared/domain/routing/solomon.ts';
import { solve } from '../../../shared/domain/routing/solve.ts';

/**
 * Run as a process of its own for each instance, so that its CPU time, compiling and garbage collection included, is
 * its own: `node solve-instance.ts FILE SECONDS OBJECTIVE SEED`. Prints the routes as lists of customer numbers.
 */
const [, , file = '', seconds = '2', objective = 'distance', seed = '1'] = process.argv;
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const fewestVehicles = objective === 'vehicles';
const text = readFileSync(file, 'utf8');
const begunAt = cpuMs();
const { problem } = readSolomon(text, fewestVehicles ? inDoublePrecision : truncatedToOneDecimal);
const milliseconds = Number(seconds) * 1000 - (cpuMs() - begunAt);
const limit = { kind: 'time', milliseconds, clock: cpuMs } as const;
const { plan, iterations } = solve(problem, { limit, fewestVehicles, seed: Number(seed) });
const routes = plan.routes.map((route) => route.stops.map((stop) => Number(stop.visitId)));
process.stdout.write(JSON.stringify({ routes, iterations, cpuMs: Math.round(cpuMs() - begunAt) }));
