import { Random } from '../engine/random.ts';
import type { Break, Due, Lock, RoutingProblem, Shift, Visit } from '../problem.ts';
import { planeMatrix } from '../travel-matrix.ts';
import { defaultRates, defaultWeights } from '../weights.ts';

const hour = 3600;
const skills = ['splicing', 'ont', 'olt'];

/**
 * A day that has a little of everything: promises, several windows, breaks, skills, parts, overtime, driving limits.
 * The same seed is the same day. Times in seconds from 06:00; the town is some 40 minutes wide.
 */
export function randomProblem(
  seed: number,
  size: { readonly visits: number; readonly shifts: number },
): RoutingProblem {
  const random = new Random(seed);
  const places = Array.from({ length: size.visits + 3 }, () => ({
    x: random.below(2400),
    y: random.below(2400),
  }));
  const matrix = planeMatrix(places, (distance) => distance * 8);
  return {
    visits: Array.from({ length: size.visits }, (_, index) => randomVisit(random, index)),
    shifts: Array.from({ length: size.shifts }, (_, index) => randomShift(random, index, size.visits)),
    matrix,
    weights: { ...defaultWeights, lateRatherThanUnassigned: random.below(4) > 0 },
  };
}

const chance = (random: Random, share: number): boolean => random.unit() < share;

function randomVisit(random: Random, index: number): Visit {
  const from = random.below(9) * hour;
  const windows = [
    ...(chance(random, 0.4) ? [{ from, to: from + 2 * hour }] : []),
    ...(chance(random, 0.2) ? [{ from: from + 3 * hour, to: from + 4 * hour }] : []),
  ];
  return {
    id: `visit-${index}`,
    place: index,
    serviceSeconds: 900 + random.below(5) * 900,
    windows,
    dues: chance(random, 0.5) ? [randomDue(random, 'promise'), randomDue(random, 'sla')] : [],
    skills: chance(random, 0.3) ? [skills[random.below(3)] ?? 'ont'] : [],
    parts: chance(random, 0.5) ? { modem: 1, cable: random.below(40) } : {},
    absencePrice: 150_000 + random.below(10) * 100_000,
    waitsUntil: chance(random, 0.5) ? 26 * hour : null,
    lock: null,
  };
}

const randomDue = (random: Random, kind: Due['kind']): Due => ({
  kind,
  at: random.below(10) * hour,
  cost: random.below(3) * 50_000,
  costPerHour: random.below(4) * 40_000,
});

function randomShift(random: Random, index: number, visits: number): Shift {
  const from = random.below(3) * hour;
  const lunch: Break = { from: from + 3 * hour, to: from + 5 * hour, seconds: hour };
  return {
    id: `shift-${index}`,
    technicianId: `technician-${index}`,
    startPlace: chance(random, 0.9) ? visits + random.below(3) : null,
    endPlace: chance(random, 0.9) ? visits + random.below(3) : null,
    from,
    to: from + 8 * hour,
    overtimeSeconds: random.below(3) * hour,
    breaks: chance(random, 0.7) ? [lunch] : [],
    skills: skills.filter(() => chance(random, 0.7)),
    stock: { modem: 3 + random.below(5), cable: 100 },
    rates: defaultRates,
    maxTravelSeconds: chance(random, 0.3) ? 3 * hour : null,
  };
}

/** Fixes a visit as a person would on the board. */
export const withLock = (problem: RoutingProblem, visitId: string, lock: Lock): RoutingProblem => ({
  ...problem,
  visits: problem.visits.map((visit) => (visit.id === visitId ? { ...visit, lock } : visit)),
});
