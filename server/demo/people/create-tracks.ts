import type { TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import type { Visit } from '../tickets/visits.ts';
import type { Crew, CrewMember } from './crew.ts';
import { itineraryOf, placeAt } from './day-itinerary.ts';
import { breakOf, type Shift, shiftsTouching } from './shift-rotation.ts';

/** A window is rewound over a day; the hour before it tells where everybody stood at its beginning. */
export const trackedMs = dayMs + hourMs;

type TracksRequest = {
  readonly crew: Crew;
  readonly now: Instant;
  /** All that were not over when the day began, in the order of their departures. */
  readonly visits: readonly Visit[];
  /** Where everybody on shift is now: there their tracks end. */
  readonly positions: readonly TechnicianPosition[];
};

const minuteOf = (at: number) => Math.floor(at / minuteMs);

/** A position a minute of everybody who was at work in the last day: at home, on the road, at a customer. */
export function createTracks(request: TracksRequest, random: Random): readonly TechnicianPosition[] {
  const { crew, now, positions } = request;
  return crew.members.flatMap((member) => {
    const own = random.fork(member.index);
    const report = positions.find(({ technicianId }) => technicianId === member.technician.id) ?? null;
    const shifts = shiftsTouching(place(member, crew), now - trackedMs, now);
    const before = shifts.flatMap((shift) => trackOf(shift, { ...request, member, report }, own));
    const end = minuteOf(report?.recordedAt ?? now);
    return [...before.filter(({ recordedAt }) => minuteOf(recordedAt) < end), ...(report ? [report] : [])];
  });
}

const place = ({ index }: CrewMember, { members }: Crew) => ({ index, crew: members.length });

type Walk = TracksRequest & {
  readonly member: CrewMember;
  readonly report: TechnicianPosition | null;
};

/** Nobody reports in a break, and now and then a telephone is silent for some minutes. */
function trackOf(shift: Shift, walk: Walk, random: Random): readonly TechnicianPosition[] {
  const { member, crew, now, visits, report } = walk;
  const { id: technicianId, home } = member.technician;
  const until = Math.min(shift.to, now);
  const endsAt = shift.to > now ? (report?.position ?? null) : null;
  const own = visits.filter(
    (visit) =>
      visit.technicianId === technicianId && shift.from <= visit.departedAt && visit.departedAt < until,
  );
  const stretches = itineraryOf(own, { home, from: shift.from, until, endsAt }, random);
  const pause = breakOf(place(member, crew), shift);
  const silence = silenceIn(shift, random);
  const within = (span: { readonly from: number; readonly to: number }, at: number) =>
    span.from <= at && at < span.to;
  const track: TechnicianPosition[] = [];
  const offset = random.int(0, 55) * secondMs;
  for (let at = shift.from + offset; at < until; at += minuteMs) {
    const there = placeAt(stretches, home, at);
    const isSilent = within(silence, at) || (within(pause, at) && there.headingDegrees === null);
    if (!isSilent && at > now - trackedMs)
      track.push({ technicianId, ...there, speedKmh: 0, recordedAt: Math.floor(at) as Instant });
  }
  return track;
}

function silenceIn({ from, to }: Shift, random: Random) {
  const begin = random.between(from, to);
  return { from: begin, to: begin + (random.chance(0.3) ? random.between(6, 14) * minuteMs : 0) };
}
