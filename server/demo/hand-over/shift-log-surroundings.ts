import type { BusinessTimeLookup } from '../../../shared/domain/sla/sla-clock.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { DeskRoster } from '../people/desk-roster.ts';

/** What the watches of the demo world had before them. */
export type ShiftLogSurroundings = {
  readonly now: Instant;
  readonly desk: DeskRoster;
  readonly openTickets: readonly Ticket[];
  readonly technicians: readonly Technician[];
  readonly calendars: BusinessTimeLookup;
};
