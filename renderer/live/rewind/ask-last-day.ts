import type { AwayReason } from '../../../shared/contracts/live.ts';
import { lastDayParts } from '../../../shared/contracts/queries.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { RoomDesk } from '../room.ts';
import type { LastDay } from './past.ts';

export type LastDayAnswer =
  | {
      readonly kind: 'answered';
      readonly day: LastDay;
      /** Null when every part is the server's own of now; else the time of the oldest that this desk had kept. */
      readonly keptAsOf: Instant | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: AwayReason | 'forbidden' };

type Asking = { readonly signal: AbortSignal; onProgress(tickets: number): void };

/** Every part of the day, one after the other: the desk serves other windows meanwhile. */
export async function askLastDay(
  desk: Pick<RoomDesk, 'query'>,
  { signal, onProgress }: Asking,
): Promise<LastDayAnswer> {
  const histories: LastDay['histories'] = [];
  // Parts that a desk had kept may be of different moments: only what all of them cover is known.
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  let keptAsOf: Instant | null = null;
  for (let part = 0; part < lastDayParts; part += 1) {
    const answer = await ask(desk, part, signal);
    if (answer.kind === 'unavailable') return answer;
    from = Math.max(from, answer.value.from);
    until = Math.min(until, answer.value.until);
    if (answer.from === 'desk' && (keptAsOf === null || answer.asOf < keptAsOf)) keptAsOf = answer.asOf;
    histories.push(...answer.value.histories);
    onProgress(histories.length);
  }
  return { kind: 'answered', day: { from: instant(from), until: instant(until), histories }, keptAsOf };
}

/** A line to the desk that breaks meanwhile answers as a server that cannot be reached. */
const ask = (desk: Pick<RoomDesk, 'query'>, part: number, signal: AbortSignal) =>
  desk
    .query('ticket.last-day', { part }, signal)
    .catch(() => ({ kind: 'unavailable', reason: 'unreachable' }) as const);
