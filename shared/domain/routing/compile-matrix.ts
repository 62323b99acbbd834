import type { RoutingProblem, Shift } from './problem.ts';
import type { Rates } from './weights.ts';

/** The travel times and arc costs of a problem, and the place of each node of the engine. */
export function compileMatrix({ visits, shifts, matrix, weights }: RoutingProblem) {
  const stated = [
    ...visits.map((visit) => visit.place),
    ...shifts.map((shift) => shift.startPlace),
    ...shifts.map((shift) => shift.endPlace),
  ];
  // A matrix may cover more than this plan; the search pays for every row it must skip.
  const used = [...new Set(stated)];
  const numberOf = new Map(used.map((place, index) => [place, index]));
  const places = used.length;
  const seconds = narrow(matrix.seconds, matrix.places, used);
  const metres = narrow(matrix.metres, matrix.places, used);
  const { rate, different } = differentRates(shifts);
  const arcCost = different.map(({ perTravelHour, perKilometre }) =>
    arcCosts(seconds, metres, {
      perSecond: (perTravelHour / 3600) * weights.travel,
      perMetre: (perKilometre / 1000) * weights.travel,
    }),
  );
  return {
    places,
    place: Int32Array.from(stated, (place) => numberOf.get(place) ?? 0),
    travel: seconds,
    travelFrom: transposed(seconds, places),
    arcCost,
    arcCostFrom: arcCost.map((costs) => transposed(costs, places)),
    rate,
  };
}

function differentRates(shifts: readonly Shift[]) {
  const different: Rates[] = [];
  const rate = Int32Array.from(shifts, ({ rates }) => {
    const known = different.findIndex(
      (other) => other.perTravelHour === rates.perTravelHour && other.perKilometre === rates.perKilometre,
    );
    return known === -1 ? different.push(rates) - 1 : known;
  });
  return { rate, different };
}

function arcCosts(
  seconds: Float64Array,
  metres: Float64Array,
  price: { readonly perSecond: number; readonly perMetre: number },
): Float64Array {
  return seconds.map((time, arc) => {
    if (time === Number.POSITIVE_INFINITY) return time;
    return time * price.perSecond + (metres[arc] ?? 0) * price.perMetre;
  });
}

/** The rows and columns of some places; null is nowhere, an open end: no way to it costs anything. */
function narrow(entries: Float64Array, places: number, used: readonly (number | null)[]): Float64Array {
  const narrowed = new Float64Array(used.length ** 2);
  for (const [row, from] of used.entries()) {
    if (from === null) continue;
    for (const [column, to] of used.entries())
      if (to !== null)
        narrowed[row * used.length + column] = entries[from * places + to] ?? Number.POSITIVE_INFINITY;
  }
  return narrowed;
}

function transposed(entries: Float64Array, places: number): Float64Array {
  const turned = new Float64Array(entries.length);
  let symmetric = true;
  for (let from = 0; from < places; from += 1) {
    for (let to = 0; to < places; to += 1) {
      const entry = entries[from * places + to] ?? 0;
      turned[to * places + from] = entry;
      if (entry !== entries[to * places + from]) symmetric = false;
    }
  }
  return symmetric ? entries : turned;
}
