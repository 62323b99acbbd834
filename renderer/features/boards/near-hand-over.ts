import { watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';

const nearMs = 30 * minuteMs;

/** Milliseconds until the watch is handed over, once that is worth more to the room than the date; null before. */
export function nearHandOver(now: number): number | null {
  const leftMs = watchAt(now).to - now;
  return leftMs <= nearMs ? leftMs : null;
}
