import type { VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { VisitLock, WorkOrderTerms } from '../../../../shared/domain/dispatch/work-order.ts';
import type { PartCounts } from '../../../../shared/domain/routing/part-counts.ts';
import type { Skill } from '../../../../shared/domain/technicians/technician.ts';
import { technicianIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { clockOf, readClock } from '../../../shell/typed-clock.ts';

/** What a person writes about a visit, as fields hold it: times of the day as they are typed, empty for none. */
export type TermsDraft = {
  readonly serviceMinutes: number;
  readonly promisedFrom: string;
  readonly promisedTo: string;
  /** Empty for who is free. */
  readonly technicianId: string;
  readonly isOrderKept: boolean;
  /** When service begins, where that is fixed. */
  readonly lockedStart: string;
  readonly skills: readonly Skill[];
  /** Null for what a visit of its kind usually takes. */
  readonly parts: PartCounts | null;
};

export const draftOf = (
  { serviceMinutes, promise, lock }: VisitView,
  { skills, parts }: Pick<TermsDraft, 'skills' | 'parts'>,
): TermsDraft => ({
  serviceMinutes,
  promisedFrom: promise ? clockOf(promise.from) : '',
  promisedTo: promise ? clockOf(promise.to) : '',
  technicianId: lock?.technicianId ?? '',
  isOrderKept: lock?.isOrderKept ?? false,
  lockedStart: lock?.start == null ? '' : clockOf(lock.start),
  skills,
  parts,
});

export const isClockOrNone = (text: string): boolean => text.trim() === '' || readClock(text) !== null;

/** A promise has both its ends, the second after the first, or neither. */
export function isComplete({
  serviceMinutes,
  promisedFrom,
  promisedTo,
  lockedStart,
  parts,
}: TermsDraft): boolean {
  const isMinutes = Number.isInteger(serviceMinutes) && serviceMinutes >= 5 && serviceMinutes <= 12 * 60;
  const [from, to] = [readClock(promisedFrom), readClock(promisedTo)];
  const isNone = promisedFrom.trim() === '' && promisedTo.trim() === '';
  const isCounted = Object.values(parts ?? {}).every((count) => Number.isInteger(count) && count >= 0);
  if (!isClockOrNone(lockedStart)) return false;
  return isMinutes && isCounted && (isNone || (from !== null && to !== null && from < to));
}

/** Only what the person has changed, so that what another says meanwhile holds. */
export function changedTerms(before: TermsDraft, draft: TermsDraft, day: string): Partial<WorkOrderTerms> {
  const differs = (...names: readonly (keyof TermsDraft)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(draft[name]));
  const at = (minutes: number) => instant(startOfDay(day) + minutes * minuteMs);
  const { promisedFrom, promisedTo } = draft;
  const [from, to] = [readClock(promisedFrom), readClock(promisedTo)];
  return {
    ...(differs('serviceMinutes') && { serviceMinutes: draft.serviceMinutes }),
    ...(differs('promisedFrom', 'promisedTo') && {
      promise: from === null || to === null ? null : { from: at(from), to: at(to) },
    }),
    ...(differs('technicianId', 'isOrderKept', 'lockedStart') && { lock: lockOf(draft, at) }),
    ...(differs('skills') && { skills: [...draft.skills] }),
    ...(differs('parts') && { parts: draft.parts && { ...draft.parts } }),
  };
}

/** Null where nothing of the visit is fixed. */
function lockOf(
  { technicianId, isOrderKept, lockedStart }: TermsDraft,
  at: (minutes: number) => Instant,
): VisitLock | null {
  const start = readClock(lockedStart);
  if (technicianId === '' && !isOrderKept && start === null) return null;
  return {
    technicianId: technicianId === '' ? null : technicianIdSchema.parse(technicianId),
    isOrderKept,
    start: start === null ? null : at(start),
  };
}
