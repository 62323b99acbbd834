import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, instant, minuteMs } from '../../../shared/kernel/instant.ts';
import {
  anActor,
  envelope,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { expectedInflow } from './expected-inflow.ts';

describe('the inflow that is expected', () => {
  it('is the median of the same hour of the same weekday over eight weeks, and nothing where nothing came', async () => {
    const database = await createTestDatabase();
    const open = (at: number) =>
      pipelineOn(database, () => instant(at)).run(
        envelope('ticket.open', openInput(newTicketId()), instant(at)),
        anActor(),
      );
    const weekMs = 7 * dayMs;
    // Four weeks had two in this hour and four had none.
    for (const week of [1, 2, 5, 8])
      for (const minute of [0, 59]) await open(noon - week * weekMs + minute * minuteMs);
    // Neither the week that is too long ago, nor today, nor yesterday's hour of another weekday.
    for (const at of [noon - 9 * weekMs, noon, noon - dayMs]) await open(at);
    // Five weeks of eight had one, three hours earlier.
    for (const week of [1, 2, 3, 4, 5]) await open(noon - week * weekMs - 3 * hourMs);
    const hours = await expectedInflow(database.orm, instant(noon + 10 * minuteMs));
    expect(hours).toHaveLength(24);
    expect(hours[0]?.hourStartsAt).toBe(noon - 23 * hourMs);
    expect(hours.filter(({ expected }) => expected > 0)).toEqual([
      { hourStartsAt: noon - 3 * hourMs, expected: 1 },
      { hourStartsAt: noon, expected: 1 },
    ]);
  });
});
