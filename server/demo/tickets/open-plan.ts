import type { Priority } from '../../../shared/domain/sla/sla-policy.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import { type Arrival, isOfToday } from './arrivals.ts';
import { createProfile, type ProfileWish, type TicketProfile } from './ticket-profile.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';

/** A ticket that is still open now. `usedRatio` is its share of the resolution target if it never waited. */
export type OpenPlan = {
  readonly arrival: Arrival;
  readonly profile: TicketProfile;
  readonly usedRatio: number;
};

const candidateAgeMs = 9.5 * dayMs;
const breachedShare = 0.065;
const atRiskShare = 0.065;
const todayShare = 0.52;
/** Whoever called minutes ago cannot be finished yet. */
const certainlyOpenMs = 20 * minuteMs;

/** Chooses which of the latest arrivals are the open load, so that the queue has a believable age and urgency. */
export function planOpenTickets(
  surroundings: TicketSurroundings,
  arrivals: readonly Arrival[],
  count: number,
  random: Random,
): readonly OpenPlan[] {
  const recent = arrivals.filter(({ at }) => at > surroundings.now - candidateAgeMs);
  const plan = (arrival: Arrival, wish: ProfileWish) => planned(surroundings, arrival, wish, random);
  const cluster = recent.filter(({ part }) => part?.incident.restoredAt === null).map((one) => plan(one, {}));
  const ordinary = recent.filter(({ part }) => part === null);
  const urgent = planUrgent(ordinary, surroundings.now, count, random).map(([one, wish]) => plan(one, wish));
  const chosen = [...cluster, ...urgent];
  const taken = new Set(chosen.map(({ arrival }) => arrival.index));
  const rest = ordinary
    .filter(({ index }) => !taken.has(index))
    .map((one) => plan(one, {}))
    .filter(({ profile }) => profile.opened.priority === 'normal' || profile.opened.priority === 'low');
  return [...chosen, ...planOrdinary(surroundings, { chosen, rest, count }, random)]
    .slice(0, count)
    .toSorted((a, b) => a.arrival.index - b.arrival.index);
}

function planned(
  surroundings: TicketSurroundings,
  arrival: Arrival,
  wish: ProfileWish,
  random: Random,
): OpenPlan {
  const profile = createProfile(surroundings, arrival, wish, random.fork(arrival.index));
  const { durationMs, calendarId } = profile.opened.targets.resolution;
  const from = Math.floor(arrival.at) as typeof surroundings.now;
  const usedMs = surroundings.calendars(calendarId).between(from, surroundings.now);
  return { arrival, profile, usedRatio: usedMs / durationMs };
}

/** A handful of criticals of the last hours and a dozen high ones of the last half day. */
function planUrgent(
  ordinary: readonly Arrival[],
  now: number,
  count: number,
  random: Random,
): (readonly [Arrival, ProfileWish])[] {
  const criticals = Math.max(1, Math.round((count / 450) * random.int(4, 5)));
  const highs = Math.max(2, Math.round((count / 450) * random.int(10, 13)));
  const wishes: (readonly [Priority, number, number])[] = [
    ...Array.from({ length: criticals }, () => ['critical', 2 * minuteMs, 2.4 * hourMs] as const),
    ...Array.from({ length: highs }, () => ['high', 4 * minuteMs, 7.8 * hourMs] as const),
  ];
  const free = new Set(ordinary);
  return wishes.flatMap(([priority, youngest, oldest]) => {
    const wantedAge = random.between(youngest, oldest);
    const [best] = [...free].toSorted((a, b) => distance(a, wantedAge, now) - distance(b, wantedAge, now));
    if (!best) return [];
    free.delete(best);
    return [[best, urgentWish(priority, random)] as const];
  });
}

const distance = ({ at }: Arrival, wantedAge: number, now: number) => Math.abs(now - at - wantedAge);

const urgentWish = (priority: Priority, random: Random): ProfileWish => ({
  priority,
  kind: random.chance(0.75) ? 'outage' : 'degraded',
  tier: random.weighted(
    priority === 'critical'
      ? ([
          ['corporate', 65],
          ['business', 25],
          ['home', 10],
        ] as const)
      : ([
          ['corporate', 12],
          ['business', 35],
          ['home', 53],
        ] as const),
  ),
});

function planOrdinary(
  { now }: TicketSurroundings,
  load: { readonly chosen: readonly OpenPlan[]; readonly rest: readonly OpenPlan[]; readonly count: number },
  random: Random,
): OpenPlan[] {
  const { chosen, rest, count } = load;
  const missing = (share: number, band: (plan: OpenPlan) => boolean) =>
    Math.max(0, Math.round(share * count) - chosen.filter(band).length);
  const breached = pickLikely(rest.filter(isBreached), missing(breachedShare, isBreached), random);
  const atRisk = pickLikely(rest.filter(isAtRisk), missing(atRiskShare, isAtRisk), random);
  const healthy = rest.filter(isHealthy);
  const left = count - chosen.length - breached.length - atRisk.length;
  const isFresh = ({ arrival }: OpenPlan) => arrival.at > now - certainlyOpenMs;
  const fresh = healthy.filter(isFresh);
  const today = healthy.filter((plan) => !isFresh(plan) && isOfToday(plan.arrival.at, now));
  const todayAlready = [...chosen, ...breached, ...atRisk, ...fresh].filter(({ arrival }) =>
    isOfToday(arrival.at, now),
  ).length;
  const todayWanted = Math.min(today.length * 0.94, Math.max(0, todayShare * count - todayAlready));
  const fromToday = pickLikely(today, Math.floor(Math.min(todayWanted, left - fresh.length)), random);
  const earlier = healthy.filter((plan) => !isFresh(plan) && !isOfToday(plan.arrival.at, now));
  const fromEarlier = pickLikely(earlier, left - fresh.length - fromToday.length, random);
  const found = [...breached, ...atRisk, ...fresh, ...fromToday, ...fromEarlier];
  return [...found, ...shortfall(healthy, found, count - chosen.length - found.length)];
}

/** A night's or a small world's candidates may not fill every share: then whatever is youngest stays open. */
function shortfall(healthy: readonly OpenPlan[], found: readonly OpenPlan[], missing: number): OpenPlan[] {
  if (missing <= 0) return [];
  const taken = new Set(found);
  return healthy
    .filter((plan) => !taken.has(plan))
    .toSorted((a, b) => b.arrival.at - a.arrival.at)
    .slice(0, missing);
}

const isBreached = ({ usedRatio }: OpenPlan) => usedRatio > 1 && usedRatio < 1.8;
const isAtRisk = ({ usedRatio }: OpenPlan) => usedRatio >= 0.8 && usedRatio <= 1;
const isHealthy = ({ usedRatio }: OpenPlan) => usedRatio < 0.79;

/** Normal tickets outweigh low ones: these are looked at daily, and what is looked at is remembered as the load. */
const likelihood = ({ usedRatio, profile }: OpenPlan) =>
  (Math.max(0, 1 - usedRatio) + 0.1) * (profile.opened.priority === 'normal' ? 5 : 1);

/** Weighted sampling without replacement (Efraimidis and Spirakis): the less of its time is used, the likelier it is still open. */
function pickLikely(plans: readonly OpenPlan[], count: number, random: Random): OpenPlan[] {
  return plans
    .map((plan) => ({ plan, key: random.next() ** (1 / likelihood(plan)) }))
    .toSorted((a, b) => b.key - a.key)
    .slice(0, Math.max(0, count))
    .map(({ plan }) => plan);
}
