import { setTimeout as sleep } from 'node:timers/promises';
import type { CountedFault, TravelFault } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { type Instant, secondMs } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { BlockAnswer, BlockFault, MatrixService } from './matrix-service.ts';
import { cellsOf, halves, missingBlocks, type Region } from './missing-blocks.ts';
import { isKnown, type Square, write } from './square.ts';

export type AskOptions = {
  readonly service: MatrixService;
  readonly places: readonly Position[];
  readonly departure: Instant;
  /** Cells the service is asked for at most, this time. */
  readonly mostCells: number;
  /** A person waits: what is not answered by then is estimated. */
  readonly patienceMs: number;
};

/** Together; a server of one's own has few cores, and Google counts elements by the minute. */
const concurrency = 4;
const attempts = 3;
const firstPauseMs = secondMs / 2;

/** What befalls one block and would befall the next as well. */
const befallsAll: readonly TravelFault['kind'][] = ['unreachable', 'denied', 'quota', 'out-of-time'];
const isPassing: readonly TravelFault['kind'][] = ['quota', 'server-error'];
/** One request may meet a hiccup; two that end without an answer mean that the service is not up to it now. */
const timeoutsBorne = 1;

/** Asks a service for what is unknown of a square, and writes it there. @returns what stayed unknown, by reason */
export async function askInBlocks(square: Square, options: AskOptions): Promise<readonly CountedFault[]> {
  const { service, mostCells, patienceMs } = options;
  const waiting = [...missingBlocks(square, service.blockSide)];
  const signal = AbortSignal.timeout(patienceMs);
  const until = performance.now() + patienceMs;
  const tally = createTally(square);
  let asked = 0;
  let timeouts = 0;
  let ended: TravelFault | null = null;

  async function askNext(): Promise<void> {
    for (let region = waiting.shift(); region; region = waiting.shift()) {
      if (ended) tally.count(ended, region);
      else if (asked + cellsOf(region) > mostCells)
        tally.count({ kind: 'over-budget', detail: `more than ${mostCells} cells` }, region);
      else {
        asked += cellsOf(region);
        const answered = await askPatiently(options, region, { signal, until });
        if (answered.ok) settle(region, answered.value);
        else fail(region, answered.refusal);
      }
    }
  }
  function settle(region: Region, answer: BlockAnswer): void {
    timeouts = 0;
    writeRegion(square, region, answer);
    if (answer.unsaid) tally.count(answer.unsaid, region);
  }
  function fail(region: Region, { kind, detail }: BlockFault): void {
    if (kind === 'timeout') timeouts += 1;
    if (befallsAll.includes(kind) || timeouts > timeoutsBorne) ended ??= { kind, detail };
    if (kind === 'too-big' && cellsOf(region) > 1) {
      asked -= cellsOf(region);
      waiting.unshift(...halves(region));
    } else tally.count({ kind, detail }, region);
  }

  await Promise.all(Array.from({ length: concurrency }, askNext));
  return tally.faults();
}

/** Asks once more after a pause for what may pass, as long as there is time for it. */
async function askPatiently(
  { service, places, departure }: AskOptions,
  { rows, columns }: Region,
  { signal, until }: { readonly signal: AbortSignal; readonly until: number },
): Promise<Awaited<ReturnType<MatrixService['ask']>>> {
  const block = { from: placed(places, rows), to: placed(places, columns) };
  for (let attempt = 1; ; attempt += 1) {
    const answered = await service.ask(block, departure, signal);
    if (answered.ok || attempt === attempts || !isPassing.includes(answered.refusal.kind)) return answered;
    const pauseMs = answered.refusal.retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1);
    // Nobody waits out a pause after which there is no time to ask.
    if (performance.now() + pauseMs >= until) return answered;
    const rested = await sleep(pauseMs, true, { signal }).catch(() => false);
    if (!rested) return answered;
  }
}

const placed = (places: readonly Position[], rows: readonly number[]) =>
  rows.map((row) => places[row] as Position);

function writeRegion(square: Square, { rows, columns }: Region, answer: BlockAnswer): void {
  for (const [i, row] of rows.entries())
    for (const [j, column] of columns.entries()) {
      const cell = i * columns.length + j;
      const seconds = answer.seconds[cell] as number;
      if (row !== column && !Number.isNaN(seconds))
        write(square, row * square.side + column, seconds, answer.metres[cell] as number);
    }
}

/** Cells that stayed unknown, by kind of fault with its first detail. */
function createTally(square: Square) {
  const counted = new Map<TravelFault['kind'], CountedFault>();
  return {
    count({ kind, detail }: TravelFault, { rows, columns }: Region): void {
      const cells = rows.reduce(
        (sum, row) => sum + columns.filter((column) => !isKnown(square, row, column)).length,
        counted.get(kind)?.cells ?? 0,
      );
      counted.set(kind, { kind, detail: counted.get(kind)?.detail ?? detail, cells });
    },
    faults: () => [...counted.values()].sort((a, b) => b.cells - a.cells),
  };
}
