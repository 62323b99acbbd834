import { usualPrices } from '../../../shared/domain/dispatch/day-weights.ts';
import { Random } from '../../../shared/domain/routing/engine/random.ts';
import type { Due, RoutingProblem, Shift, Visit } from '../../../shared/domain/routing/problem.ts';
import { planeMatrix } from '../../../shared/domain/routing/travel-matrix.ts';
import { defaultRates, defaultWeights } from '../../../shared/domain/routing/weights.ts';

const hour = 3600;
const minute = 60;
/** A regency of some 40 × 40 km with its towns; roads 1.35 times the straight line, 26 km/h by motorcycle. */
const regionMetres = 40_000;
const towns = 12;
const townMetres = 3_000;
const detour = 1.35;
const metresPerSecond = 26_000 / 3600;

/** When those are visited who were left out. */
const nextDay = 32 * hour;

const skills = ['splicing', 'ont', 'cabling', 'metro-ethernet'];
const tiers = ['home', 'home', 'home', 'home', 'business', 'corporate'] as const;
const priorities = ['low', 'normal', 'normal', 'normal', 'high', 'critical'] as const;

/** A made-up day of a dispatch room; the same seed is the same day. Times are seconds from midnight. */
export function dispatchDay(
  seed: number,
  size: { readonly visits: number; readonly technicians: number },
): RoutingProblem {
  const random = new Random(seed);
  const places = drawPlaces(random, size.visits);
  const straight = planeMatrix(places, (metres) => metres * detour);
  return {
    visits: Array.from({ length: size.visits }, (_, index) => drawVisit(random, index)),
    shifts: Array.from({ length: size.technicians }, (_, index) => drawShift(random, index, size.visits)),
    matrix: { ...straight, seconds: straight.metres.map((metres) => metres / metresPerSecond) },
    weights: defaultWeights,
  };
}

/** Something has failed at a busy place, and its SLA runs out at eleven. */
export const urgentVisit = (seed: number, visits: number): Visit => ({
  id: 'urgent',
  place: new Random(seed).below(visits),
  serviceSeconds: 75 * minute,
  windows: [],
  dues: [due('sla', 11 * hour, usualPrices.sla.critical)],
  skills: ['splicing'],
  parts: {},
  absencePrice: usualPrices.absence.critical,
  waitsUntil: nextDay,
  lock: null,
});

/** Where the visits are, then the three depots. */
function drawPlaces(random: Random, visits: number) {
  const centres = Array.from({ length: towns }, () => ({
    x: random.below(regionMetres),
    y: random.below(regionMetres),
  }));
  const near = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: x + (random.unit() + random.unit() - 1) * townMetres,
    y: y + (random.unit() + random.unit() - 1) * townMetres,
  });
  const spread = Array.from({ length: visits }, () => near(centres[random.below(towns)] ?? { x: 0, y: 0 }));
  return [...spread, ...centres.slice(0, 3)];
}

function drawVisit(random: Random, index: number): Visit {
  const priority = priorities[random.below(priorities.length)] ?? 'normal';
  const opens = (8 + random.below(8)) * hour;
  const times = usualPrices.tierTimes[tiers[random.below(tiers.length)] ?? 'home'];
  const promised = random.unit() < 0.6;
  const skill = skills[random.below(skills.length)] ?? 'ont';
  return {
    id: `visit-${index}`,
    place: index,
    serviceSeconds: (25 + random.below(8) * 5) * minute,
    windows: promised ? [{ from: opens, to: 20 * hour }] : [],
    dues: promised
      ? [due('promise', opens + 2 * hour, usualPrices.promise * times)]
      : [due('sla', (9 + random.below(10)) * hour, usualPrices.sla[priority] * times)],
    skills: random.unit() < 0.5 ? [skill] : [],
    parts: random.unit() < 0.4 ? { modem: 1 } : { cable: random.below(60) },
    absencePrice: usualPrices.absence[priority],
    waitsUntil: nextDay,
    lock: null,
  };
}

/** At its price, and half of it again by the hour, as the product has it. */
const due = (kind: Due['kind'], at: number, cost: number): Due => ({
  kind,
  at,
  cost,
  costPerHour: cost / 2,
});

const drawShift = (random: Random, index: number, visits: number): Shift => ({
  id: `shift-${index}`,
  technicianId: `technician-${index}`,
  startPlace: visits + (index % 3),
  endPlace: visits + (index % 3),
  from: (7 + (index % 3)) * hour,
  to: (15 + (index % 3)) * hour,
  overtimeSeconds: 2 * hour,
  breaks: [{ from: 11.5 * hour, to: 13.5 * hour, seconds: 45 * minute }],
  skills: skills.filter(() => random.unit() < 0.65),
  stock: { modem: 6, cable: 400 },
  rates: defaultRates,
  maxTravelSeconds: 5 * hour,
});
