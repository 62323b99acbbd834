import type { TravelTimesAnswer } from '../../../../shared/contracts/travel-times.ts';
import { type PlaceKey, positionOf } from '../../../../shared/domain/routing/travel/rounded-places.ts';
import { cellOrigins } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { hourMs, type Instant, instant } from '../../../../shared/kernel/instant.ts';
import { localDay, startOfDay } from '../../../../shared/kernel/local-day.ts';
import type { Travel } from './open-travel.ts';

/** When somebody leaves on a day that has not come: most of its ways are driven about this hour. */
const usualDepartureMs = 10 * hourMs;

/** What the service says of the ways between the places of a day; what is only estimated the window knows as well. */
export async function answerWays(
  { times, isKept }: Pick<Travel, 'times' | 'isKept'>,
  { day, places }: { readonly day: string; readonly places: readonly PlaceKey[] },
  now: Instant,
): Promise<TravelTimesAnswer> {
  const departure = day === localDay(now) ? now : instant(startOfDay(day) + usualDepartureMs);
  const { matrix, origins, levelling, notices } = await times(places.map(positionOf), departure);
  const said = (entries: Float64Array) =>
    Array.from(entries, (entry, cell) => {
      if (cellOrigins[origins[cell] ?? 0] === 'estimate') return null;
      return Number.isFinite(entry) ? Math.round(entry) : -1;
    });
  return {
    seconds: said(matrix.seconds),
    metres: said(matrix.metres),
    levelling,
    isKept,
    notices: notices.map(({ key, figures }) => ({ key, figures: { ...figures } })),
  };
}
