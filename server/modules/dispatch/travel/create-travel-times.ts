import { describeAnswer } from '../../../../shared/domain/routing/travel/describe-answer.ts';
import { estimateMatrix } from '../../../../shared/domain/routing/travel/estimate-travel.ts';
import {
  type MergedPlaces,
  mergePlaces,
  positionOf,
} from '../../../../shared/domain/routing/travel/rounded-places.ts';
import { hourOfDay } from '../../../../shared/domain/routing/travel/travel-parameters.ts';
import {
  type CountedFault,
  cellOrigins,
  type TravelAnswer,
  type TravelTimes,
} from '../../../../shared/domain/routing/travel/travel-times.ts';
import { quantile } from '../../../../shared/domain/routing/travel/weighted-median.ts';
import { hourMs, type Instant, instant, secondMs } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { Queryable } from '../../../database/database.ts';
import { askInBlocks } from './ask-in-blocks.ts';
import type { Estimate } from './estimator.ts';
import type { MatrixService } from './matrix-service.ts';
import { type Square, unknownSquare } from './square.ts';
import { keep, knownBeside, readKept } from './travel-cache.ts';

/** A service, and how far it may be asked. */
export type ServiceInUse = {
  readonly service: MatrixService;
  readonly keptHours: number;
  readonly mostCells: number;
  readonly patienceMs?: number;
};

export type TravelSurroundings = {
  readonly db: Queryable;
  readonly estimate: (now: Instant) => Promise<Estimate>;
  readonly inUse: ServiceInUse | null;
  readonly clock: () => Instant;
  readonly warn: (what: object, sentence: string) => void;
};

/** 170 MB for a matrix with whence its cells are, and as much again while it is made. */
const mostPlaces = 3000;
/** Somebody looks at a board that plans, and their desk waits twenty seconds for any answer. */
const defaultPatienceMs = 15 * secondMs;

/** What is known before anything is estimated. */
type Gathered = {
  readonly square: Square;
  readonly kept: ReadonlySet<number>;
  readonly asOf: Instant;
  readonly faults: readonly CountedFault[];
};

/**
 * What is kept of the service's answers, then the service, then the estimate for what is still unknown.
 * @throws RangeError for more than 3,000 places
 */
export const createTravelTimes =
  (surroundings: TravelSurroundings): TravelTimes =>
  async (given, departure) => {
    if (given.length > mostPlaces)
      throw new RangeError(`${given.length} places are more than the ${mostPlaces} a matrix is made for.`);
    const { inUse, estimate, clock, warn } = surroundings;
    const merged = mergePlaces(given);
    const places = merged.keys.map(positionOf);
    const gathered = inUse
      ? await gather(surroundings, inUse, { merged, places, departure })
      : { square: unknownSquare(places.length), kept: new Set<number>(), asOf: clock(), faults: [] };
    const service = inUse?.service.name ?? null;
    if (gathered.faults.length > 0)
      warn({ service, faults: gathered.faults }, 'travel times are estimated in part');
    return complete(gathered, await estimate(clock()), { merged, places, departure, service });
  };

type Asked = {
  readonly merged: MergedPlaces;
  readonly places: readonly Position[];
  readonly departure: Instant;
};

async function gather(
  { db, clock, warn }: TravelSurroundings,
  { service, keptHours, mostCells, patienceMs = defaultPatienceMs }: ServiceInUse,
  { merged: { keys }, places, departure }: Asked,
): Promise<Gathered> {
  const square = unknownSquare(places.length);
  const shelf = { profile: service.name, hour: service.hourOf(departure) };
  const now = clock();
  const without = (what: string) => (error: unknown) => warn({ err: error }, what);
  // A cache that fails costs time, never the answer.
  const read =
    keptHours === 0
      ? undefined
      : await readKept(db, square, { shelf, keys, since: instant(now - keptHours * hourMs) }).catch(
          without('kept travel times cannot be read'),
        );
  const kept = new Set(read?.cells);
  const faults = await askInBlocks(square, { service, places, departure, mostCells, patienceMs });
  if (keptHours > 0)
    await keep(db, square, { shelf, keys, cells: knownBeside(square, kept), now }).catch(
      without('travel times cannot be kept'),
    );
  return { square, kept, asOf: read?.oldest ?? now, faults };
}

/** Fills in what is unknown, and gives each place as asked its row. */
function complete(
  { square, kept, asOf, faults }: Gathered,
  { calibration, classOf }: Estimate,
  { merged: { rowOf }, places, departure, service }: Asked & { readonly service: string | null },
): TravelAnswer {
  const estimated = estimateMatrix(
    calibration.parameters,
    places.map((position) => ({ position, class: classOf(position) })),
    hourOfDay(departure),
  );
  const levelling = levellingOf(square, estimated.seconds);
  const count = rowOf.length;
  const seconds = new Float64Array(count * count);
  const metres = new Float64Array(count * count);
  const origins = new Uint8Array(count * count);
  const cells = { service: 0, cache: 0, estimate: 0, none: 0 };
  for (const [from, row] of rowOf.entries())
    for (const [to, column] of rowOf.entries()) {
      const cell = row * square.side + column;
      const target = from * count + to;
      const origin = row === column ? 'same' : originOf(square.seconds[cell] as number, kept.has(cell));
      const isEstimated = origin === 'estimate';
      seconds[target] = isEstimated
        ? (estimated.seconds[cell] as number) * levelling
        : (square.seconds[cell] as number);
      metres[target] = (isEstimated ? estimated : square).metres[cell] as number;
      origins[target] = cellOrigins.indexOf(origin);
      if (origin !== 'same') cells[origin] += 1;
    }
  const { error, basis } = calibration;
  const answer = { cells, service, asOf, error, basis, levelling, faults };
  return {
    ...answer,
    matrix: { places: count, seconds, metres },
    origins,
    notices: describeAnswer(answer),
  };
}

function originOf(seconds: number, isKept: boolean): 'service' | 'cache' | 'estimate' | 'none' {
  if (Number.isNaN(seconds)) return 'estimate';
  if (seconds === Number.POSITIVE_INFINITY) return 'none';
  return isKept ? 'cache' : 'service';
}

/** Fewer say too little of how a service and the estimate differ. */
const fewestToLevel = 30;

function levellingOf({ seconds }: Square, estimated: Float64Array): number {
  if (!seconds.some(Number.isNaN)) return 1;
  const ratios: number[] = [];
  for (const [cell, answered] of seconds.entries())
    if (Number.isFinite(answered) && answered > 0) ratios.push(answered / (estimated[cell] as number));
  return ratios.length >= fewestToLevel ? quantile(ratios, 0.5) : 1;
}
