import type { Instant } from '../../../shared/kernel/instant.ts';
import type { LogPosition, RowOperation, WriteAhead } from '../cache/cache.ts';
import type { Cancel, Timers } from '../process/clock.ts';

/**
 * Writes a transaction while it comes, so that little of it is left to write at its end. Everybody else who writes waits
 * meanwhile: one that takes too long is undone, and written whole when it is here.
 */
export type AheadWriter = {
  /** Resolves when the rows are written, or will not be. */
  add(operations: readonly RowOperation[]): Promise<void>;
  /** @returns whether all of it is written; if not, whoever has the rows writes them */
  end(operations: readonly RowOperation[], at: LogPosition, now: Instant): Promise<boolean>;
  /** Nothing more is written before an end. */
  giveUp(): void;
  /** What was written is nobody's; the next is written again. Not while something is added. */
  forget(): void;
};

/** Others wait no longer than three heartbeats for their turn: one more, and they would be missed. */
export const longestMs = 3000;

type Options = {
  readonly begin: () => Promise<WriteAhead | null>;
  readonly timers: Pick<Timers, 'after'>;
};

export function writeAhead({ begin, timers }: Options): AheadWriter {
  let ahead: WriteAhead | null = null;
  let hasGivenUp = false;
  let stopWaiting: Cancel = () => undefined;

  const giveUp = () => {
    stopWaiting();
    ahead?.undo();
    ahead = null;
    hasGivenUp = true;
  };
  const open = async () => {
    ahead = await begin();
    if (hasGivenUp || !ahead) return giveUp();
    stopWaiting = timers.after(longestMs, giveUp);
  };
  /** What fails is undone. Whoever keeps the cache hears why; who writes it whole fails for the same reason, or does not. */
  const orGiveUp = (written: Promise<void>): Promise<boolean> =>
    written.then(
      () => true,
      () => {
        giveUp();
        return false;
      },
    );
  return {
    async add(operations) {
      if (!ahead && !hasGivenUp) await orGiveUp(open());
      const writing = ahead?.write(operations);
      if (writing) await orGiveUp(writing);
    },
    async end(operations, at, now) {
      stopWaiting();
      const ending = ahead;
      ahead = null;
      const isWritten = ending ? await orGiveUp(ending.end(operations, at, now)) : false;
      hasGivenUp = false;
      return isWritten;
    },
    giveUp,
    forget() {
      giveUp();
      hasGivenUp = false;
    },
  };
}
