import type { TechnicianId } from '../../kernel/ids.ts';
import { startOfDay } from '../../kernel/local-day.ts';
import type { Position } from '../../kernel/position.ts';
import { type DayQuestion, progressOf } from './day-visits.ts';

/**
 * Where each technician was last known to be on a day: where their phone last said, or at the visit they have reached or
 * finished since. A phone that is silent indoors has not brought anybody home.
 */
export function lastKnownOn({
  rows,
  day,
}: Pick<DayQuestion, 'rows' | 'day'>): ReadonlyMap<TechnicianId, Position> {
  const latest = new Map<TechnicianId, { readonly position: Position; readonly at: number }>();
  const note = (technicianId: TechnicianId, position: Position, at: number) => {
    if (at >= (latest.get(technicianId)?.at ?? startOfDay(day))) latest.set(technicianId, { position, at });
  };
  for (const { technicianId, position, recordedAt } of rows.positions.values())
    note(technicianId, position, recordedAt);
  for (const ticket of rows.tickets.values()) {
    const progress = progressOf(ticket);
    if (!ticket.position || !progress?.holder) continue;
    if (progress.kind === 'on-site' || progress.kind === 'done')
      note(progress.holder, ticket.position, progress.since);
  }
  return new Map([...latest].map(([id, { position }]) => [id, position]));
}
