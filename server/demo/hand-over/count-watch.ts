import { countRoom } from '../../../shared/domain/hand-over/count-room.ts';
import type { RoomCount } from '../../../shared/domain/hand-over/hand-over.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { Watch } from '../../../shared/domain/hand-over/watch.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import type { ShiftLogSurroundings } from './shift-log-surroundings.ts';

type Counting = Omit<ShiftLogSurroundings, 'desk'> & {
  readonly pins: readonly Pin[];
  readonly closedAt: Instant;
};

/**
 * What a watch amounted to. Tickets that are open now are counted as the room counts; those settled since are made only
 * while the world is written, so as many come and go as such a watch would see.
 */
export function countWatch(
  watch: Watch,
  { openTickets, technicians, calendars, pins, closedAt }: Counting,
  random: Random,
): RoomCount {
  const pinned = pins.filter(({ at }) => at <= closedAt);
  const then = openTickets.filter(({ openedAt }) => openedAt <= closedAt);
  const counted = countRoom(
    { tickets: new Map(then.map((ticket) => [ticket.id, ticket])), technicians, pins: pinned, calendars },
    { watch, now: closedAt, countedAt: closedAt },
  );
  const busy = watch.name === 'night' ? 0.3 : 1;
  const resolved = Math.round(random.int(18, 44) * busy);
  return {
    ...counted,
    unacknowledgedCriticals: 0,
    opened: counted.opened + Math.round(resolved * random.between(0.7, 1.1)),
    resolved,
    breached: counted.breached + Math.round(random.int(0, 4) * busy),
  };
}
