import { type Collected, charactersOf, type Reject, toReject } from '../run/collected.ts';
import type { TableRow } from '../tables/table.ts';
import type { EventLogReader, LogRow } from './read-event-log.ts';
import type { TicketRecord } from './ticket-record.ts';

/** Beyond these one record would not fit a batch; a log with such an incident names its column of incidents wrongly. */
const maxRows = 5_000;
const maxCharacters = 8_000_000;

type Incident = {
  readonly externalId: string;
  readonly rows: LogRow[];
  readonly raw: TableRow[];
  readonly rejects: Reject[];
  characters: number;
};

/** Neighbouring rows of one incident become one record; one bad row rejects the incident with all its rows. */
export async function* collectIncidents(
  portions: AsyncIterable<readonly TableRow[]>,
  reader: EventLogReader,
): AsyncGenerator<Collected<TicketRecord>> {
  const open: { incident: Incident | null } = { incident: null };
  for await (const rows of portions) for (const row of rows) yield* takeRow(open, row, reader);
  if (open.incident) yield finish(open.incident, reader);
}

function* takeRow(
  open: { incident: Incident | null },
  row: TableRow,
  reader: EventLogReader,
): Generator<Collected<TicketRecord>> {
  const externalId = externalIdOf(row, reader);
  if (typeof externalId !== 'string') {
    yield { kind: 'rejected', rejects: [externalId] };
    return;
  }
  if (open.incident && open.incident.externalId !== externalId) {
    yield finish(open.incident, reader);
    open.incident = null;
  }
  open.incident ??= { externalId, rows: [], raw: [], rejects: [], characters: 0 };
  const { incident } = open;
  if (incident.raw.length >= maxRows || incident.characters > maxCharacters)
    yield { kind: 'rejected', rejects: [tooMany(row, incident)] };
  else addRow(incident, row, reader);
}

function externalIdOf(row: TableRow, reader: EventLogReader): string | Reject {
  try {
    return reader.externalId(row);
  } catch (fault) {
    return toReject(row, row.fault ?? fault);
  }
}

function addRow(incident: Incident, row: TableRow, reader: EventLogReader): void {
  incident.raw.push(row);
  incident.characters += charactersOf(row);
  try {
    if (row.fault) throw row.fault;
    incident.rows.push(reader.row(row));
  } catch (fault) {
    incident.rejects.push(toReject(row, fault));
  }
}

function tooMany(row: TableRow, incident: Incident): Reject {
  const reason = `${incident.externalId} has more than ${maxRows} rows; check the column of "externalId" in the mapping`;
  const [first] = incident.raw;
  if (incident.rejects.length === 0 && first) incident.rejects.push({ row: first, column: '', reason });
  return { row, column: '', reason };
}

function finish(incident: Incident, reader: EventLogReader): Collected<TicketRecord> {
  if (incident.rejects.length === 0) {
    try {
      return { kind: 'record', record: reader.record(incident.rows), characters: incident.characters };
    } catch (fault) {
      const [first] = incident.raw;
      if (first) incident.rejects.push(toReject(first, fault));
    }
  }
  return { kind: 'rejected', rejects: withCompanions(incident) };
}

function withCompanions({ externalId, raw, rejects }: Incident): readonly Reject[] {
  const bad = new Map(rejects.map((reject) => [reject.row, reject]));
  const lines = rejects.map(({ row }) => row.line).join(', ');
  const reason = `belongs to ${externalId}, whose row in line ${lines} was rejected`;
  return raw.map((row) => bad.get(row) ?? { row, column: '', reason });
}
