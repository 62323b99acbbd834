import {
  boardRow,
  choiceRow,
  dismissalRow,
  dispatchDayRow,
  filterRow,
  handOverRow,
  logRow,
  partRow,
  pinRow,
  technicianRow,
  ticketRow,
  vanRow,
  workOrderRow,
} from '../../../electron/desk/testing/postgres-text.ts';
import type { Table } from '../../../server/electric/postgres/catalogue.ts';
import {
  type ColumnKind,
  type ShapeName,
  shapeNames,
  shapes,
  type WireRow,
} from '../../../shared/contracts/shapes.ts';
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
import type { AccountId } from '../../../shared/kernel/ids.ts';

/** A ticket's row holds more than the ticket: whether it left the room. */
export type StoredTicket = { readonly ticket: Ticket; readonly archived: boolean };

const typeOf: Readonly<Record<ColumnKind, readonly [name: string, oid: number]>> = {
  text: ['text', 25],
  integer: ['int4', 23],
  real: ['float8', 701],
  boolean: ['bool', 16],
  instant: ['timestamptz', 1184],
  json: ['jsonb', 3802],
};

const shapeOfTable = new Map<string, ShapeName>(shapeNames.map((name) => [shapes[name].table, name]));

/** The tables that desks follow, as the catalogue describes them: exactly the columns of their contract. */
export const syncedTables: ReadonlyMap<string, Table> = new Map(
  shapeNames.map((name, index) => [shapes[name].table, describe(name, 16_384 + index)]),
);

function describe(name: ShapeName, oid: number): Table {
  const { table, columns, key } = shapes[name];
  const names = Object.keys(columns);
  return {
    oid,
    schema: 'public',
    name: table,
    key: key.map((column) => names.indexOf(column)),
    replicaIdentity: 'f',
    columns: Object.entries(columns).map(([column, kind]) => ({
      name: column,
      typeOid: typeOf[kind][1],
      type: typeOf[kind][0],
      typeKind: 'b',
      typeModifier: -1,
      dimensions: 0,
      notNull: key.includes(column),
      keyIndex: key.includes(column) ? key.indexOf(column) : null,
      deterministic: true,
    })),
  };
}

/** The row as its text, with booleans as a cast prints them; null when desks do not follow the table. */
export function wireRowOf(table: string, value: unknown): WireRow | null {
  if (value === null || !syncedTables.has(table)) return null;
  const toRow = rowOf[table];
  return toRow ? toRow(value) : (value as WireRow);
}

/** Tables whose rows are kept as what commands make of them. */
const rowOf: Readonly<Record<string, (value: unknown) => WireRow>> = {
  tickets(value) {
    const { ticket, archived } = value as StoredTicket;
    return { ...ticketRow(ticket), archived: String(archived) };
  },
  technicians: (value) => technicianRow(value as Technician),
  outage_dismissals: (value) => dismissalRow(value as OutageDismissal),
  boards: (value) => boardRow(value as Board),
  saved_filters: (value) => filterRow(value as SavedFilter),
  personal_choices: (value) => choiceRow(value as PersonalChoice),
  log_entries: (value) => logRow(value as LogEntry),
  pinned_tickets: (value) => pinRow(value as Pin),
  work_orders: (value) => workOrderRow(value as WorkOrder),
  dispatch_days: (value) => dispatchDayRow(value as DispatchDay),
  vans: (value) => vanRow(value as Van),
  parts: (value) => partRow(value as Part),
  hand_overs: (value) => handOverRow(value as HandOver),
};

export const rowKeyIn = (table: string, row: WireRow): string => {
  const name = shapeOfTable.get(table);
  return name ? shapes[name].key.map((column) => String(row[column])).join(' ') : '';
};

/** Whose rows a shape consists of; null when they are the same whoever reads. */
export type Reader = AccountId | null;
export type ReadShape = { readonly shape: ShapeName; readonly reader: Reader };

/** The shape as this account reads it. */
export const readBy = (shape: ShapeName, account: AccountId): ReadShape => ({
  shape,
  reader: shapes[shape].ofReader ? account : null,
});

/** Whether the row is in the shape of that table: the where-clauses of the contracts, said again. */
export function isInShape(table: string, row: WireRow | null, reader: Reader): row is WireRow {
  if (row === null) return false;
  if ('archived' in row) return row.archived === 'false';
  if (table === 'pinned_tickets') return row.lifted === 'false';
  if (table === 'personal_choices') return row.account_id === reader;
  return !('shared' in row) || row.shared === 'true' || (reader !== null && row.owner_id === reader);
}
