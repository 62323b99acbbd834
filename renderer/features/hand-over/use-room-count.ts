import { useCallback, useMemo } from 'react';
import { countRoom } from '../../../shared/domain/hand-over/count-room.ts';
import type { RoomCount } from '../../../shared/domain/hand-over/hand-over.ts';
import type { Watch } from '../../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { useFreshness, useNow, useRoom } from '../../live/room-context.tsx';

const shapes = ['tickets', 'technicians', 'pins'] as const;

/** What a watch amounts to: as it stands, counted anew every minute, and to be counted at the very moment it is closed. */
export function useRoomCount(watch: Watch): { readonly shown: RoomCount; readonly count: () => RoomCount } {
  const { rows, calendars, clock } = useRoom();
  const freshAt = useFreshness(shapes);
  const minute = useNow(minuteMs);
  const count = useCallback(() => {
    const now = clock.now();
    const room = {
      tickets: rows.tickets,
      technicians: rows.technicians.values(),
      pins: rows.pins.values(),
      calendars,
    };
    return countRoom(room, { watch, now, countedAt: freshAt ?? now });
  }, [rows, calendars, clock, watch, freshAt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every ticket is read for it, so once a minute is enough
  const shown = useMemo(count, [minute, watch.from, rows]);
  return { shown, count };
}
