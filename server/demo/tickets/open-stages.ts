import { requiredSkills } from '../../../shared/domain/tickets/required-skills.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import { type CrewMember, isAble } from '../people/crew.ts';
import { breakOf, shiftAt } from '../people/shift-rotation.ts';
import type { Random } from '../random/random.ts';
import type { OpenPlan } from './open-plan.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';

/** How far an open ticket has come. */
type OpenStage =
  | { readonly kind: 'unacknowledged' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'assigned' | 'en-route' | 'on-site'; readonly member: CrewMember };

export type StagedPlan = OpenPlan & { readonly stage: OpenStage };

const onSiteShare = 0.5;
const enRouteShare = 0.36;
const waitingShare = 0.115;
const assignedShare = 0.36;
const mostHeld = 6;
const freshMs = 25 * minuteMs;

const urgencyOf = { critical: 3, high: 2, normal: 1, low: 0 } as const;
const urgency = ({ profile, usedRatio }: OpenPlan) =>
  urgencyOf[profile.opened.priority] + Math.min(1.5, usedRatio);

/** Gives every open ticket its stage: technicians first take what is urgent, one place at a time. */
export function stageOpenTickets(
  surroundings: TicketSurroundings,
  plans: readonly OpenPlan[],
  random: Random,
): readonly StagedPlan[] {
  const stages = new Map<OpenPlan, OpenStage>();
  const free = () => plans.filter((plan) => !stages.has(plan));
  const age = ({ arrival }: OpenPlan) => surroundings.now - arrival.at;
  for (const plan of plans) {
    if (random.chance(unansweredShare(plan, age(plan)))) stages.set(plan, { kind: 'unacknowledged' });
    else if (plan.arrival.part) stages.set(plan, { kind: random.chance(0.15) ? 'waiting' : 'acknowledged' });
  }
  stageOnTheRoad(surroundings, { free, stages }, random);
  const quiet = free().filter((plan) => plan.usedRatio < 0.75 && age(plan) > hourMs && urgency(plan) < 2);
  for (const plan of random.shuffled(quiet).slice(0, Math.round(plans.length * waitingShare)))
    stages.set(plan, { kind: 'waiting' });
  stageAssigned(surroundings, { free, stages, wanted: Math.round(plans.length * assignedShare) }, random);
  return plans.map((plan) => ({ ...plan, stage: stages.get(plan) ?? { kind: 'acknowledged' } }));
}

/** Whoever called just now has no answer yet, and a few were overlooked. */
function unansweredShare({ arrival, profile }: OpenPlan, ageMs: number): number {
  if (ageMs < freshMs) return 0.72;
  if (arrival.part || ageMs > 3 * hourMs) return 0;
  return profile.opened.priority === 'critical' && ageMs < hourMs ? 0.6 : 0.24;
}

type Staging = { readonly free: () => OpenPlan[]; readonly stages: Map<OpenPlan, OpenStage> };

/** Who is out now: on shift for half an hour at least, not on a break. */
function stageOnTheRoad(surroundings: TicketSurroundings, { free, stages }: Staging, random: Random): void {
  const { now, crew } = surroundings;
  const size = crew.members.length;
  const out = crew.members.filter((member) => {
    const shift = shiftAt({ index: member.index, crew: size }, now);
    if (!shift || now - shift.from < 30 * minuteMs) return false;
    const pause = breakOf({ index: member.index, crew: size }, shift);
    return now < pause.from || now >= pause.to;
  });
  const onSite = Math.round(out.length * onSiteShare);
  const enRoute = Math.round(out.length * enRouteShare);
  for (const [place, member] of random
    .shuffled(out)
    .slice(0, onSite + enRoute)
    .entries()) {
    const kind = place < onSite ? 'on-site' : 'en-route';
    const oldEnough = (kind === 'on-site' ? 75 : 35) * minuteMs;
    const suitable = free().filter(
      ({ arrival, profile }) => now - arrival.at > oldEnough && canVisit(member, profile.opened),
    );
    const [best] = suitable.toSorted((a, b) => appeal(b, member) - appeal(a, member));
    if (best) stages.set(best, { kind, member });
  }
}

const canVisit = (member: CrewMember, { kind, tier }: OpenPlan['profile']['opened']) =>
  kind !== 'account' && isAble(member, requiredSkills(kind, tier));

/** Urgency against the way: ten kilometres weigh as much as one step of priority. */
const appeal = (plan: OpenPlan, member: CrewMember) => urgency(plan) - metresTo(plan, member) / 10_000;

const metresTo = ({ profile }: OpenPlan, member: CrewMember) =>
  profile.opened.position ? distanceMetres(profile.opened.position, member.technician.home) : 0;

/** The queue in technicians' bags: mostly of those on shift, some low ones kept for tomorrow by those who went home. */
function stageAssigned(
  { now, crew }: TicketSurroundings,
  { free, stages, wanted }: Staging & { readonly wanted: number },
  random: Random,
): void {
  const held = new Map<CrewMember, number>();
  const present = crew.members.filter((member) => crew.isOnShift(member, now));
  const rested = crew.members.filter((member) => !crew.isOnShift(member, now));
  const queue = free()
    .filter(({ arrival, profile }) => now - arrival.at > 45 * minuteMs && profile.opened.kind !== 'account')
    .toSorted((a, b) => urgency(b) - urgency(a) + random.between(-0.8, 0.8));
  for (const plan of queue.slice(0, wanted)) {
    const tomorrow = plan.profile.opened.priority === 'low' && random.chance(0.35);
    const able = (tomorrow ? rested : present).filter(
      (member) => canVisit(member, plan.profile.opened) && (held.get(member) ?? 0) < mostHeld,
    );
    const [member] = able.toSorted(
      (a, b) => metresTo(plan, a) + (held.get(a) ?? 0) * 2500 - metresTo(plan, b) - (held.get(b) ?? 0) * 2500,
    );
    if (!member || !wasThereSince(plan, member, { now, crewSize: crew.members.length })) continue;
    held.set(member, (held.get(member) ?? 0) + 1);
    stages.set(plan, { kind: 'assigned', member });
  }
}

/** Somebody can hold a ticket only if a shift of theirs has touched the time since it came. */
function wasThereSince(
  plan: OpenPlan,
  { index }: CrewMember,
  { now, crewSize }: { readonly now: number; readonly crewSize: number },
): boolean {
  return lastPresence(index, crewSize, now) > plan.arrival.at + 30 * minuteMs;
}

/** The latest quarter hour at which somebody was on shift, within three days; zero when there was none. */
export function lastPresence(index: number, crewSize: number, now: number): number {
  for (let at = now; at > now - 72 * hourMs; at -= 15 * minuteMs)
    if (shiftAt({ index, crew: crewSize }, at as Parameters<typeof shiftAt>[1])) return at;
  return 0;
}
