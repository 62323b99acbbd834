import { z } from 'zod';
import { type Instant, instantSchema } from '../../kernel/instant.ts';
import type { BusinessTime } from './calendar.ts';

export const waitingReasonSchema = z.enum(['customer', 'parts', 'access', 'third-party']);
export type WaitingReason = z.infer<typeof waitingReasonSchema>;

/** What was agreed: a duration in milliseconds, counted in business time of a calendar. */
export const slaTargetSchema = z.strictObject({ durationMs: z.int().positive(), calendarId: z.string() });
export type SlaTarget = z.infer<typeof slaTargetSchema>;

/** One stretch of a clock's life; it lasts until the next one begins, or now. */
const segmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('running'), from: instantSchema, calendarId: z.string() }),
  z.strictObject({ kind: z.literal('paused'), from: instantSchema, reason: waitingReasonSchema }),
  z.strictObject({ kind: z.literal('stopped'), from: instantSchema }),
]);
export type SlaSegment = z.infer<typeof segmentSchema>;

/**
 * Time counted against a target, as the facts that made it. Nothing derived is stored, so desk and server
 * cannot disagree: both fold the same events and ask `readSlaClock` with their own `now`.
 */
export const slaClockSchema = z.strictObject({
  target: slaTargetSchema,
  segments: z.array(segmentSchema).min(1),
});
export type SlaClock = z.infer<typeof slaClockSchema>;

export const startClock = (target: SlaTarget, at: Instant): SlaClock => ({
  target,
  segments: [{ kind: 'running', from: at, calendarId: target.calendarId }],
});

/** Pausing a paused clock changes only the reason; a stopped clock stays stopped. */
export const pauseClock = (clock: SlaClock, at: Instant, reason: WaitingReason): SlaClock =>
  isStopped(clock) ? clock : append(clock, { kind: 'paused', from: at, reason });

export const resumeClock = (clock: SlaClock, at: Instant): SlaClock =>
  lastSegment(clock).kind === 'paused' ? append(clock, running(clock.target, at)) : clock;

export const stopClock = (clock: SlaClock, at: Instant): SlaClock =>
  isStopped(clock) ? clock : append(clock, { kind: 'stopped', from: at });

/** Runs on after a stop (a ticket reopened). The time between was nobody's to spend: it counts as neither. */
export const restartClock = (clock: SlaClock, at: Instant): SlaClock =>
  isStopped(clock) ? append(clock, running(clock.target, at)) : clock;

/** A new target from now on. Time already used stays used, counted in the calendar that was in force then. */
export function retargetClock(clock: SlaClock, at: Instant, target: SlaTarget): SlaClock {
  const last = lastSegment(clock);
  if (last.kind === 'stopped') return clock;
  const retargeted = { ...clock, target };
  const calendarChanges = last.kind === 'running' && last.calendarId !== target.calendarId;
  return calendarChanges ? append(retargeted, running(target, at)) : retargeted;
}

export const isStopped = (clock: SlaClock): boolean => lastSegment(clock).kind === 'stopped';

const running = (target: SlaTarget, from: Instant): SlaSegment => ({
  kind: 'running',
  from,
  calendarId: target.calendarId,
});

const append = (clock: SlaClock, segment: SlaSegment): SlaClock => ({
  ...clock,
  segments: [...clock.segments, segment],
});

function lastSegment(clock: SlaClock): SlaSegment {
  const last = clock.segments.at(-1);
  if (!last) throw new Error('An SLA clock has at least the segment it started with');
  return last;
}

export type SlaReading = {
  readonly kind: 'running' | 'paused' | 'met' | 'breached';
  /** Business time used, in milliseconds. */
  readonly usedMs: number;
  /** Target minus used; negative once passed. */
  readonly remainingMs: number;
  /** Wall time spent paused, in milliseconds. */
  readonly pausedMs: number;
  /** Used over target: 0.8 is at risk, 0.9 nearly lost, above 1 passed. */
  readonly usedRatio: number;
  /** When the target passes if the clock runs on, or when it passed; null while paused or stopped. */
  readonly dueAt: Instant | null;
};

export type BusinessTimeLookup = (calendarId: string) => BusinessTime;

/** Reads a clock at a moment. A clock that runs past its target stays `running` with negative `remainingMs`. */
export function readSlaClock(clock: SlaClock, now: Instant, calendars: BusinessTimeLookup): SlaReading {
  const { usedMs, pausedMs } = countSegments(clock, now, calendars);
  const remainingMs = clock.target.durationMs - usedMs;
  return {
    kind: readingKind(clock, remainingMs),
    usedMs,
    remainingMs,
    pausedMs,
    usedRatio: usedMs / clock.target.durationMs,
    dueAt: dueAt(clock, calendars),
  };
}

function readingKind(clock: SlaClock, remainingMs: number): SlaReading['kind'] {
  const { kind } = lastSegment(clock);
  if (kind !== 'stopped') return kind;
  return remainingMs < 0 ? 'breached' : 'met';
}

function countSegments(clock: SlaClock, end: Instant, calendars: BusinessTimeLookup) {
  let usedMs = 0;
  let pausedMs = 0;
  clock.segments.forEach((segment, index) => {
    const next = clock.segments[index + 1]?.from ?? end;
    const until = next < end ? next : end;
    if (segment.kind === 'running') usedMs += calendars(segment.calendarId).between(segment.from, until);
    if (segment.kind === 'paused') pausedMs += Math.max(0, until - segment.from);
  });
  return { usedMs, pausedMs };
}

/** Fixed while the clock runs undisturbed, so a queue sorts by it without counting every row every second. */
const dueAt = (clock: SlaClock, calendars: BusinessTimeLookup): Instant | null =>
  lastSegment(clock).kind === 'running' ? passesAt(clock, calendars) : null;

/** When the target was passed, or will be if the clock runs on; null where the clock came to rest before. */
function passesAt(clock: SlaClock, calendars: BusinessTimeLookup): Instant | null {
  let usedMs = 0;
  for (const [index, segment] of clock.segments.entries()) {
    if (segment.kind !== 'running') continue;
    const time = calendars(segment.calendarId);
    const until = clock.segments[index + 1]?.from;
    const leftMs = clock.target.durationMs - usedMs;
    if (until === undefined) return time.after(segment.from, leftMs);
    const stretchMs = time.between(segment.from, until);
    if (stretchMs >= leftMs) return time.after(segment.from, leftMs);
    usedMs += stretchMs;
  }
  return null;
}

/** When the target was passed, whatever the clock does now; null while it is not. */
export function breachedAt(clock: SlaClock, now: Instant, calendars: BusinessTimeLookup): Instant | null {
  const { usedMs } = countSegments(clock, now, calendars);
  return usedMs > clock.target.durationMs ? passesAt(clock, calendars) : null;
}

/** At risk from 80 % of the target, nearly lost from 90 %: the thresholds of escalation (R4.4). */
export const atRiskRatio = 0.8;
export const nearlyLostRatio = 0.9;
