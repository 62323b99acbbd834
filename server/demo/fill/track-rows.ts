import type { TechnicianPosition } from '../../../shared/domain/technicians/technician.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import type { ShiftWord } from '../people/shift-words.ts';
import { type RowShape, timestamp } from './row-shapes.ts';

export const trackRows: RowShape<TechnicianPosition> = {
  table: 'technician_tracks',
  columns: ['technician_id', 'minute', 'longitude', 'latitude', 'heading_degrees', 'recorded_at'],
  valuesOf: ({ technicianId, position, headingDegrees, recordedAt }) => [
    technicianId,
    Math.floor(recordedAt / minuteMs),
    position.longitude,
    position.latitude,
    headingDegrees,
    timestamp(recordedAt),
  ],
};

/** As the audit trail has a command that was taken. */
export const shiftWordRows: RowShape<ShiftWord> = {
  table: 'audit_entries',
  columns: ['at', 'account_id', 'actor_name', 'action', 'subject', 'outcome', 'detail'],
  valuesOf: ({ technicianId, actor, at, availability }) => [
    timestamp(at),
    actor.accountId,
    actor.name,
    'technician.set-availability',
    technicianId,
    'accepted',
    { technicianId, availability },
  ],
};
