import { type Availability, availabilityAt } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, type Instant, instant, minuteMs } from '../../../shared/kernel/instant.ts';

/** What a person chose; `until` and `breakMinutes` count only where the kind asks for them. */
export type AvailabilityDraft = {
  readonly kind: Availability['kind'];
  readonly until: Instant;
  readonly breakMinutes: number;
};

export const availabilityKinds = [
  'on-shift',
  'on-break',
  'off-shift',
  'on-leave',
] as const satisfies readonly Availability['kind'][];

export const breakLengths = [15, 30, 45, 60] as const;

const longestShiftHours = 12;

/** When the shift that runs now ends; null outside one. A break belongs to its shift. */
export function shiftEnd(availability: Availability, now: Instant): Instant | null {
  const current = availabilityAt(availability, now);
  if (current.kind === 'on-shift') return current.until;
  return current.kind === 'on-break' ? current.shiftUntil : null;
}

/** The end that is planned already, and each full hour of the next twelve, in order. */
export function possibleEnds(availability: Availability, now: Instant): readonly Instant[] {
  const planned = shiftEnd(availability, now);
  const firstHour = Math.floor(now / hourMs) + 1;
  const hours = Array.from({ length: longestShiftHours }, (_, n) => instant((firstHour + n) * hourMs));
  return [...new Set(planned === null ? hours : [...hours, planned])].toSorted((a, b) => a - b);
}

/** Where the dialog begins: as they are now, with the end of a usual shift where none is planned. */
export function draftOf(availability: Availability, now: Instant): AvailabilityDraft {
  const usual = instant((Math.floor(now / hourMs) + 8) * hourMs);
  return {
    kind: availabilityAt(availability, now).kind,
    until: shiftEnd(availability, now) ?? usual,
    breakMinutes: 30,
  };
}

/** What to set. A shift or a leave that is already planned keeps its time; nobody's plan is invented. */
export function toAvailability(draft: AvailabilityDraft, current: Availability, now: Instant): Availability {
  switch (draft.kind) {
    case 'on-shift':
      return { kind: 'on-shift', until: draft.until };
    case 'on-break': {
      const until = instant(now + draft.breakMinutes * minuteMs);
      const shiftUntil = instant(Math.max(until, shiftEnd(current, now) ?? until));
      return { kind: 'on-break', until, shiftUntil };
    }
    case 'off-shift':
      return current.kind === 'off-shift' ? current : { kind: 'off-shift', nextShiftAt: null };
    case 'on-leave':
      return current.kind === 'on-leave' ? current : { kind: 'on-leave', until: null };
  }
}
