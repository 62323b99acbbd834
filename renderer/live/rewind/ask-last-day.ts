import type { AwayReason } from '../../../shared/contracts/live.ts';
import type { TicketId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { RoomDesk } from '../room.ts';
import type { LastDay } from './past.ts';

export type LastDayAnswer =
  | {
      readonly kind: 'answered';
      readonly day: LastDay;
      /** Null when every page is the server's own of now; else the time of the oldest that this desk had kept. */
      readonly keptAsOf: Instant | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: AwayReason | 'forbidden' };

type Asking = { readonly signal: AbortSignal; onProgress(tickets: number): void };

/** Every page of the day, one after the other: the desk serves other windows meanwhile. */
export async function askLastDay(
  desk: Pick<RoomDesk, 'query'>,
  { signal, onProgress }: Asking,
): Promise<LastDayAnswer> {
  const histories: LastDay['histories'] = [];
  let span: Pick<LastDay, 'from' | 'until'> | null = null;
  let keptAsOf: Instant | null = null;
  let after: TicketId | null = null;
  do {
    const answer = await ask(desk, after, signal);
    if (answer.kind === 'unavailable') return answer;
    const { from, until, histories: page, next } = answer.value;
    span ??= { from, until };
    if (answer.from === 'desk' && (keptAsOf === null || answer.asOf < keptAsOf)) keptAsOf = answer.asOf;
    histories.push(...page);
    onProgress(histories.length);
    after = next;
  } while (after !== null);
  return { kind: 'answered', day: { ...span, histories }, keptAsOf };
}

/** A line to the desk that breaks meanwhile answers as a server that cannot be reached. */
const ask = (desk: Pick<RoomDesk, 'query'>, after: TicketId | null, signal: AbortSignal) =>
  desk
    .query('ticket.last-day', { after }, signal)
    .catch(() => ({ kind: 'unavailable', reason: 'unreachable' }) as const);
