import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { importTickets, loadMapping } from '../../server/imports/index.ts';
import { startControlRoom } from '../../tests/support/control-room.ts';
import { databaseUrlOf } from '../../tests/support/server-truth.ts';
import { type Benchmark, rounded } from './metric.ts';

const root = resolve(import.meta.dirname, '../..');
const log = resolve(root, '../shared/data/tickets/incident-event-log.csv.zip');
const mapping = resolve(root, 'resources/import/incident-event-log.mapping.json');

/** Real incidents from a real service desk, into the embedded PostgreSQL with its usual durability. */
export const benchmark: Benchmark = async (report) => {
  if (!existsSync(log))
    throw new Error(`The event log ${log} is not here; see its source in ../shared/data/README.md.`);
  const room = await startControlRoom({ demo: 'none' });
  try {
    const tickets = await loadMapping(mapping, 'tickets');
    if (tickets.entity !== 'tickets') throw new Error(`${mapping} is not a mapping of tickets`);
    const options = { connectionString: databaseUrlOf(room.directory), file: log, mapping: tickets };
    for (const [metric, goal] of [
      ['first_import', 5000],
      ['second_import_unchanged', 5000],
    ] as const) {
      const summary = await importTickets(options);
      report({
        metric: `${metric}_events_per_second`,
        value: rounded(summary.rowsPerSecond, 0),
        unit: '1/s',
        goal,
        better: 'higher',
        conditions: `${summary.rowsRead} log events, ${summary.imported} tickets imported, ${summary.rejected} rejected, fsync on, server running beside it`,
      });
    }
  } finally {
    await room.stop();
  }
};
