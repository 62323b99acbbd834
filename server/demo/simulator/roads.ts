import type { TechnicianId, TicketId } from '../../../shared/kernel/ids.ts';
import { hourMs, type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { headingDegrees } from '../geography/geography.ts';
import { wayBetween } from '../geography/way-between.ts';
import { createRandom } from '../random/random.ts';

/** A way still to go: the corners ahead, the target last. */
type Trip = { readonly ticketId: TicketId; readonly speedKmh: number; readonly ahead: readonly Position[] };

export type Movement = {
  readonly position: Position;
  readonly headingDegrees: number | null;
  readonly speedKmh: number;
};

/** Where everybody is, and who is on the way to what. A restart forgets trips only: they go on from the last place. */
export type Roads = {
  placeOf(id: TechnicianId, home: Position): Position;
  /** Drives for a while. `arrived` when the target is reached. */
  drive(
    id: TechnicianId,
    journey: { readonly ticketId: TicketId; readonly from: Position; readonly to: Position },
    elapsedMs: number,
  ): Movement & { readonly arrived: boolean };
  /** Whether a standing technician's telephone should speak again. */
  isSilentSince(id: TechnicianId, now: Instant): boolean;
  reported(id: TechnicianId, position: Position, now: Instant): void;
};

/** A standing telephone speaks this often; well under what the map calls a fresh position. */
const standingReportMs = minuteMs / 3;
const closeEnoughMetres = 25;

export function createRoads(
  seed: string,
  known: readonly { readonly technicianId: TechnicianId; readonly position: Position }[],
): Roads {
  const places = new Map(known.map(({ technicianId, position }) => [technicianId, position]));
  const spokeAt = new Map<TechnicianId, number>();
  const trips = new Map<TechnicianId, Trip>();
  return {
    placeOf: (id, home) => places.get(id) ?? home,
    drive(id, { ticketId, from, to }, elapsedMs) {
      const current = trips.get(id);
      const trip = current?.ticketId === ticketId ? current : planTrip(seed, { ticketId, from, to });
      const moved = advance(trip, from, (trip.speedKmh * 1000 * elapsedMs) / hourMs);
      const arrived = moved.ahead.length === 0;
      if (arrived) trips.delete(id);
      else trips.set(id, { ...trip, ahead: moved.ahead });
      const next = moved.ahead[0] ?? to;
      return {
        position: moved.position,
        headingDegrees: arrived ? null : headingDegrees(moved.position, next),
        speedKmh: arrived ? 0 : trip.speedKmh,
        arrived,
      };
    },
    isSilentSince: (id, now) => now - (spokeAt.get(id) ?? 0) >= standingReportMs,
    reported(id, position, now) {
      places.set(id, position);
      spokeAt.set(id, now);
    },
  };
}

function planTrip(
  seed: string,
  { ticketId, from, to }: { readonly ticketId: TicketId; readonly from: Position; readonly to: Position },
): Trip {
  const random = createRandom(`${seed}/trip/${ticketId}`);
  const ahead = wayBetween(from, to, random);
  return { ticketId, speedKmh: Math.round(random.between(21, 44) * 10) / 10, ahead };
}

function advance(
  { ahead }: Trip,
  from: Position,
  metres: number,
): { readonly position: Position; readonly ahead: readonly Position[] } {
  let position = from;
  let left = metres;
  for (const [index, corner] of ahead.entries()) {
    const stretch = distanceMetres(position, corner);
    if (stretch > left + closeEnoughMetres) {
      return { position: towards(position, corner, left / stretch), ahead: ahead.slice(index) };
    }
    left = Math.max(0, left - stretch);
    position = corner;
  }
  return { position, ahead: [] };
}

const places = 1e6;
const towards = (from: Position, to: Position, share: number): Position => ({
  longitude: Math.round((from.longitude + (to.longitude - from.longitude) * share) * places) / places,
  latitude: Math.round((from.latitude + (to.latitude - from.latitude) * share) * places) / places,
});
