import type { StoreOutcome } from './batch-store.ts';
import type { ImportRecord, Reject } from './collected.ts';
import type { ImportSummary } from './summary.ts';

const shownRejects = 5;

/** Counts an import as it goes. */
export type Tally = {
  addRows(count: number): void;
  addRejects(records: number, rejects: readonly Reject[]): void;
  addUnchanged(count: number): void;
  addOutcome(outcome: StoreOutcome<ImportRecord>): void;
  readonly rowsRead: () => number;
  summary(head: Pick<ImportSummary, 'file' | 'source' | 'dryRun'>, seconds: number): ImportSummary;
};

export function startTally(): Tally {
  const counts = {
    rowsRead: 0,
    rowsRejected: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    eventsWritten: 0,
  };
  const firstRejects: string[] = [];
  // A rehearsal creates the same site in every batch and takes it back; it is counted once.
  const sites = new Set<string>();
  const technicians = new Set<string>();
  return {
    addRows: (count) => {
      counts.rowsRead += count;
    },
    addRejects: (records, rejects) => {
      counts.rejected += records;
      counts.rowsRejected += rejects.length;
      for (const reject of rejects) if (firstRejects.length < shownRejects) firstRejects.push(told(reject));
    },
    addUnchanged: (count) => {
      counts.unchanged += count;
    },
    addOutcome: (outcome) => {
      counts.imported += outcome.fresh.length;
      counts.updated += outcome.changed.length;
      counts.eventsWritten += outcome.eventsWritten;
      for (const code of outcome.sitesCreated) sites.add(code);
      for (const name of outcome.techniciansCreated) technicians.add(name);
    },
    rowsRead: () => counts.rowsRead,
    summary: (head, seconds) => ({
      ...head,
      ...counts,
      sitesCreated: sites.size,
      techniciansCreated: technicians.size,
      firstRejects,
      seconds,
      rowsPerSecond: seconds > 0 ? counts.rowsRead / seconds : 0,
    }),
  };
}

const told = ({ row, column, reason }: Reject) =>
  `line ${row.line}${column === '' ? '' : `, column "${column}"`}: ${reason}`;
