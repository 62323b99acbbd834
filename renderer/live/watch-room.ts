import { minuteMs } from '../../shared/kernel/instant.ts';
import type { Stop } from './desk-api.ts';
import type { Room } from './room.ts';
import { startTicking } from './room-clock.ts';

/** Begins to listen to the desk and to count time; the returned function ends both. */
export function watchRoom(room: Room, windowId: string, view: Window): Stop {
  const stopLive = room.desk.watchLive(windowId, {
    onMessage(message) {
      if (message.kind === 'status') room.clock.correct(message.clockOffsetMs);
      room.store.receive(message);
    },
    onLine: (line) => room.store.setLine(line),
  });
  const stopCounting = countTime(room);
  const stopTicking = startTicking(room.clock, view);
  return () => {
    stopLive();
    stopCounting();
    stopTicking();
  };
}

/** Time alone changes what is at risk and what is late. */
export function countTime({ clock, tickets, queues }: Room): Stop {
  let minute = 0;
  // Also when time goes back, which is no tick.
  const stopUrgency = tickets.onUrgency((ids) => {
    queues.take(new Set(ids));
    queues.tell();
  });
  const stopTicks = clock.subscribe(() => {
    const now = clock.tickedAt;
    tickets.tick(now);
    const current = Math.floor(now / minuteMs);
    if (current !== minute) queues.followTime();
    minute = current;
  });
  return () => {
    stopTicks();
    stopUrgency();
  };
}
