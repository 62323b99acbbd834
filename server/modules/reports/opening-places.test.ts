import { describe, expect, it } from 'vitest';
import { openedAt } from '../../../shared/domain/reports/opening-places.ts';
import { dayMs, hourMs, instant } from '../../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { openingPlaces } from './opening-places.ts';

describe('where tickets were opened', () => {
  it('is told by village and hour of the local day, of so many days', async () => {
    const database = await createTestDatabase();
    const open = (at: number, facts: object = {}) =>
      pipelineOn(database, () => instant(at)).run(
        envelope('ticket.open', { ...openInput(newTicketId()), ...facts }, instant(at)),
        anActor(),
      );
    await open(noon);
    await open(noon - 10 * 60_000, { position: { longitude: 107.37, latitude: -6.36 } });
    await open(noon - 15 * hourMs, { village: 'Duren' });
    await open(noon - 2 * dayMs);
    await open(noon, { position: null });
    const day = await openingPlaces(database.orm, 1, noon);
    expect(day.map(({ village }) => village)).toEqual(['Gintungkerta', 'Duren']);
    expect(day[0]).toMatchObject({ district: 'Klari', longitude: expect.closeTo(107.36, 6) });
    expect(openedAt(day[0] ?? { byHour: [] }, 12)).toBe(1);
    expect(openedAt(day[0] ?? { byHour: [] }, 11)).toBe(1);
    expect(openedAt(day[1] ?? { byHour: [] }, 21)).toBe(1);
    expect(day.map((place) => openedAt(place, null))).toEqual([2, 1]);
    const week = await openingPlaces(database.orm, 7, noon);
    expect(openedAt(week[0] ?? { byHour: [] }, null)).toBe(3);
  });
});
