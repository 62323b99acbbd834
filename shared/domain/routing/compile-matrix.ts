import type { RoutingProblem, Shift } from './problem.ts';
import type { Rates } from './weights.ts';

/** The travel times and arc costs of a problem, and the place of each node of the engine. */
export function compileMatrix({ visits, shifts, matrix, weights }: RoutingProblem) {
  const isOpen = shifts.some((shift) => shift.startPlace === null || shift.endPlace === null);
  const places = matrix.places + Number(isOpen);
  // An open end lies nowhere: one more place, no way from anywhere.
  const nowhere = matrix.places;
  const widened = (entries: Float64Array) => (isOpen ? widen(entries, matrix.places) : entries);
  const seconds = widened(matrix.seconds);
  const metres = widened(matrix.metres);
  const { rate, different } = differentRates(shifts);
  const arcCost = different.map(({ perTravelHour, perKilometre }) =>
    arcCosts(seconds, metres, {
      perSecond: (perTravelHour / 3600) * weights.travel,
      perMetre: (perKilometre / 1000) * weights.travel,
    }),
  );
  return {
    places,
    place: Int32Array.from([
      ...visits.map((visit) => visit.place ?? nowhere),
      ...shifts.map((shift) => shift.startPlace ?? nowhere),
      ...shifts.map((shift) => shift.endPlace ?? nowhere),
    ]),
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

function widen(entries: Float64Array, places: number): Float64Array {
  const wide = new Float64Array((places + 1) ** 2);
  for (let from = 0; from < places; from += 1)
    wide.set(entries.subarray(from * places, (from + 1) * places), from * (places + 1));
  return wide;
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
