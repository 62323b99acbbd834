import type { Promised } from '../../../../shared/domain/dispatch/work-order.ts';
import { type Instant, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../../shared/kernel/local-day.ts';
import { clockOf, readClock } from '../../../shell/typed-clock.ts';

/** A promised window as fields hold it: the day, and two times of it as they are typed. */
export type PromiseDraft = { readonly day: string; readonly from: string; readonly to: string };

/** As far ahead as the dispatch board plans. */
const daysAhead = 14;

export const promiseDays = (now: Instant): readonly string[] =>
  Array.from({ length: daysAhead }, (_, index) => dayAfter(localDay(now), index));

/** What is promised, else the next morning: today's technicians are under way. */
export function promiseDraft(promise: Promised | null, now: Instant): PromiseDraft {
  if (!promise) return { day: dayAfter(localDay(now)), from: '08.00', to: '10.00' };
  return { day: localDay(promise.from), from: clockOf(promise.from), to: clockOf(promise.to) };
}

export type PromiseFault = 'from-unreadable' | 'to-unreadable' | 'reversed' | 'over';
export type ReadPromise =
  | { readonly kind: 'promise'; readonly promise: Promised }
  | { readonly kind: 'fault'; readonly fault: PromiseFault };

export function readPromise({ day, from, to }: PromiseDraft, now: Instant): ReadPromise {
  const [begin, end] = [readClock(from), readClock(to)];
  if (begin === null) return { kind: 'fault', fault: 'from-unreadable' };
  if (end === null) return { kind: 'fault', fault: 'to-unreadable' };
  if (begin >= end) return { kind: 'fault', fault: 'reversed' };
  const at = (minutes: number) => instant(startOfDay(day) + minutes * minuteMs);
  const promise = { from: at(begin), to: at(end) };
  return promise.to <= now ? { kind: 'fault', fault: 'over' } : { kind: 'promise', promise };
}
