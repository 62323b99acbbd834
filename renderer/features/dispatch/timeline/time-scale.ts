import { hourMs, type Instant, instant } from '../../../../shared/kernel/instant.ts';

/** Where a moment stands on the line of a day. */
export type TimeScale = {
  readonly width: number;
  x(at: number): number;
  at(x: number): Instant;
  /** Every whole hour, and every second one where they would touch. */
  readonly hours: readonly Instant[];
};

type Span = { readonly from: Instant; readonly to: Instant };

export function timeScale({ from, to }: Span, width: number, leastHourWidth: number): TimeScale {
  const perMs = width / Math.max(1, to - from);
  const step = perMs * hourMs < leastHourWidth ? 2 : 1;
  const first = Math.ceil(from / hourMs);
  const last = Math.floor(to / hourMs);
  const hours = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    instant((first + i) * hourMs),
  );
  return {
    width,
    x: (at) => (at - from) * perMs,
    at: (x) => instant(Math.round(from + x / perMs)),
    hours: hours.filter((_, index) => index % step === 0),
  };
}
