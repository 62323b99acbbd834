import type { Instant } from '../../../shared/kernel/instant.ts';
import { fingerprint } from '../fingerprint.ts';
import type { CompiledTable } from '../mapping/compile-fields.ts';
import { dateReader } from '../mapping/date-reader.ts';
import type { EventLogMapping } from '../mapping/mapping.ts';
import { maybe, required } from '../mapping/values.ts';
import type { TableRow } from '../tables/table.ts';
import { compileTicketFields, type TicketFields } from './ticket-fields.ts';
import type { Observation, TicketRecord } from './ticket-record.ts';

type SeenRow = {
  readonly row: TableRow;
  readonly at: Instant;
  readonly watched: readonly (string | null)[];
  readonly observation: Observation;
};

export type LogRow = { readonly externalId: string; readonly seen: SeenRow };

export type EventLogReader = {
  /** @throws RowFault */
  externalId(row: TableRow): string;
  /** @throws RowFault */
  row(row: TableRow): LogRow;
  /** @throws RowFault when the first row lacks what a ticket needs. */
  record(rows: readonly LogRow[]): TicketRecord;
};

export function eventLogReader(mapping: EventLogMapping, table: CompiledTable): EventLogReader {
  const fields = compileTicketFields(mapping, table);
  const at = table.field(mapping.fields.at);
  const openedAt = mapping.fields.openedAt ? table.field(mapping.fields.openedAt) : null;
  const watch = mapping.watch.map(({ label, field }) => ({ label, field: table.field(field) }));
  const readDate = dateReader(mapping.dateFormats, mapping.timeZone);
  const labels = watch.map(({ label }) => label);
  return {
    externalId: (row) => fields.externalId(row.cells),
    row: (row) => {
      const { cells } = row;
      const observation = observe(fields, cells, readDate(required(at, cells), at.column), mapping.source);
      const watched = watch.map(({ field }) => maybe(field, cells, 500));
      return {
        externalId: fields.externalId(cells),
        seen: { row, at: observation.at, watched, observation },
      };
    },
    record: (rows) => {
      const inOrder = rows.map(({ seen }) => seen).sort((a, b) => a.at - b.at);
      const [first] = inOrder;
      if (!first) throw new Error('A record has at least one row');
      const opened = openedAt && maybe(openedAt, first.row.cells);
      const openingAt = opened ? readDate(opened, openedAt.column) : first.at;
      return {
        externalId: rows[0]?.externalId ?? '',
        rows: inOrder.map(({ row }) => row),
        opening: fields.opening(first.row.cells, openingAt),
        observations: inOrder.map((seen, index) => withNotes(seen, inOrder[index - 1], labels)),
        prints: chain(inOrder, table.columns),
      };
    },
  };
}

const observe = (
  fields: TicketFields,
  cells: readonly string[],
  at: Instant,
  source: string,
): Observation => ({
  at,
  phase: fields.phase(cells),
  priority: fields.priority(cells),
  assignee: fields.assignee(cells),
  actor: fields.actor(cells) ?? source,
  resolution: fields.resolution(cells),
  notes: [],
});

/** What changed in the watched columns since the row before. */
function withNotes(seen: SeenRow, before: SeenRow | undefined, labels: readonly string[]): Observation {
  if (!before) return seen.observation;
  const notes = labels.flatMap((label, index) => {
    const [from, to] = [before.watched[index] ?? '–', seen.watched[index] ?? '–'];
    return from === to ? [] : [`${label}: ${from} → ${to}`];
  });
  return notes.length === 0 ? seen.observation : { ...seen.observation, notes };
}

function chain(rows: readonly SeenRow[], columns: readonly number[]): readonly string[] {
  let print = '';
  return rows.map(({ row }) => {
    print = fingerprint(row.cells, columns, print);
    return print;
  });
}
