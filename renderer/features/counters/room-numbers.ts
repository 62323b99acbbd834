import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Room } from '../../live/room.ts';
import { techniciansNow } from '../../live/technicians-now.ts';
import { hourOf } from '../../live/ticket-counts.ts';

/** Everything the strip shows, read from counters the store keeps. */
export function roomNumbers(room: Pick<Room, 'known' | 'rows' | 'tickets'>, now: Instant) {
  const { counts } = room.tickets;
  const people = techniciansNow(room, now).filter(({ state }) => state !== 'off-duty');
  const free = people.filter(({ state }) => state === 'free').length;
  const sampled = { unassigned: counts.quick.unassigned, free };
  const hours = Array.from({ length: 24 }, (_, index) => hourOf(now) - 23 + index);
  return {
    ...sampled,
    sampled,
    unacknowledged: counts.unacknowledged,
    atRisk: counts.quick['at-risk'],
    breached: counts.quick.breached,
    waiting: counts.quick.waiting,
    open: counts.quick['all-open'],
    onDuty: people.length,
    openedLastHour: counts.opened.inLastHour(now),
    resolvedLastHour: counts.resolved.inLastHour(now),
    openedByHour: hours.map((hour) => counts.opened.inHour(hour)),
    resolvedByHour: hours.map((hour) => counts.resolved.inHour(hour)),
  };
}
export type RoomNumbers = ReturnType<typeof roomNumbers>;
