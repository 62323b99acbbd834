import {
  type TravelBelief,
  TravelBook,
  waysAnswered,
} from '../../../../shared/domain/dispatch/travel-book.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { answerWays } from './answer-ways.ts';
import type { Travel } from './open-travel.ts';

/** Of whom ways are asked. */
export type AskedTravel = Pick<Travel, 'times' | 'isKept' | 'service'>;

type Reckoned<Found> = { readonly found: Found; readonly book: TravelBook };

/**
 * Reckons with what the service says of the ways. Between which places is known only once it was reckoned with estimates; these
 * stand where the service fails.
 */
export async function reckonWithService<Found>(
  travel: AskedTravel,
  { day, now, ways }: { readonly day: string; readonly now: Instant; readonly ways: TravelBelief },
  reckon: (book: TravelBook) => Found,
): Promise<Reckoned<Found>> {
  const estimated = new TravelBook(ways, [], travel.service);
  const first = { found: reckon(estimated), book: estimated };
  const places = [...estimated.places];
  // A service whose answers nobody may keep is paid for each time: the window's own question to it is enough.
  if (!travel.isKept || places.length < 2) return first;
  const answer = await answerWays(travel, { day, places }, now);
  const book = new TravelBook(ways, [waysAnswered(places, answer)], travel.service);
  return { found: reckon(book), book };
}
