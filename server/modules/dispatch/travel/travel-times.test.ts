import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cellOrigins, type TravelAnswer } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { metresBetween, secondsBetween } from '../../../../shared/domain/routing/travel-matrix.ts';
import { dayMs, hourMs, type Instant, instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { noon } from '../../../../tests/support/server-builders.ts';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import type { RoutingConfiguration } from '../../../routing-configuration.ts';
import { openTravel } from './open-travel.ts';
import { osrmTable } from './testing/documented-services.ts';
import {
  type Behaviour,
  fault,
  inTurn,
  roadMetres,
  roadSeconds,
  startRoutingDouble,
} from './testing/routing-double.ts';
import { forgetTravelAnswers } from './travel-cache.ts';

const at = (longitude: number, latitude = -6.3): Position => ({ longitude, latitude });
const places = Array.from({ length: 8 }, (_, index) => at(107.3 + index / 50, -6.3 - (index % 3) / 50));
const key = 'a-key-nobody-may-see';

type Facts = { readonly behaviour?: Behaviour; readonly database?: TestDatabase; readonly routing?: object };

/** Travel times of a room that asks a double; the clock is the test's. */
async function openRoom({ behaviour = osrmTable(), database, routing = {} }: Facts = {}) {
  const db = (database ?? (await createTestDatabase())).orm;
  const double = await startRoutingDouble(behaviour);
  const time = { now: noon as Instant };
  const warnings: unknown[] = [];
  const configured = {
    kind: 'osrm',
    url: double.url,
    key,
    profile: 'driving',
    timeoutMs: 10_000,
    keptHours: 48,
    mostCells: 100_000,
    ...routing,
  } as RoutingConfiguration;
  const travel = openTravel({
    db,
    routing: configured,
    clock: () => time.now,
    warn: (...warning) => warnings.push(warning),
  });
  const count = async () =>
    Number((await db.execute<{ n: number }>(sql`select count(*)::int as n from travel_answers`)).rows[0]?.n);
  return { db, double, time, warnings, travel, count };
}

const originsOf = (answer: TravelAnswer) => [...answer.origins].map((origin) => cellOrigins[origin]);

describe('travel times', () => {
  it('are the service’s, in the order of the places, also where two are one', async () => {
    const { travel, double } = await openRoom();
    const twice = [...places, at(107.300_01, -6.300_01)];
    const answer = await travel.times(twice, noon);
    for (const [from, a] of places.entries())
      for (const [to, b] of places.entries()) {
        expect(secondsBetween(answer.matrix, from, to)).toBeCloseTo(roadSeconds(a, b), 3);
        expect(metresBetween(answer.matrix, from, to)).toBeCloseTo(roadMetres(a, b), 3);
      }
    expect(secondsBetween(answer.matrix, 0, 8)).toBe(0);
    expect(secondsBetween(answer.matrix, 8, 3)).toBe(secondsBetween(answer.matrix, 0, 3));
    expect(answer).toMatchObject({
      service: 'osrm/driving',
      cells: { service: 9 * 8 - 2, cache: 0, estimate: 0, none: 0 },
      faults: [],
      notices: [],
      asOf: noon,
    });
    expect(double.requests).toHaveLength(1);
  });

  it('are asked once: the next plan has them from what is kept, and asks for a new place alone', async () => {
    const { travel, double, time } = await openRoom();
    await travel.times(places, noon);
    time.now = instant(noon + hourMs);
    const again = await travel.times(places.toReversed(), noon);
    expect(double.requests).toHaveLength(1);
    expect(again).toMatchObject({ cells: { service: 0, cache: 56 }, asOf: noon });
    expect(again.notices).toEqual([{ key: 'travel.fromCache', figures: { percent: 100, asOf: noon } }]);
    expect(secondsBetween(again.matrix, 7, 0)).toBeCloseTo(
      roadSeconds(places[0] as Position, places[7] as Position),
      3,
    );
    const more = await travel.times([...places, at(107.6)], noon);
    expect(more.cells).toMatchObject({ service: 16, cache: 56 });
    const asked = double.requests
      .slice(1)
      .map(({ url }) => url.searchParams.get('sources')?.split(';').length);
    expect(asked.toSorted()).toEqual([1, 8]);
  });

  it('grow old: what is kept too long is asked again, and forgotten', async () => {
    const { travel, double, time, count, db } = await openRoom();
    await travel.times(places, noon);
    time.now = instant(noon + 3 * dayMs);
    expect((await travel.times(places, noon)).cells).toMatchObject({ service: 56, cache: 0 });
    expect(double.requests).toHaveLength(2);
    expect(await count()).toBe(56);
    await forgetTravelAnswers(db, 48, time.now);
    expect(await count()).toBe(56);
    await forgetTravelAnswers(db, 48, instant(time.now + 3 * dayMs));
    expect(await count()).toBe(0);
  });

  it('are not kept where that is not allowed', async () => {
    const { travel, count } = await openRoom({ routing: { keptHours: 0 } });
    await travel.times(places, noon);
    expect(await count()).toBe(0);
  });

  it('know where there is no way, and remember it', async () => {
    const behaviour = osrmTable((from) => from.longitude === 107.3);
    const { travel } = await openRoom({ behaviour });
    for (const cells of [
      { service: 49, none: 7 },
      { cache: 49, none: 7 },
    ]) {
      const answer = await travel.times(places, noon);
      expect(answer.cells).toMatchObject(cells);
      expect(secondsBetween(answer.matrix, 0, 4)).toBe(Number.POSITIVE_INFINITY);
      expect(metresBetween(answer.matrix, 0, 4)).toBe(Number.POSITIVE_INFINITY);
      expect(answer.notices[0]).toEqual({ key: 'travel.noWay', figures: { count: 7 } });
    }
  });

  it('are estimated when the service is down, and say so', async () => {
    const { travel, warnings, count } = await openRoom({ behaviour: () => 'hang-up' });
    const answer = await travel.times(places, noon);
    expect(answer.cells).toEqual({ service: 0, cache: 0, estimate: 56, none: 0 });
    expect(answer.notices).toEqual([
      { key: 'travel.allEstimated', figures: { service: 'osrm/driving', fault: 'unreachable' } },
      { key: 'travel.estimateUntested', figures: {} },
    ]);
    expect(originsOf(answer).filter((origin) => origin === 'same')).toHaveLength(8);
    expect(secondsBetween(answer.matrix, 0, 7)).toBeGreaterThan(300);
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain(key);
    expect(await count()).toBe(0);
  });

  it('fall back to what is kept, and estimate only what is not', async () => {
    const { travel, double } = await openRoom();
    await travel.times(places.slice(0, 7), noon);
    double.answerWith(fault(429, {}, { 'retry-after': '0' }));
    const answer = await travel.times(places, noon);
    expect(answer.cells).toEqual({ service: 0, cache: 42, estimate: 14, none: 0 });
    expect(answer.notices.map(({ key: sentence }) => sentence)).toEqual([
      'travel.partlyEstimated',
      'travel.estimateUntested',
      'travel.fromCache',
    ]);
    expect(answer.notices[0]?.figures).toMatchObject({ percent: 25, fault: 'quota' });
  });

  it('level estimates beside a service’s answers, which know how slow roads are', async () => {
    const { travel, double } = await openRoom();
    const alone = await travel.times(places, noon);
    double.answerWith(inTurn(fault(400, { code: 'NoSegment' })));
    const mixed = await travel.times([...places, at(107.35, -6.42)], noon);
    expect(alone.levelling).toBe(1);
    expect(mixed.cells).toMatchObject({ cache: 56, estimate: 16 });
    // The double's roads are as fast in the city as anywhere, and have no setup.
    expect(mixed.levelling).toBeLessThan(1);
    const unlevelled = await (await openRoom({ behaviour: () => 'hang-up' })).travel.times(
      [...places, at(107.35, -6.42)],
      noon,
    );
    expect(secondsBetween(mixed.matrix, 8, 2)).toBeCloseTo(
      secondsBetween(unlevelled.matrix, 8, 2) * mixed.levelling,
      6,
    );
  });

  it('are all estimated without a service, and are no error', async () => {
    const { travel, double } = await openRoom({ routing: { kind: 'none' } });
    const answer = await travel.times(places, noon);
    expect(answer).toMatchObject({ service: null, faults: [], cells: { estimate: 56 } });
    expect(answer.notices[0]).toEqual({ key: 'travel.noService', figures: {} });
    expect(double.requests).toHaveLength(0);
    expect((await travel.times([], noon)).matrix.places).toBe(0);
  });

  it('survive a cache that cannot be used', async () => {
    const { travel, db, warnings } = await openRoom();
    await db.execute(sql`drop table travel_answers`);
    expect((await travel.times(places, noon)).cells).toMatchObject({ service: 56 });
    expect(warnings).toHaveLength(2);
  });

  it('are not made for more places than memory is meant for', async () => {
    const { travel } = await openRoom();
    const many = Array.from({ length: 3001 }, (_, index) => at(107 + index / 5000));
    await expect(travel.times(many, noon)).rejects.toThrow('3001 places are more than the 3000');
  });
});
