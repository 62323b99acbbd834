import { estimateSeconds } from '../../../shared/domain/routing/travel/estimate-travel.ts';
import {
  defaultTravelParameters,
  hourOfDay,
} from '../../../shared/domain/routing/travel/travel-parameters.ts';
import { restMs } from '../../../shared/domain/routing/travel/trips-of-arrivals.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { type Instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import { districtProfile } from '../network/district-profile.ts';
import type { Random } from '../random/random.ts';
import type { Step } from './demo-ticket.ts';

/** What happened to one ticket, before it is known where whoever came to it had come from. */
export type Undriven = {
  /** Of its ticket's arrival in the room. */
  readonly index: number;
  readonly steps: readonly Pick<Step, 'at' | 'body'>[];
  /** Of a ticket that is open yet: its times stand. */
  readonly isFixed: boolean;
};

/** By how much each arrival at a ticket is later than it was told, by the ticket's index and in its order. */
export type Drives = ReadonlyMap<number, readonly number[]>;

type Leg = {
  readonly story: Undriven;
  readonly technicianId: TechnicianId;
  readonly departedAt: number;
  readonly arrivedAt: number;
  readonly place: Position;
  readonly isUrban: boolean;
};

/** As fast as the simulator drives, so that its trips go on where these end; the room believes roads slower until it learns. */
const roads = { ...defaultTravelParameters, speedKmh: { city: 34, suburban: 39, rural: 44 } };
/** Two in three drives are within a fifth of what the road asks for. */
const scatter = 0.2;
const longestMs = 160 * minuteMs;

/** Everybody drives from where they last arrived, or from home: a way is as long as the road and the hour make it. */
export function planDrives(
  stories: Iterable<Undriven>,
  { technicians, now }: { readonly technicians: readonly Technician[]; readonly now: Instant },
  random: Random,
): Drives {
  const homes = new Map(technicians.map(({ id, home }) => [id, home]));
  const visited = new Map<TechnicianId, { readonly at: number; readonly place: Position }[]>();
  const drives = new Map<number, number[]>();
  const legs = [...stories].flatMap(legsOf).sort((a, b) => a.departedAt - b.departedAt);
  for (const { story, technicianId, departedAt, arrivedAt, place, isUrban } of legs) {
    const delays = drives.get(story.index) ?? [];
    const before = delays.reduce((sum, delay) => sum + delay, 0);
    const from = departedAt + before;
    const been = visited.get(technicianId) ?? [];
    const last = been.findLast(({ at }) => at <= from && from - at <= restMs);
    const spentMs = driveMs(
      last?.place ?? homes.get(technicianId) ?? place,
      { place, isUrban, from },
      random,
    );
    const wanted = spentMs - (arrivedAt - departedAt);
    const endsAt = (story.steps.at(-1)?.at ?? 0) + before + wanted;
    const delay = story.isFixed || endsAt > now ? 0 : wanted;
    drives.set(story.index, [...delays, delay]);
    visited.set(
      technicianId,
      [...been.slice(-20), { at: arrivedAt + before + delay, place }].sort((a, b) => a.at - b.at),
    );
  }
  return drives;
}

/** The ways to a ticket whose place is known. */
function legsOf(story: Undriven): readonly Leg[] {
  const opened = story.steps[0]?.body;
  if (opened?.type !== 'opened' || !opened.position) return [];
  const { position: place, district } = opened;
  let technicianId: TechnicianId | null = null;
  let departedAt: number | null = null;
  const legs: Leg[] = [];
  for (const { at, body } of story.steps) {
    if (body.type === 'assigned') technicianId = body.technicianId;
    if (body.type === 'departed') departedAt = at;
    if (body.type === 'arrived' && technicianId && departedAt !== null)
      legs.push({
        story,
        technicianId,
        departedAt,
        arrivedAt: at,
        place,
        isUrban: districtProfile(district).isUrban,
      });
  }
  return legs;
}

function driveMs(
  start: Position,
  { place, isUrban, from }: { readonly place: Position; readonly isUrban: boolean; readonly from: number },
  random: Random,
): number {
  const kind = isUrban ? 'city' : 'rural';
  const hour = hourOfDay(Math.floor(from) as Instant);
  const metres = distanceMetres(start, place);
  const road = Math.max(roads.setupSeconds, estimateSeconds(roads, { metres, from: kind, to: kind, hour }));
  return Math.min(longestMs, random.logNormal(road, scatter) * secondMs);
}

/** The steps with each arrival when it was driven to, and all that came after it so much later or earlier. */
export function driven<Told extends Undriven['steps'][number]>(
  steps: readonly Told[],
  delays: readonly number[] | undefined,
): readonly Told[] {
  if (!delays) return steps;
  let arrivals = 0;
  let delay = 0;
  return steps.map((step) => {
    if (step.body.type === 'arrived') {
      delay += delays[arrivals] ?? 0;
      arrivals += 1;
    }
    return delay === 0 ? step : { ...step, at: step.at + delay };
  });
}
