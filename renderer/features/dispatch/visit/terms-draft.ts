import type { VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { WorkOrderTerms } from '../../../../shared/domain/dispatch/work-order.ts';
import type { Skill } from '../../../../shared/domain/technicians/technician.ts';
import { technicianIdSchema } from '../../../../shared/kernel/ids.ts';
import { instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';

/** What a person writes about a visit, as fields hold it: times of the day as `08:30`, empty for none. */
export type TermsDraft = {
  readonly serviceMinutes: number;
  readonly promisedFrom: string;
  readonly promisedTo: string;
  /** Empty for who is free. */
  readonly technicianId: string;
  readonly isOrderKept: boolean;
  readonly skills: readonly Skill[];
};

const hoursAhead = 7;
const clockOf = (at: number) => new Date(at + hoursAhead * 60 * minuteMs).toISOString().slice(11, 16);

export const draftOf = (
  { serviceMinutes, promise, lock }: VisitView,
  skills: readonly Skill[],
): TermsDraft => ({
  serviceMinutes,
  promisedFrom: promise ? clockOf(promise.from) : '',
  promisedTo: promise ? clockOf(promise.to) : '',
  technicianId: lock?.technicianId ?? '',
  isOrderKept: lock?.isOrderKept ?? false,
  skills,
});

/** A promise has both its ends, the second after the first, or neither. */
export function isComplete({ serviceMinutes, promisedFrom, promisedTo }: TermsDraft): boolean {
  const isMinutes = Number.isInteger(serviceMinutes) && serviceMinutes >= 5 && serviceMinutes <= 12 * 60;
  const isPromise = promisedFrom === '' ? promisedTo === '' : promisedTo > promisedFrom;
  return isMinutes && isPromise;
}

/** Only what the person has changed, so that what another says meanwhile holds. */
export function changedTerms(before: TermsDraft, draft: TermsDraft, day: string): Partial<WorkOrderTerms> {
  const differs = (...names: readonly (keyof TermsDraft)[]) =>
    names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(draft[name]));
  const at = (clock: string) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return instant(startOfDay(day) + (hours * 60 + minutes) * minuteMs);
  };
  const { promisedFrom, promisedTo, technicianId, isOrderKept } = draft;
  return {
    ...(differs('serviceMinutes') && { serviceMinutes: draft.serviceMinutes }),
    ...(differs('promisedFrom', 'promisedTo') && {
      promise: promisedFrom === '' ? null : { from: at(promisedFrom), to: at(promisedTo) },
    }),
    ...(differs('technicianId', 'isOrderKept') && {
      lock:
        technicianId === '' && !isOrderKept
          ? null
          : {
              technicianId: technicianId === '' ? null : technicianIdSchema.parse(technicianId),
              isOrderKept,
            },
    }),
    ...(differs('skills') && { skills: [...draft.skills] }),
  };
}
