/** The least value below and at which half of the weight lies; 0 without any. */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const order = Uint32Array.from(values.keys()).sort((a, b) => at(values, a) - at(values, b));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let passed = 0;
  for (const index of order) {
    passed += at(weights, index);
    if (passed >= half) return at(values, index);
  }
  return 0;
}

const at = (values: Float64Array, index: number): number => values[index] as number;

/** Between neighbours in proportion. @param values not empty */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
