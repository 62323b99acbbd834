import type { ImportSession } from '../store/import-session.ts';
import { inTransaction, markSeen } from '../store/import-session.ts';
import { classify, rememberRecords } from '../store/imported-records.ts';
import type { BatchStore, StoreOutcome } from './batch-store.ts';
import type { Collected, ImportRecord, Reject } from './collected.ts';
import type { RejectsFile } from './rejects-file.ts';
import type { Tally } from './tally.ts';

export type ImportRun<R extends ImportRecord> = {
  readonly session: ImportSession;
  readonly source: string;
  readonly dryRun: boolean;
  readonly collected: AsyncIterable<Collected<R>>;
  readonly store: BatchStore<R>;
  readonly rejects: RejectsFile;
  readonly tally: Tally;
  /** After each batch that was committed. */
  onBatch(): void;
};

/** Large enough that COPY pays, small enough that a batch commits in half a second and fits in memory. */
const batchRows = 4_000;
const batchCharacters = 16_000_000;

type Batch<R> = { records: R[]; rows: number; characters: number };
const emptyBatch = <R>(): Batch<R> => ({ records: [], rows: 0, characters: 0 });

/** Reads on while Postgres writes the batch before; never more than one batch is under way. */
export async function runImport<R extends ImportRecord>(run: ImportRun<R>): Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let batch = emptyBatch<R>();
  const flush = async () => {
    await underWay;
    const { records } = batch;
    batch = emptyBatch();
    underWay = writeBatch(run, records);
    // Its error is raised by the next `await`; until then it must not count as unhandled.
    underWay.catch(() => undefined);
  };
  try {
    for await (const item of run.collected) {
      if (item.kind === 'rejected') await reject(run, 1, item.rejects);
      else {
        batch.records.push(item.record);
        batch.rows += item.record.rows.length;
        batch.characters += item.characters;
        run.tally.addRows(item.record.rows.length);
      }
      if (batch.rows >= batchRows || batch.characters >= batchCharacters) await flush();
    }
    if (batch.records.length > 0) await flush();
  } finally {
    await underWay;
  }
}

async function reject<R extends ImportRecord>(
  run: ImportRun<R>,
  records: number,
  rejects: readonly Reject[],
) {
  run.tally.addRows(rejects.length);
  run.tally.addRejects(records, rejects);
  await run.rejects.write(rejects);
}

async function writeBatch<R extends ImportRecord>(run: ImportRun<R>, records: readonly R[]): Promise<void> {
  const { session, store, tally } = run;
  const of = { source: run.source, entity: store.entity };
  const once = await withoutRepeated(run, records);
  const done = await inTransaction(session, run.dryRun ? 'rehearse' : 'commit', async () => {
    const { fresh, changed, unchanged } = await classify(session, once, of);
    const outcome = await store.write(session, { fresh, changed });
    await rememberRecords(session, of, outcome);
    return { outcome, unchanged };
  });
  tally.addUnchanged(done.unchanged.length);
  tally.addOutcome(done.outcome);
  await rejectRefused(run, done.outcome.refused);
  run.onBatch();
}

async function rejectRefused<R extends ImportRecord>(run: ImportRun<R>, refused: StoreOutcome<R>['refused']) {
  const rejects = refused.flatMap(({ record, column, reason }) =>
    record.rows.map((row) => ({ row, column, reason })),
  );
  run.tally.addRejects(refused.length, rejects);
  await run.rejects.write(rejects);
}

/** The second time an id comes up it is a mistake of the file, or its rows are not in the order of their records. */
async function withoutRepeated<R extends ImportRecord>(
  run: ImportRun<R>,
  records: readonly R[],
): Promise<readonly R[]> {
  const isNew = await markSeen(run.session, [...new Set(records.map(({ externalId }) => externalId))]);
  const taken = new Set<string>();
  const once: R[] = [];
  const repeated: StoreOutcome<R>['refused'][number][] = [];
  for (const record of records) {
    const { externalId } = record;
    if (isNew.has(externalId) && !taken.has(externalId)) once.push(record);
    else
      repeated.push({
        record,
        column: '',
        reason: `${externalId} came up earlier in the file; put its rows together, or remove the one that is wrong`,
      });
    taken.add(externalId);
  }
  await rejectRefused(run, repeated);
  return once;
}
