import type { ImportSummary } from '../../server/imports/index.ts';
import type { ImportWish } from './arguments.ts';

/** What the person reads at the end. */
export function summaryLines(summary: ImportSummary, wish: ImportWish): readonly string[] {
  const { rowsRead, rowsRejected, imported, updated, unchanged, rejected } = summary;
  return [
    `${summary.dryRun ? 'Rehearsed (nothing was written)' : 'Imported'}: ${wish.entity} from ${summary.file}`,
    `  read       ${rowsRead} rows (${rowsRejected} of them rejected)`,
    `  imported   ${imported}`,
    `  updated    ${updated}`,
    `  unchanged  ${unchanged}`,
    `  rejected   ${rejected}`,
    ...(wish.entity === 'tickets' ? [`  events     ${summary.eventsWritten} on the timelines`] : []),
    ...(summary.sitesCreated > 0 ? [`  sites      ${summary.sitesCreated} created`] : []),
    ...(summary.techniciansCreated > 0 ? [`  technicians ${summary.techniciansCreated} created`] : []),
    `  took       ${summary.seconds.toFixed(1)} s, ${Math.round(summary.rowsPerSecond)} rows/s`,
    ...rejectedLines(summary, wish.rejects),
  ];
}

function rejectedLines(
  { rowsRejected, firstRejects }: ImportSummary,
  rejects: string | null,
): readonly string[] {
  if (rowsRejected === 0) return [];
  const more = rowsRejected - firstRejects.length;
  return [
    'Rejected:',
    ...firstRejects.map((text) => `  ${text}`),
    ...(more > 0 ? [`  … and ${more} more rows`] : []),
    rejects
      ? `All of them, with reasons, are in ${rejects}.`
      : 'Add --rejects FILE.csv to get all of them with reasons.',
  ];
}
