import { hourMs } from '../../shared/kernel/instant.ts';
import { hourOf, type TicketCounts } from './ticket-counts.ts';

export type FlowHour = {
  readonly startsAt: number;
  /** The part of the inflow that was to be expected, and the part above it when that is a surge. */
  readonly usual: number;
  readonly above: number;
  /** Negative: drawn downwards. */
  readonly resolved: number;
  readonly expected: number | null;
};

type Expected = readonly { readonly hourStartsAt: number; readonly expected: number }[];

/**
 * Calls that have nothing to do with one another scatter by the root of their number: twice that happens by chance in one
 * hour of forty, and less than three more never says anything.
 */
const surgeDeviations = 2;
const surgeMinimum = 3;

export function flowHours(counts: TicketCounts, expected: Expected, now: number): readonly FlowHour[] {
  const expectedIn = new Map(expected.map((hour) => [hourOf(hour.hourStartsAt), hour.expected]));
  return Array.from({ length: 24 }, (_, index) => {
    const hour = hourOf(now) - 23 + index;
    const opened = counts.opened.inHour(hour);
    const norm = expectedIn.get(hour) ?? null;
    const surges =
      norm !== null && opened > norm + surgeDeviations * Math.sqrt(norm) && opened - norm >= surgeMinimum;
    const usual = surges ? norm : opened;
    return {
      startsAt: hour * hourMs,
      usual,
      above: opened - usual,
      resolved: -counts.resolved.inHour(hour),
      expected: norm,
    };
  });
}

/** Round figures from the deepest resolved to the highest inflow, three or four of them. */
export function flowTicks(hours: readonly FlowHour[]): readonly number[] {
  const top = Math.max(
    1,
    ...hours.map(({ usual, above, expected }) => Math.max(usual + above, expected ?? 0)),
  );
  const bottom = Math.max(0, ...hours.map(({ resolved }) => -resolved));
  const step = roundStep((top + bottom) / 3);
  const ticks: number[] = [];
  for (let tick = -Math.ceil(bottom / step) * step; tick <= Math.ceil(top / step) * step; tick += step)
    ticks.push(tick);
  return ticks;
}

function roundStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= rough) ?? 10;
  return factor * magnitude;
}
