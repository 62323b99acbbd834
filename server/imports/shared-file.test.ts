import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldTicketEvents } from '../../shared/domain/tickets/fold-ticket.ts';
import { createTestDatabase } from '../../tests/support/test-database.ts';
import { importTickets } from './import-tickets.ts';
import { compileFields } from './mapping/compile-fields.ts';
import { loadMapping } from './mapping/load-mapping.ts';
import type { EventLogMapping } from './mapping/mapping.ts';
import { openTable } from './tables/open-table.ts';
import { defaultTableLimits } from './tables/table.ts';
import { storedTickets } from './testing/stored-tickets.ts';
import { temporaryDirectory } from './testing/temporary-files.ts';
import { collectIncidents } from './tickets/collect-incidents.ts';
import { eventLogReader } from './tickets/read-event-log.ts';
import { fieldsOf } from './tickets/ticket-fields.ts';

const root = resolve(import.meta.dirname, '../..');
const file = resolve(root, '../shared/data/tickets/incident-event-log.csv.zip');
const isThere = existsSync(file);
if (!isThere)
  process.stderr.write(
    `\n*** SKIPPED: the real incident log is not at ${file}; its import is NOT tested. ***\n\n`,
  );

const loadLogMapping = async () =>
  (await loadMapping(
    join(root, 'resources/import/incident-event-log.mapping.json'),
    'tickets',
  )) as EventLogMapping;

const openLog = () =>
  openTable(file, { encoding: 'auto', delimiter: 'auto', sheet: null, limits: defaultTableLimits });

describe.skipIf(!isThere)('the real incident log', () => {
  it('has 20,769 incidents, and each of its 119,998 events belongs to one of them', {
    timeout: 120_000,
  }, async () => {
    const mapping = await loadLogMapping();
    const table = await openLog();
    const { header, name: tableName } = table;
    const compiled = compileFields({
      header,
      tableName,
      nullTokens: mapping.nullTokens,
      fields: fieldsOf(mapping),
    });
    const counts = { incidents: 0, rows: 0, observations: 0, rejected: 0 };
    for await (const item of collectIncidents(table.rows(), eventLogReader(mapping, compiled))) {
      if (item.kind === 'rejected') counts.rejected += 1;
      else {
        counts.incidents += 1;
        counts.rows += item.record.rows.length;
        counts.observations += item.record.observations.length;
      }
    }
    expect(counts).toEqual({ incidents: 20_769, rows: 119_998, observations: 119_998, rejected: 0 });
  });

  it('becomes tickets that are the fold of their events, at the original times', {
    timeout: 120_000,
  }, async () => {
    const database = await createTestDatabase();
    const slice = await firstIncidents(1_000);
    const mapping = await loadLogMapping();
    const summary = await importTickets({ connectionString: database.url, file: slice.path, mapping });
    expect(summary).toMatchObject({ rowsRead: slice.rows, imported: 1_000, rejected: 0 });
    const stored = await storedTickets(database);
    for (const { ticket, events } of stored) expect(foldTicketEvents(events)).toEqual(ticket);
    const known = stored.find(({ ticket }) => ticket.description.includes('INC0000047'));
    expect(known?.events.map(told)).toEqual(timelineOf47);
    expect(known?.ticket.state).toMatchObject({
      status: 'closed',
      closedAt: Date.parse('2016-03-06T10:00+07:00'),
    });
    expect(stored.every(({ archived }) => archived)).toBe(true);
  });
});

const told = ({
  occurredAt,
  actor,
  body,
}: Awaited<ReturnType<typeof storedTickets>>[number]['events'][number]) =>
  `${new Date(occurredAt).toISOString().slice(0, 16)} ${actor.name}: ${body.type}${body.type === 'note-added' ? ` ${body.text}` : ''}`;

const quiet = 'note-added Updated; nothing that is followed here changed';

/** Read off the log by hand; its times are Jakarta's, seven hours ahead of these. */
const timelineOf47 = [
  '2016-02-28T21:40 Opened by  397: opened',
  '2016-02-28T22:30 Updated by 21: acknowledged',
  '2016-02-28T22:30 Updated by 21: note-added Group: Group 70 → Group 24\nAssignee: Resolver 89 → Resolver 31\nReassignments: 0 → 1',
  `2016-02-28T22:33 Updated by 21: ${quiet}`,
  `2016-02-29T04:31 Updated by 804: ${quiet}`,
  `2016-02-29T04:32 Updated by 703: ${quiet}`,
  `2016-03-01T02:14 Updated by 332: ${quiet}`,
  '2016-03-01T02:14 Updated by 332: waiting-started',
  '2016-03-01T02:14 Updated by 332: note-added Assignee: Resolver 31 → Resolver 89',
  '2016-03-01T02:52 Updated by 332: resolved',
  '2016-03-06T03:00 Updated by 908: closed',
];

/** The beginning of the log as a file of its own: the whole takes longer than a test may. */
async function firstIncidents(count: number) {
  const table = await openLog();
  const lines = [table.header.join(',')];
  const seen = new Set<string>();
  read: for await (const rows of table.rows())
    for (const { cells } of rows) {
      if (seen.size === count && !seen.has(cells[0] ?? '')) break read;
      seen.add(cells[0] ?? '');
      lines.push(cells.join(','));
    }
  const path = join(temporaryDirectory(), 'slice.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return { path, rows: lines.length - 1 };
}
