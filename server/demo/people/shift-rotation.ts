import type { Availability } from '../../../shared/domain/technicians/technician.ts';
import { hourMs, type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { localDay, startOfLocalDay, weekdayOf } from '../time/jakarta.ts';

type ShiftKind = 'morning' | 'day' | 'afternoon' | 'night';
export type Shift = { readonly kind: ShiftKind; readonly from: Instant; readonly to: Instant };

/** Local hours. Half of the crew works the day shift: three equal shifts of sixty people put only seventeen on the road. */
const hoursOf: Readonly<Record<ShiftKind, readonly [from: number, to: number]>> = {
  morning: [6, 14],
  day: [8, 17],
  afternoon: [14, 22],
  night: [22, 30],
};
/** Shares of the crew on each shift before days off. */
const shares: readonly (readonly [ShiftKind, upTo: number])[] = [
  ['morning', 0.2],
  ['day', 0.73],
  ['afternoon', 0.93],
  ['night', 1],
];
const breakMs = 45 * minuteMs;
const weekOf = (day: number) => Math.floor((day + 3) / 7);

type Member = { readonly index: number; readonly crew: number };

const isOnLeave = ({ index, crew }: Member, day: number) => {
  const period = Math.max(10, Math.round(crew / 2));
  return (index * 7 + weekOf(day) * 3) % period === 0;
};

/** The shift that begins on a local day; null on a day off or on leave. Everybody rotates weekly, one day off in seven. */
export function shiftOn(member: Member, day: number): Shift | null {
  const position = (member.index + 13 * weekOf(day)) % member.crew;
  if (isOnLeave(member, day) || (position + day) % 7 === 0) return null;
  const share = (position + 0.5) / member.crew;
  const kind = shares.find(([, upTo]) => share < upTo)?.[0] ?? 'night';
  const [from, to] = hoursOf[kind];
  const midnight = startOfLocalDay(day);
  return { kind, from: (midnight + from * hourMs) as Instant, to: (midnight + to * hourMs) as Instant };
}

/** The shift under way at a moment; a night shift belongs to the day it began on. */
export function shiftAt(member: Member, at: Instant): Shift | null {
  const day = localDay(at);
  const candidates = [shiftOn(member, day), shiftOn(member, day - 1)];
  return candidates.find((shift) => shift && shift.from <= at && at < shift.to) ?? null;
}

/** The shifts of which some part lies between two moments, in order. */
export function shiftsTouching(member: Member, from: number, to: number): readonly Shift[] {
  const first = localDay(from) - 1;
  const days = Array.from({ length: localDay(to) - first + 1 }, (_, index) => first + index);
  return days
    .flatMap((day) => shiftOn(member, day) ?? [])
    .filter((shift) => shift.to > from && shift.from < to);
}

/** Breaks are staggered over the middle of a shift, so that the room never loses a third of its crew at once. */
export function breakOf(member: Member, shift: Shift): { readonly from: Instant; readonly to: Instant } {
  const from = shift.from + 3 * hourMs + ((member.index * 37) % 180) * minuteMs;
  return { from: from as Instant, to: (from + breakMs) as Instant };
}

/** What the rota says about somebody at a moment. */
export function plannedAvailability(member: Member, at: Instant): Availability {
  const shift = shiftAt(member, at);
  if (!shift) return absence(member, at);
  const pause = breakOf(member, shift);
  return pause.from <= at && at < pause.to
    ? { kind: 'on-break', until: pause.to, shiftUntil: shift.to }
    : { kind: 'on-shift', until: shift.to };
}

function absence(member: Member, at: Instant): Availability {
  const today = localDay(at);
  if (isOnLeave(member, today)) {
    const monday = today + 7 - weekdayOf(today);
    return { kind: 'on-leave', until: startOfLocalDay(monday) as Instant };
  }
  return { kind: 'off-shift', nextShiftAt: nextShiftAfter(member, at)?.from ?? null };
}

const planningDays = 15;

function nextShiftAfter(member: Member, at: Instant): Shift | null {
  for (let day = localDay(at); day < localDay(at) + planningDays; day += 1) {
    const shift = shiftOn(member, day);
    if (shift && shift.from > at) return shift;
  }
  return null;
}
