import { describe, expect, it } from 'vitest';
import { technicianIdSchema } from '../../../kernel/ids.ts';
import { hourMs, type Instant, instant, minuteMs } from '../../../kernel/instant.ts';
import { type Arrival, tripsOfArrivals } from './trips-of-arrivals.ts';

const seven = Date.parse('2026-11-20T07:00:00+07:00');
const home = { longitude: 107.3, latitude: -6.3 };
const at = (longitude: number) => ({ longitude, latitude: -6.3 });

const arrival = (id: string, departedMs: number, longitude: number, person = '1'): Arrival => ({
  id,
  technicianId: technicianIdSchema.parse(`0b1c8f4e-0000-4000-8000-00000000000${person}`),
  departedAt: instant(seven + departedMs),
  arrivedAt: instant(seven + departedMs + 20 * minuteMs),
  place: at(longitude),
  home,
});

const origins = (arrivals: readonly Arrival[], knownFrom: Instant | null = null) =>
  tripsOfArrivals(arrivals, knownFrom).map(
    ({ id, from }) => `${id} from ${from === home ? 'home' : from.longitude}`,
  );

describe('recorded trips', () => {
  it('begin at home, go on from place to place, and begin at home again the next day', () => {
    const day = [arrival('a', 0, 107.31), arrival('b', 2 * hourMs, 107.35), arrival('c', 25 * hourMs, 107.4)];
    expect(origins(day)).toEqual(['a from home', 'b from 107.31', 'c from home']);
  });

  it('are those of one person each, and never begin where that person had not yet arrived', () => {
    const crossed = [
      arrival('a', 0, 107.31),
      arrival('b', 10 * minuteMs, 107.35),
      arrival('c', hourMs, 107.4, '2'),
    ];
    expect(origins(crossed)).toEqual(['a from home', 'b from home', 'c from home']);
  });

  it('are left out where the place before may not have been asked for', () => {
    const day = [arrival('a', 0, 107.31), arrival('b', 2 * hourMs, 107.35)];
    expect(origins(day, instant(seven - hourMs))).toEqual(['b from 107.31']);
  });
});
