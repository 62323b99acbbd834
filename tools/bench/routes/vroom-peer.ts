import { readFileSync } from 'node:fs';
import { askVroom } from '../../../server/modules/dispatch/index.ts';
import type { RoutingProblem, TimeWindow } from '../../../shared/domain/routing/problem.ts';
import {
  inDoublePrecision,
  readSolomon,
  truncatedToOneDecimal,
} from '../../../shared/domain/routing/solomon.ts';
import { readVroomSolution } from '../../../shared/domain/routing/vroom/read-vroom-solution.ts';
import type { VroomProblem } from '../../../shared/domain/routing/vroom/vroom-problem.ts';
import { writeVroomProblem } from '../../../shared/domain/routing/vroom/write-vroom-problem.ts';
import type { InstanceFile } from './read-instances.ts';
import { type Judged, judgeRoutes, type Objective } from './run-instances.ts';

/** VROOM counts in whole numbers: a way is longer by a thousandth of the instance's unit at most. */
const unitsOfTime = 1000;
/** More than any distance that one vehicle fewer could cost. */
const vehicleCost = 10_000_000;
const answerMs = 300_000;

export type PeerRun = Judged & { readonly wallMs: number };

/** The same file to a VROOM server, judged as our own plan is. @throws with the server's words when it gives no plan */
export async function runVroom(instance: InstanceFile, url: string, objective: Objective): Promise<PeerRun> {
  const count = objective === 'distance' ? truncatedToOneDecimal : inDoublePrecision;
  const { problem } = readSolomon(readFileSync(instance.file, 'utf8'), count);
  const asked = inWholeNumbers(problem, objective);
  const begunAt = performance.now();
  const answer = await askVroom({ url, timeoutMs: answerMs }, asked, AbortSignal.timeout(answerMs));
  const wallMs = Math.round(performance.now() - begunAt);
  if (!answer.ok)
    throw new Error(
      `VROOM gave no plan of ${instance.name}: ${answer.refusal.kind}, ${answer.refusal.detail}`,
    );
  const assigned = readVroomSolution(problem, answer.value);
  if (!assigned.ok) throw new Error(`VROOM's plan of ${instance.name} cannot be read: ${assigned.refusal}`);
  const routes = assigned.value
    .map(({ visitIds }) => visitIds.map(Number))
    .filter((route) => route.length > 0);
  return { ...judgeRoutes(instance, routes, objective), wallMs };
}

/** Times in thousandths, rounded up so that a plan holds; what a way costs in tenths, where that is how it is counted. */
function inWholeNumbers(problem: RoutingProblem, objective: Objective): VroomProblem {
  const units = ({ from, to }: TimeWindow) => ({ from: from * unitsOfTime, to: to * unitsOfTime });
  const written = writeVroomProblem({
    ...problem,
    visits: problem.visits.map((visit) => ({
      ...visit,
      serviceSeconds: visit.serviceSeconds * unitsOfTime,
      windows: visit.windows.map(units),
    })),
    shifts: problem.shifts.map((shift) => ({ ...shift, ...units(shift) })),
    matrix: { ...problem.matrix, seconds: problem.matrix.seconds.map((entry) => entry * unitsOfTime) },
  });
  const { places, metres } = problem.matrix;
  const unitsOfCost = objective === 'distance' ? 10 : unitsOfTime;
  const costs = Array.from({ length: places }, (_, from) =>
    Array.from(metres.subarray(from * places, (from + 1) * places), (entry) =>
      Math.round(entry * unitsOfCost),
    ),
  );
  const durations = written.matrices?.car?.durations ?? [];
  return {
    ...written,
    // VROOM takes a matrix of costs or costs by the hour and kilometre, not both.
    vehicles: written.vehicles.map((vehicle) => ({
      ...vehicle,
      costs: { fixed: objective === 'vehicles' ? vehicleCost : 0 },
    })),
    matrices: { car: { durations, costs } },
  };
}
