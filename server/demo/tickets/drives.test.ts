import { beforeAll, describe, expect, it } from 'vitest';
import { calibrateTravel } from '../../../shared/domain/routing/travel/calibrate-travel.ts';
import {
  type DistrictClass,
  defaultTravelParameters,
} from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { type Arrival, tripsOfArrivals } from '../../../shared/domain/routing/travel/trips-of-arrivals.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { dayMs, type Instant } from '../../../shared/kernel/instant.ts';
import { type Position, positionSchema } from '../../../shared/kernel/position.ts';
import { isInside, loadGeography } from '../geography/geography.ts';
import { districtProfile } from '../network/district-profile.ts';
import { referenceBusinessTime, referenceTargets } from '../testing/reference-sla.ts';
import { createDemoWorld, type DemoWorld } from '../world/create-demo-world.ts';
import { fullWorld } from '../world/world-size.ts';

const now = Date.parse('2026-11-22T14:02:00+07:00') as Instant;
const geography = loadGeography();

/** Cities and the rest, as a room that knows where its customers live tells them apart. */
const classOf = (position: Position): DistrictClass => {
  const district = geography.districts.find((each) => isInside(each, position));
  return district && districtProfile(district.name).isUrban ? 'city' : 'rural';
};

/** The arrivals of the last month, as the room reads them from its events. */
function arrivalsOf(world: DemoWorld): readonly Arrival[] {
  const homes = new Map(world.technicians.map(({ id, home }) => [id, home]));
  const arrivals: Arrival[] = [];
  for (const { ticket, events } of world.tickets()) {
    if (!ticket.position || ticket.openedAt < now - 30 * dayMs) continue;
    let technicianId: TechnicianId | null = null;
    let departedAt: Instant | null = null;
    for (const { id, occurredAt, body } of events) {
      if (body.type === 'assigned') technicianId = body.technicianId;
      if (body.type === 'departed') departedAt = occurredAt;
      if (body.type !== 'arrived' || !technicianId || departedAt === null) continue;
      const home = positionSchema.parse(homes.get(technicianId));
      arrivals.push({ id, technicianId, departedAt, arrivedAt: occurredAt, place: ticket.position, home });
    }
  }
  return arrivals.sort((a, b) => a.arrivedAt - b.arrivedAt);
}

describe('the ways technicians of the demo world have driven', () => {
  let calibration: ReturnType<typeof calibrateTravel>;
  beforeAll(() => {
    const world = createDemoWorld({
      ...{ seed: 'karawang', now, size: fullWorld },
      ...{ targets: referenceTargets, calendars: referenceBusinessTime() },
    });
    const arrivals = arrivalsOf(world);
    const first = arrivals[0]?.arrivedAt ?? null;
    calibration = calibrateTravel(tripsOfArrivals(arrivals, first), classOf, defaultTravelParameters);
  });

  it('teach the room its roads, with an error as a room has', () => {
    const { basis, error } = calibration;
    expect(basis).toBe('trips');
    expect(error.trips).toBeGreaterThan(500);
    expect(error.medianPercent).toBeGreaterThan(8);
    expect(error.medianPercent).toBeLessThan(25);
    expect(error.p90Percent).toBeLessThan(70);
  });

  it('are slower in a city than in the country, and hardly any is impossible', () => {
    const { parameters, error, leftOut } = calibration;
    expect(parameters.speedKmh.city).toBeLessThan(parameters.speedKmh.rural);
    const impossible = leftOut.filter(({ fault }) => fault !== 'too-near');
    expect(impossible.length).toBeLessThan(error.trips * 0.03);
  });
});
