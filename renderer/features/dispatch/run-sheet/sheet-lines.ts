import type { DayView, RouteView, StopView } from '../../../../shared/domain/dispatch/day-view.ts';
import { type PartCounts, sumOfParts, wantingParts } from '../../../../shared/domain/routing/part-counts.ts';
import type { ReadableRows } from '../../../live/live-rows.ts';

/** A stop with what is needed at the door. */
export type SheetLine = {
  readonly stop: StopView;
  readonly customer: string;
  readonly phone: string;
  readonly address: string;
};

export type Sheet = {
  readonly route: RouteView;
  readonly lines: readonly SheetLine[];
  /** What everything ahead takes off the van, and what of it is not on it. */
  readonly load: PartCounts;
  readonly lacks: PartCounts;
};

type Known = Pick<ReadableRows, 'tickets' | 'customers'>;

/** One sheet for each technician who visits somebody. */
export const sheetsOf = ({ routes }: DayView, rows: Known): readonly Sheet[] =>
  routes
    .filter(({ stops }) => stops.length > 0)
    .map((route) => {
      const load = sumOfParts(route.stops.filter(({ state }) => state === 'ahead').map(({ parts }) => parts));
      const lacks = route.stock ? wantingParts(load, route.stock) : {};
      return { route, lines: route.stops.map((stop) => lineOf(stop, rows)), load, lacks };
    });

function lineOf(stop: StopView, { tickets, customers }: Known): SheetLine {
  const customerId = tickets.get(stop.ticketId)?.customerId;
  const customer = customerId ? customers.get(customerId) : undefined;
  const written = customer?.address ?? '';
  // Most addresses end with their village and district.
  const missing = [stop.village, stop.district].filter((place) => !written.includes(place));
  return {
    stop,
    customer: customer?.name ?? stop.customerName ?? '',
    phone: customer?.phone ?? '',
    address: [written, ...missing].filter(Boolean).join(', '),
  };
}
