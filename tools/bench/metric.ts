/** One measured figure. A missed goal is for people to see; it does not change the exit status. */
export type Metric = {
  readonly metric: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | '1/s' | 'MB' | '%';
  /** None where a figure only shows how a cost grows. */
  readonly goal?: number;
  readonly better: 'lower' | 'higher';
  /** What others reached at the same, in the same unit, by their name. */
  readonly peers?: Readonly<Record<string, number>>;
  /** What was measured on what, so that two runs can be compared. */
  readonly conditions: string;
  /** What the value was made of, printed beside it under these names. */
  readonly figures?: Readonly<Record<string, unknown>>;
};

export type Benchmark = (report: (metric: Metric) => void) => Promise<void>;

/** The value below which the given share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
