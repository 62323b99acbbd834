import type { TechnicianId } from '../../kernel/ids.ts';
import { localDay, startOfDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { hourOfDay } from '../routing/travel/travel-parameters.ts';
import { type DayQuestion, type DayVisit, visitsBegun } from './day-visits.ts';
import type { TravelBook } from './travel-book.ts';

type Driving = {
  readonly id: TechnicianId;
  readonly technician: { readonly home: Position };
  /** Where they are now, or begin. */
  readonly startsFrom: Position;
  readonly van: { readonly mostDrivingMinutes: number | null } | null;
};

/**
 * Seconds on the road today up to now, of those whose driving has a limit: from home through what they have done to where
 * they are. It is reckoned as a plan would, since nobody writes down how long they drove.
 */
export function drivenToday(
  question: DayQuestion,
  technicians: readonly Driving[],
  book: TravelBook,
): ReadonlyMap<TechnicianId, number> {
  const { day, now } = question;
  const limited = technicians.filter(({ van }) => van?.mostDrivingMinutes);
  if (limited.length === 0 || localDay(now) !== day) return new Map();
  const done = Map.groupBy(
    visitsBegun(question, startOfDay(day)).filter(({ progress }) => progress.kind === 'done'),
    ({ progress }) => progress.holder,
  );
  return new Map(limited.map((each) => [each.id, drivenBy(each, done.get(each.id) ?? [], question, book)]));
}

/** Who has done nothing yet is where their day begins, wherever that is. */
function drivenBy(
  { technician, startsFrom }: Driving,
  done: readonly DayVisit[],
  { now }: DayQuestion,
  book: TravelBook,
): number {
  const legs = done
    .toSorted((a, b) => a.progress.since - b.progress.since)
    .flatMap(({ position, progress }) => (position ? [{ to: position, at: progress.since }] : []));
  if (legs.length === 0) return 0;
  let here: Position = technician.home;
  let seconds = 0;
  for (const { to, at } of [...legs, { to: startsFrom, at: now }]) {
    const way = book.secondsOf(here, to, hourOfDay(at));
    seconds += Number.isFinite(way) ? way : 0;
    here = to;
  }
  return seconds;
}
