import type { AwayReason, QueryAnswer } from '../../../shared/contracts/live.ts';
import { fieldDayParts, lastDayParts, type QueryInput } from '../../../shared/contracts/queries.ts';
import type { TechnicianDay } from '../../../shared/domain/technicians/technician-day.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import type { RoomDesk } from '../room.ts';
import type { LastDay } from './past.ts';

export type LastDayAnswer =
  | {
      readonly kind: 'answered';
      readonly day: LastDay;
      readonly technicians: readonly TechnicianDay[];
      /** Null when every part is the server's own of now; else the time of the oldest that this desk had kept. */
      readonly keptAsOf: Instant | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: AwayReason | 'forbidden' };

type Asking = { readonly signal: AbortSignal; onProgress(tickets: number): void };

/** Parts that a desk had kept may be of different moments: only what all of them cover is known. */
type Cover = { readonly from: number; readonly until: number; readonly keptAsOf: Instant | null };
const unlimited: Cover = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, keptAsOf: null };

/** Every part of the day, one after the other: the desk serves other windows meanwhile. */
export async function askLastDay(
  desk: Pick<RoomDesk, 'query'>,
  { signal, onProgress }: Asking,
): Promise<LastDayAnswer> {
  const histories: LastDay['histories'] = [];
  const technicians: TechnicianDay[] = [];
  let cover = unlimited;
  for (let part = 0; part < lastDayParts; part += 1) {
    const answer = await ask(desk, 'ticket.last-day', part, signal);
    if (answer.kind === 'unavailable') return answer;
    cover = narrowed(cover, answer);
    histories.push(...answer.value.histories);
    onProgress(histories.length);
  }
  for (let part = 0; part < fieldDayParts; part += 1) {
    const answer = await ask(desk, 'technician.last-day', part, signal);
    // Without it the room shows its tickets, and says what it does not know of the people.
    if (answer.kind === 'unavailable') break;
    cover = narrowed(cover, answer);
    technicians.push(...answer.value.technicians);
  }
  const { from, until, keptAsOf } = cover;
  return {
    kind: 'answered',
    day: { from: instant(from), until: instant(until), histories },
    technicians,
    keptAsOf,
  };
}

type Answered = Extract<QueryAnswer<Pick<LastDay, 'from' | 'until'>>, { kind: 'answered' }>;

const narrowed = (cover: Cover, { value, asOf, from }: Answered): Cover => ({
  from: Math.max(cover.from, value.from),
  until: Math.min(cover.until, value.until),
  keptAsOf: from === 'desk' && (cover.keptAsOf === null || asOf < cover.keptAsOf) ? asOf : cover.keptAsOf,
});

/** A line to the desk that breaks meanwhile answers as a server that cannot be reached. */
const ask = <Name extends 'ticket.last-day' | 'technician.last-day'>(
  desk: Pick<RoomDesk, 'query'>,
  name: Name,
  part: number,
  signal: AbortSignal,
) =>
  desk
    .query(name, { part } as QueryInput<Name>, signal)
    .catch(() => ({ kind: 'unavailable', reason: 'unreachable' }) as const);
