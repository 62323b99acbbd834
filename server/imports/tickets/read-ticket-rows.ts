import { fingerprint } from '../fingerprint.ts';
import type { CompiledTable } from '../mapping/compile-fields.ts';
import { dateReader } from '../mapping/date-reader.ts';
import type { Field } from '../mapping/field.ts';
import type { RowPerTicketMapping } from '../mapping/mapping.ts';
import { maybe, required } from '../mapping/values.ts';
import { RowFault } from '../row-fault.ts';
import type { TableRow } from '../tables/table.ts';
import { compileTicketFields } from './ticket-fields.ts';
import type { Observation, Phase, TicketRecord } from './ticket-record.ts';

/** Reads a row that tells a ticket's present state. @throws RowFault */
export function ticketRowReader(mapping: RowPerTicketMapping, table: CompiledTable) {
  const fields = compileTicketFields(mapping, table);
  const readDate = dateReader(mapping.dateFormats, mapping.timeZone);
  const openedAt = table.field(mapping.fields.openedAt);
  const moment = (field: Field | undefined) => {
    const reader = field ? table.field(field) : null;
    return (cells: readonly string[]) => {
      const text = maybe(reader, cells);
      return text === null ? null : readDate(text, reader?.column ?? '');
    };
  };
  const [resolvedAt, closedAt, updatedAt] = [
    moment(mapping.fields.resolvedAt),
    moment(mapping.fields.closedAt),
    moment(mapping.fields.updatedAt),
  ];
  return (row: TableRow): TicketRecord => {
    const { cells } = row;
    const opened = readDate(required(openedAt, cells), openedAt.column);
    const phase = fields.phase(cells);
    const times = {
      opened,
      resolved: isSettled(phase) ? resolvedAt(cells) : null,
      closed: phase === 'closed' || phase === 'cancelled' ? closedAt(cells) : null,
      updated: updatedAt(cells),
    };
    refuseBackwards(times, openedAt.column);
    const seen: Omit<Observation, 'at' | 'phase'> = {
      priority: fields.priority(cells),
      assignee: fields.assignee(cells),
      actor: fields.actor(cells) ?? mapping.source,
      resolution: fields.resolution(cells),
      notes: [],
    };
    return {
      externalId: fields.externalId(cells),
      rows: [row],
      opening: fields.opening(cells, opened),
      observations: stagesOf(phase, times).map((stage) => ({ ...seen, ...stage })),
      prints: [fingerprint(cells, table.columns)],
    };
  };
}

const isSettled = (phase: Phase) => phase === 'resolved' || phase === 'closed' || phase === 'cancelled';

type Times = Readonly<Record<'opened', number>> &
  Readonly<Record<'resolved' | 'closed' | 'updated', Observation['at'] | null>> & {
    readonly opened: Observation['at'];
  };

/** The moments a row tells of, each with the phase the ticket entered then. */
function stagesOf(phase: Phase, times: Times): readonly Pick<Observation, 'at' | 'phase'>[] {
  const resolved = times.resolved ?? times.closed ?? times.updated ?? times.opened;
  const closed = times.closed ?? (times.updated && times.updated > resolved ? times.updated : resolved);
  if (phase === 'resolved') return [{ at: resolved, phase }];
  if (phase === 'cancelled') return [{ at: closed, phase }];
  if (phase === 'closed')
    return [
      { at: resolved, phase: 'resolved' },
      { at: closed, phase },
    ];
  return [{ at: times.updated ?? times.opened, phase }];
}

function refuseBackwards(times: Times, column: string): void {
  for (const name of ['resolved', 'closed', 'updated'] as const) {
    const at = times[name];
    if (at !== null && at < times.opened)
      throw new RowFault(column, `the ticket was ${name} before it was opened; correct one of the times`);
  }
  if (times.resolved !== null && times.closed !== null && times.closed < times.resolved)
    throw new RowFault(column, 'the ticket was closed before it was resolved; correct one of the times');
}
