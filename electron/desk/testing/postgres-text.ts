import type { WireRow } from '../../../shared/contracts/shapes.ts';
import type { Board } from '../../../shared/domain/boards/board.ts';
import type { PersonalChoice } from '../../../shared/domain/boards/personal-choice.ts';
import type { DispatchDay } from '../../../shared/domain/dispatch/dispatch-day.ts';
import type { Part } from '../../../shared/domain/dispatch/part.ts';
import type { Van } from '../../../shared/domain/dispatch/van.ts';
import type { WorkOrder } from '../../../shared/domain/dispatch/work-order.ts';
import type { SavedFilter } from '../../../shared/domain/filters/saved-filter.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { OutageDismissal } from '../../../shared/domain/outages/dismissal.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';

/** A moment as Postgres prints it. */
export const timestamptz = (epochMs: number): string =>
  new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '+00');

const text = (value: string | number | null) => (value === null ? null : String(value));
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

export const ticketRow = (ticket: Ticket): WireRow => ({
  id: ticket.id,
  number: ticket.number,
  version: text(ticket.version),
  title: ticket.title,
  description: ticket.description,
  kind: ticket.kind,
  priority: ticket.priority,
  tier: ticket.tier,
  source: ticket.source,
  customer_id: ticket.customerId,
  site_id: ticket.siteId,
  longitude: text(ticket.position?.longitude ?? null),
  latitude: text(ticket.position?.latitude ?? null),
  district: ticket.district,
  village: ticket.village,
  state: json(ticket.state),
  outage: json(ticket.outage),
  acknowledgement: json(ticket.acknowledgement),
  response: json(ticket.response),
  resolution: json(ticket.resolution),
  opened_at: timestamptz(ticket.openedAt),
  updated_at: timestamptz(ticket.updatedAt),
  reopened_count: text(ticket.reopenedCount),
  archived: 'false',
});

export const technicianRow = (technician: Technician): WireRow => ({
  id: technician.id,
  version: text(technician.version),
  name: technician.name,
  phone: technician.phone,
  skills: json(technician.skills),
  home_longitude: text(technician.home.longitude),
  home_latitude: text(technician.home.latitude),
  team: technician.team,
  availability: json(technician.availability),
});

export const dismissalRow = (dismissal: OutageDismissal): WireRow => ({
  id: dismissal.id,
  version: text(dismissal.version),
  reason: dismissal.reason,
  by_name: dismissal.byName,
  at: timestamptz(dismissal.at),
  until: timestamptz(dismissal.until),
});

const authoredColumns = (made: Board | SavedFilter): WireRow => ({
  id: made.id,
  version: text(made.version),
  name: made.name,
  owner_id: made.ownerId,
  shared: String(made.shared),
  updated_at: timestamptz(made.updatedAt),
  updated_by_name: made.updatedByName,
});

export const boardRow = (board: Board): WireRow => ({
  ...authoredColumns(board),
  default_for: board.defaultFor,
  tiles: json(board.tiles),
});

export const filterRow = (filter: SavedFilter): WireRow => ({
  ...authoredColumns(filter),
  expression: json(filter.expression),
});

export const choiceRow = (choice: PersonalChoice): WireRow => ({
  account_id: choice.accountId,
  version: text(choice.version),
  first_board_id: choice.firstBoardId,
  updated_at: timestamptz(choice.updatedAt),
});

export const logRow = (entry: LogEntry): WireRow => ({
  id: entry.id,
  version: text(entry.version),
  text: entry.text,
  ticket_id: entry.ticketId,
  by: entry.by,
  by_name: entry.byName,
  written_at: timestamptz(entry.writtenAt),
  recorded_at: timestamptz(entry.recordedAt),
  struck: json(entry.struck),
  archived: 'false',
});

export const pinRow = (pin: Pin): WireRow => ({
  ticket_id: pin.ticketId,
  version: text(pin.version),
  reason: pin.reason,
  by: pin.by,
  by_name: pin.byName,
  at: timestamptz(pin.at),
  lifted: String(pin.lifted),
});

export const workOrderRow = (order: WorkOrder): WireRow => ({
  ticket_id: order.ticketId,
  version: text(order.version),
  needs_visit: String(order.needsVisit),
  service_minutes: text(order.serviceMinutes),
  promise: json(order.promise),
  skills: json(order.skills),
  parts: json(order.parts),
  lock: json(order.lock),
  by: order.by,
  by_name: order.byName,
  at: timestamptz(order.at),
  archived: 'false',
});

export const dispatchDayRow = (day: DispatchDay): WireRow => ({
  day: day.day,
  version: text(day.version),
  shifts: json(day.shifts),
  routes: json(day.routes),
  routes_version: text(day.routesVersion),
  weights: json(day.weights),
  published: json(day.published),
  by: day.by,
  by_name: day.byName,
  at: timestamptz(day.at),
  archived: 'false',
});

const saidColumns = (row: Van | Part): WireRow => ({
  version: text(row.version),
  by: row.by,
  by_name: row.byName,
  at: timestamptz(row.at),
});

export const vanRow = (van: Van): WireRow => ({
  technician_id: van.technicianId,
  stock: json(van.stock),
  rates: json(van.rates),
  day_end: json(van.dayEnd),
  most_driving_minutes: text(van.mostDrivingMinutes),
  rest: json(van.rest),
  certificates: json(van.certificates),
  ...saidColumns(van),
});

export const partRow = (part: Part): WireRow => ({
  id: part.id,
  names: json(part.names),
  unit: part.unit,
  usual: json(part.usual),
  retired: String(part.retired),
  ...saidColumns(part),
});

export const handOverRow = (handOver: HandOver): WireRow => ({
  id: handOver.id,
  version: text(handOver.version),
  watch_from: timestamptz(handOver.watchFrom),
  summary: handOver.summary,
  count: json(handOver.count),
  closed_by: handOver.closedBy,
  closed_by_name: handOver.closedByName,
  closed_at: timestamptz(handOver.closedAt),
  taken: json(handOver.taken),
  archived: 'false',
});
