import { describe, expect, it } from 'vitest';
import { travelTimesAnswerSchema } from '../../../../shared/contracts/travel-times.ts';
import { placeKey } from '../../../../shared/domain/routing/travel/rounded-places.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { noon } from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { answerWays } from './answer-ways.ts';
import { openTravel } from './open-travel.ts';
import { osrmTable } from './testing/documented-services.ts';
import {
  type Behaviour,
  fault,
  roadMetres,
  roadSeconds,
  startRoutingDouble,
} from './testing/routing-double.ts';

const spots = [0, 1, 2].map((n): Position => ({ longitude: 107.3 + n / 50, latitude: -6.3 }));
const places = spots.map(placeKey);
const today = '2026-11-22';

async function ask(behaviour: Behaviour, { keptHours = 48, day = today } = {}) {
  const { orm: db } = await createTestDatabase();
  const double = await startRoutingDouble(behaviour);
  const routing = {
    kind: 'osrm',
    url: double.url,
    key: null,
    profile: 'driving',
    timeoutMs: 2000,
    keptHours,
    mostCells: 1000,
  } as const;
  const travel = openTravel({ db, routing, clock: () => noon, warn: () => undefined });
  const answer = await answerWays(travel, { day, places }, noon);
  return { answer: travelTimesAnswerSchema.parse(answer), requests: double.requests };
}

describe('the ways of a day', () => {
  it('are what the service says of them, and there is nothing to tell', async () => {
    const { answer } = await ask(osrmTable());
    const [from, , to] = spots as [Position, Position, Position];
    expect(answer.seconds[2]).toBe(Math.round(roadSeconds(from, to)));
    expect(answer.metres[2]).toBe(roadMetres(from, to));
    expect(answer.seconds.every((entry) => entry !== null)).toBe(true);
    expect(answer).toMatchObject({ levelling: 1, isKept: true, notices: [] });
  });

  it('are nobody’s where the service fails, which is told by its fault', async () => {
    const { answer } = await ask(fault(403, { code: 'InvalidToken', message: 'no' }));
    expect(answer.seconds).toEqual([0, null, null, null, 0, null, null, null, 0]);
    expect(answer.notices[0]).toEqual({
      key: 'travel.allEstimated',
      figures: { service: 'osrm/driving', fault: 'denied' },
    });
  });

  it('say where there is none, and that they are not to be asked for again where nobody may keep them', async () => {
    const shut: Behaviour = () => {
      const row = (n: number) => [0, 1, 2].map((m) => (m === n ? 0 : null));
      return { body: { code: 'Ok', durations: [0, 1, 2].map(row), distances: [0, 1, 2].map(row) } };
    };
    const { answer } = await ask(shut, { keptHours: 0 });
    expect(answer.seconds[1]).toBe(-1);
    expect(answer).toMatchObject({
      isKept: false,
      notices: [{ key: 'travel.noWay', figures: { count: 6 } }],
    });
  });
});
