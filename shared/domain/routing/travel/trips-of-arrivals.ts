import type { TechnicianId } from '../../../kernel/ids.ts';
import { hourMs, type Instant } from '../../../kernel/instant.ts';
import type { Position } from '../../../kernel/position.ts';
import type { RecordedTrip } from './recorded-trip.ts';

/** That somebody set off for a ticket and arrived, as the room recorded it. */
export type Arrival = {
  readonly id: string;
  readonly technicianId: TechnicianId;
  readonly departedAt: Instant;
  readonly arrivedAt: Instant;
  readonly place: Position;
  readonly home: Position;
};

/** Longer after the last arrival somebody has been home: no shift is longer. */
export const restMs = 10 * hourMs;

/**
 * The trips between: from the last place somebody had arrived at when they set off, or from home after a rest.
 * @param knownFrom before this the room was not asked, so that the first place of those days is unknown; null when all is known
 */
export function tripsOfArrivals(
  arrivals: readonly Arrival[],
  knownFrom: Instant | null,
): readonly RecordedTrip[] {
  const byTechnician = Map.groupBy(arrivals, ({ technicianId }) => technicianId);
  return arrivals.flatMap(({ id, technicianId, departedAt, arrivedAt, place, home }): RecordedTrip[] => {
    const before = (byTechnician.get(technicianId) ?? []).filter(
      (other) => other.arrivedAt <= departedAt && departedAt - other.arrivedAt <= restMs,
    );
    const last = before.toSorted((a, b) => a.arrivedAt - b.arrivedAt).at(-1);
    if (!last && knownFrom !== null && departedAt - knownFrom < restMs) return [];
    return [{ id, departedAt, arrivedAt, from: last?.place ?? home, to: place }];
  });
}
