import type { TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { type Instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { type Geography, headingDegrees, isInside, shifted } from '../geography/geography.ts';
import type { Random } from '../random/random.ts';
import type { Crew, CrewMember } from './crew.ts';

/** The latest known place of everybody on shift: at work, on the way to it, or resting not far from home. */
export function createPositions(
  {
    crew,
    now,
    openTickets,
    geography,
  }: {
    readonly crew: Crew;
    readonly now: Instant;
    readonly openTickets: readonly Ticket[];
    readonly geography: Geography;
  },
  random: Random,
): readonly TechnicianPosition[] {
  const present = crew.members.filter((member) => crew.isOnShift(member, now));
  return present.map((member) => {
    const own = random.fork(member.index);
    const silent = own.chance(0.05);
    const age = silent ? own.between(4, 9) * minuteMs : own.between(0.3, 4.5) * secondMs;
    return {
      technicianId: member.technician.id,
      ...placeOf(member, openTickets, geography, own),
      recordedAt: Math.floor(now - age) as Instant,
    };
  });
}

function placeOf(member: CrewMember, openTickets: readonly Ticket[], geography: Geography, random: Random) {
  const { technician } = member;
  const mine = openTickets.filter(
    ({ state }) => 'technicianId' in state && state.technicianId === technician.id,
  );
  const onSite = mine.find(({ state }) => state.status === 'on-site')?.position;
  if (onSite) return standing(shifted(onSite, random.between(-12, 12), random.between(-12, 12)));
  const target = mine.find(({ state }) => state.status === 'en-route')?.position;
  if (!target) return standing(technician.home);
  const share = random.between(0.15, 0.9);
  return {
    position: onLand(between(technician.home, target, share), target, geography),
    headingDegrees: headingDegrees(technician.home, target),
    speedKmh: Math.round(random.between(17, 46) * 10) / 10,
  };
}

const standing = (position: Position) => ({ position, headingDegrees: null, speedKmh: 0 });

const between = (from: Position, to: Position, share: number): Position => ({
  longitude: from.longitude + (to.longitude - from.longitude) * share,
  latitude: from.latitude + (to.latitude - from.latitude) * share,
});

/** A straight line may cut a bay or the neighbour regency; then the last stretch is driven already. */
const onLand = (place: Position, target: Position, { districts }: Geography): Position =>
  districts.some((district) => isInside(district, place)) ? place : between(place, target, 0.97);
