import { secondMs } from '../../shared/kernel/instant.ts';
import { useNow } from '../live/room-context.tsx';
import { useFormat } from './preferences.tsx';

export function WallClock() {
  const format = useFormat();
  const now = useNow(secondMs);
  return (
    <span className="wall-clock">
      <span className="wall-clock-date">
        {format.weekday(now)} {format.date(now)}
      </span>
      <time className="wall-clock-time">{format.clock(now)}</time> <span className="ink-3">WIB</span>
    </span>
  );
}
