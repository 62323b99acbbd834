import type { TechnicianId } from '../../kernel/ids.ts';
import { type Instant, secondMs } from '../../kernel/instant.ts';
import type { PartCounts } from '../routing/part-counts.ts';
import type { Shift } from '../routing/problem.ts';
import { availabilityAt, type Technician } from '../technicians/technician.ts';
import { restOn, type ShiftSpan, spanOf } from './day-shifts.ts';
import type { DayShift } from './dispatch-day.ts';
import { toSeconds } from './usual-service.ts';
import { usualShift } from './usual-week.ts';
import { ratesOf, type Van } from './van.ts';

export type Planning = {
  readonly day: string;
  readonly now: Instant;
  readonly isToday: boolean;
};

type Working = {
  readonly id: TechnicianId;
  readonly technician: Technician;
  readonly shift: DayShift;
  /** Null for who does not work. */
  readonly span: ShiftSpan | null;
  readonly van: Van | null;
};

/** What has begun takes until it is over and the day's end is reached. */
export type Begun = { readonly seconds: number; readonly travelSeconds: number };

/** Rows of the matrix; the end is null where it is open. */
export type Ends = { readonly startPlace: number; readonly endPlace: number | null };

type Carried = Ends & {
  /** Null for who is at nothing. */
  readonly begun: Begun | null;
  /** On the road today, before now. */
  readonly drivenSeconds: number;
  readonly stock: PartCounts;
};

/** The end of a shift is reckoned in fractions of a second; nothing else fits into this. */
const toSpareSeconds = 60;

/**
 * What is left of a shift. Who does not work has the usual one, for what a person puts there all the same; or, while
 * something has begun, just the time it takes: it is finished, and nothing is put behind it.
 */
export function toShift(technician: Working, planning: Planning, carried: Carried): Shift {
  const { id, van } = technician;
  return {
    id,
    technicianId: id,
    startPlace: carried.startPlace,
    endPlace: carried.endPlace,
    ...timesOf(technician, planning, carried.begun),
    skills: technician.technician.skills,
    stock: carried.stock,
    rates: ratesOf(van),
    maxTravelSeconds: van?.mostDrivingMinutes ? drivingLeft(van.mostDrivingMinutes, carried) : null,
  };
}

/** Who is still on the way or on site finishes and goes home, however far they have driven; and takes nothing on for having to. */
const drivingLeft = (mostMinutes: number, { begun, drivenSeconds }: Carried): number =>
  Math.max(0, mostMinutes * 60 - drivenSeconds, begun ? begun.travelSeconds + 1 : 0);

function timesOf(
  { technician, span, shift, van }: Working,
  { day, now, isToday }: Planning,
  begun: Begun | null,
): Pick<Shift, 'from' | 'to' | 'overtimeSeconds' | 'breaks'> {
  const held = span ?? (begun ? onlyNow(now) : (spanOf(day, usualShift) as ShiftSpan));
  const availability = availabilityAt(technician.availability, now);
  const backAt = isToday && availability.kind === 'on-break' ? availability.until : null;
  const from = isToday ? Math.max(held.from, now, backAt ?? 0) : held.from;
  const to = Math.max(held.to, from);
  const usual = shift.kind === 'work' && backAt === null ? restOn(day, held, van?.rest ?? null) : null;
  const rest = usual && from < usual.to ? usual : null;
  const begunEnds = begun ? now + (begun.seconds + toSpareSeconds) * secondMs + (rest?.lengthMs ?? 0) : 0;
  return {
    from: toSeconds(begun ? Math.min(from, now) : from),
    to: toSeconds(to),
    // Who is still on the way or on site finishes, however late it is; and takes nothing more on for having to.
    overtimeSeconds: Math.max(0, held.overtimeTo - to, begunEnds - to) / secondMs,
    breaks: rest
      ? [
          {
            from: toSeconds(Math.max(rest.from, from)),
            to: toSeconds(rest.to),
            seconds: rest.lengthMs / secondMs,
          },
        ]
      : [],
  };
}

const onlyNow = (now: Instant): ShiftSpan => ({ from: now, to: now, overtimeTo: now });

const twoDaysSeconds = 48 * 3600;

/** The same shift, with overtime and driving until all that is in its route has been visited. */
export const withoutEnd = (shift: Shift): Shift => ({
  ...shift,
  overtimeSeconds: twoDaysSeconds,
  maxTravelSeconds: null,
});

export const isOver = ({ from, to, overtimeSeconds }: Shift, { isToday }: Planning): boolean =>
  isToday && overtimeSeconds <= 0 && from >= to;
