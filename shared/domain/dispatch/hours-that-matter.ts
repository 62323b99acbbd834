import { hourMs, type Instant, instant, secondMs } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/local-day.ts';
import { type ShiftSpan, spanOf } from './day-shifts.ts';
import type { DayView, RouteView } from './day-view.ts';
import { usualShift } from './usual-week.ts';

type Span = { readonly from: Instant; readonly to: Instant };
type Day = { readonly day: string; readonly now: Instant };
type Route = Pick<RouteView, 'shiftSpan' | 'stops'>;

/** Of those who work, so few in one hour are exceptions. */
const exceptionShare = 1 / 8;

function usualHours(day: string): Span {
  const { from, overtimeTo } = spanOf(day, usualShift) as ShiftSpan;
  return { from, to: overtimeTo };
}

/** All hours of a day in which something happens, and the core of them: where more than a few work, and now. */
export function hoursThatMatter(
  { day, now }: Day,
  routes: readonly Route[],
): Pick<DayView, 'from' | 'to' | 'core'> {
  const busy = routes.flatMap((route) => busySpan(route) ?? []);
  const all = wholeHours([usualHours(day), ...busy]);
  const most = Math.max(1, busy.length * exceptionShare);
  const hours = Array.from({ length: (all.to - all.from) / hourMs }, (_, index) => all.from + index * hourMs);
  const shared = hours
    .filter((hour) => busy.filter(({ from, to }) => from < hour + hourMs && to > hour).length > most)
    .map((hour) => ({ from: instant(hour), to: instant(hour + hourMs) }));
  const core = wholeHours([usualHours(day), ...shared]);
  if (localDay(now) !== day) return { ...all, core };
  const left = wholeHours([{ from: begunAt(routes, now), to: instant(now + hourMs) }]);
  const ahead = { from: instant(Math.max(core.from, left.from)), to: instant(Math.max(core.to, left.to)) };
  const coreToday = now < core.from ? wholeHours([core, left]) : ahead;
  return { ...wholeHours([all, coreToday]), core: coreToday };
}

/** Before the first visit of the day, and an hour before now, nobody has anything to look at. */
const begunAt = (routes: readonly Route[], now: Instant): Instant =>
  instant(Math.min(now - hourMs, ...routes.flatMap(({ stops }) => stops.map(waySince))));

const waySince = ({ arrivesAt, travelSeconds }: RouteView['stops'][number]): number =>
  arrivesAt - travelSeconds * secondMs;

/** From the first to the last of somebody's day, the ways with it; overtime as far as a plan asks for it. */
function busySpan({ shiftSpan, stops }: Route): Span | null {
  const froms = stops.map(waySince);
  const tos = stops.map(({ endsAt }) => endsAt);
  if (!shiftSpan && stops.length === 0) return null;
  return {
    from: instant(Math.min(...froms, shiftSpan?.from ?? Number.POSITIVE_INFINITY)),
    to: instant(Math.max(...tos, shiftSpan?.to ?? Number.NEGATIVE_INFINITY)),
  };
}

const wholeHours = (spans: readonly Span[]): Span => ({
  from: instant(Math.floor(Math.min(...spans.map(({ from }) => from)) / hourMs) * hourMs),
  to: instant(Math.ceil(Math.max(...spans.map(({ to }) => to)) / hourMs) * hourMs),
});
