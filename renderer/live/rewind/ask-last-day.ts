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
  let cover = unlimited;
  for (let part = 0; part < lastDayParts; part += 1) {
    const answer = await ask(desk, 'ticket.last-day', part, signal);
    if (answer.kind === 'unavailable') return answer;
    cover = narrowed(cover, answer);
    histories.push(...answer.value.histories);
    onProgress(histories.length);
  }
  const { technicians, keptAsOf } = await askTechnicians(desk, signal, cover);
  return {
    kind: 'answered',
    day: { from: instant(cover.from), until: instant(cover.until), histories },
    technicians,
    keptAsOf,
  };
}

/**
 * All of them, to the end of what is known of the tickets, or nobody: of half of them the room would say that the others
 * were off duty. Without them it shows its tickets, and says what it does not know of the people.
 */
async function askTechnicians(
  desk: Pick<RoomDesk, 'query'>,
  signal: AbortSignal,
  cover: Cover,
): Promise<{ readonly technicians: readonly TechnicianDay[]; readonly keptAsOf: Instant | null }> {
  const technicians: TechnicianDay[] = [];
  let { keptAsOf } = cover;
  for (let part = 0; part < fieldDayParts; part += 1) {
    const answer = await ask(desk, 'technician.last-day', part, signal);
    if (answer.kind === 'unavailable' || answer.value.until < cover.until)
      return { technicians: [], keptAsOf: cover.keptAsOf };
    technicians.push(...answer.value.technicians);
    keptAsOf = oldest(keptAsOf, answer);
  }
  return { technicians, keptAsOf };
}

type Answered = Extract<QueryAnswer<Pick<LastDay, 'from' | 'until'>>, { kind: 'answered' }>;

const narrowed = (cover: Cover, answer: Answered): Cover => ({
  from: Math.max(cover.from, answer.value.from),
  until: Math.min(cover.until, answer.value.until),
  keptAsOf: oldest(cover.keptAsOf, answer),
});

const oldest = (keptAsOf: Instant | null, { asOf, from }: Pick<Answered, 'asOf' | 'from'>): Instant | null =>
  from === 'desk' && (keptAsOf === null || asOf < keptAsOf) ? asOf : keptAsOf;

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
