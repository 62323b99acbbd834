import { isWatchStart, type WatchName, watchAt } from '../../../shared/domain/hand-over/watch.ts';
import { hourMs } from '../../../shared/kernel/instant.ts';

export type DayHour = {
  readonly at: number;
  /** The watch that begins with this hour; null for hours within one. */
  readonly watch: WatchName | null;
  /** Every hour has a tick, every second one a name: watches begin at even hours too. */
  readonly isNamed: boolean;
};

const wibOffsetHours = 7;

/** The full hours within a span. Western Indonesia's clocks differ from UTC by whole hours. */
export function dayHours(from: number, until: number): readonly DayHour[] {
  const hours: DayHour[] = [];
  for (let at = Math.ceil(from / hourMs) * hourMs; at <= until; at += hourMs) {
    hours.push({
      at,
      watch: isWatchStart(at) ? watchAt(at).name : null,
      isNamed: (at / hourMs + wibOffsetHours) % 2 === 0,
    });
  }
  return hours;
}
