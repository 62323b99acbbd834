import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import type { Position } from '../../../shared/kernel/position.ts';
import { type Drives, driven, type Undriven } from './drives.ts';

/** Somebody's way to a ticket and their stay there; times in milliseconds since 1970. */
export type Visit = {
  readonly technicianId: TechnicianId;
  readonly departedAt: number;
  /** Null while they are on the way. */
  readonly arrivedAt: number | null;
  /** Null while they are there. */
  readonly leftAt: number | null;
  readonly place: Position;
};

const ends: ReadonlySet<string> = new Set(['resolved', 'cancelled', 'unassigned']);

/** The visits that these stories tell of and that were not over at a moment, in the order of their departures. */
export const visitsSince = (since: number, stories: readonly Undriven[], drives: Drives): readonly Visit[] =>
  stories
    .flatMap(({ index, isFixed, steps }) => visitsIn(isFixed ? steps : driven(steps, drives.get(index))))
    .filter(({ leftAt }) => leftAt === null || leftAt > since)
    .sort((a, b) => a.departedAt - b.departedAt);

function visitsIn(steps: Undriven['steps']): readonly Visit[] {
  const opened = steps[0]?.body;
  if (opened?.type !== 'opened' || !opened.position) return [];
  const { position: place } = opened;
  const visits: Visit[] = [];
  const amend = (facts: Partial<Visit>) => {
    const last = visits.at(-1);
    if (last && last.leftAt === null) visits[visits.length - 1] = { ...last, ...facts };
  };
  let technicianId: TechnicianId | null = null;
  let waitsSince: number | null = null;
  for (const { at, body } of steps) {
    if (body.type === 'assigned') technicianId = body.technicianId;
    if (body.type === 'departed' && technicianId) {
      amend({ leftAt: at });
      visits.push({ technicianId, departedAt: at, arrivedAt: null, leftAt: null, place });
    }
    if (body.type === 'arrived') amend({ arrivedAt: at });
    if (ends.has(body.type)) amend({ leftAt: at });
    waitsSince = body.type === 'waiting-started' ? at : body.type === 'waiting-ended' ? null : waitsSince;
  }
  // What still waits is waited for elsewhere.
  if (waitsSince !== null) amend({ leftAt: waitsSince });
  return visits;
}
