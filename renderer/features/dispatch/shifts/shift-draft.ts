import { type DayShift, dayShiftSchema } from '../../../../shared/domain/dispatch/dispatch-day.ts';
import { usualShift } from '../../../../shared/domain/dispatch/usual-week.ts';

export const draftKinds = ['usual', 'work', 'off', 'leave', 'absent'] as const;

/** A shift as it stands in the form; times as a field writes them. */
export type ShiftDraft = {
  readonly kind: (typeof draftKinds)[number];
  readonly from: string;
  readonly to: string;
  readonly overtimeMinutes: number;
  readonly note: string;
};

const dayMinutes = 24 * 60;
const two = (value: number) => String(value).padStart(2, '0');
const fieldTime = (minute: number) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

export function draftOf(shift: DayShift, isSaid: boolean): ShiftDraft {
  const { fromMinute, toMinute, overtimeMinutes } = shift.kind === 'work' ? shift : usualShift;
  return {
    kind: shift.kind === 'work' && !isSaid ? 'usual' : shift.kind,
    from: fieldTime(fromMinute),
    to: fieldTime(toMinute),
    overtimeMinutes,
    note: 'note' in shift ? (shift.note ?? '') : '',
  };
}

/** What the form says: null gives the usual shift back, undefined is not yet a shift. An end before the beginning is of the next day. */
export function shiftOfDraft({
  kind,
  from,
  to,
  overtimeMinutes,
  note,
}: ShiftDraft): DayShift | null | undefined {
  if (kind === 'usual') return null;
  if (kind === 'off') return { kind };
  if (kind !== 'work') return { kind, note: note.trim() || null };
  const [fromMinute, end] = [minuteOf(from), minuteOf(to)];
  const toMinute = end <= fromMinute ? end + dayMinutes : end;
  const parsed = dayShiftSchema.safeParse({ kind, fromMinute, toMinute, overtimeMinutes });
  return parsed.success ? parsed.data : undefined;
}

function minuteOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
