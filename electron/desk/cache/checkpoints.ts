import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Log } from '../process/log.ts';
import type { WorkAside } from './work-aside.ts';

type Options = {
  readonly file: string;
  readonly writer: Database;
  readonly aside: WorkAside;
  readonly log: Log;
  readonly largestBytes?: number;
};

/** Moves what SQLite's log has gathered into the file itself. */
export type Checkpoints = {
  /** Something was committed. */
  committed(): void;
  close(): void;
};

/** 64 MB: to move the log waits for the disk, so it is moved seldom. As pages, for SQLite's own checkpoints. */
export const largestLogPages = 16_000;
const largestLogBytes = largestLogPages * 4096;
/** While the thread has rows to write the log may grow to so many times that: moving it in between held up a first sync. */
const mostWhileBusy = 4;

/**
 * On a thread of its own: moving 64 MB held the desk, and every window with it, for a quarter of a second. Nothing
 * depends on when it happens: readers and the writer go on meanwhile, and what a killed thread left is done next time.
 */
export function checkpointsAside({
  file,
  writer,
  aside,
  log,
  largestBytes = largestLogBytes,
}: Options): Checkpoints {
  const state: { isBusy: boolean; isClosed: boolean; looks: NodeJS.Immediate | null } = {
    isBusy: false,
    isClosed: false,
    looks: null,
  };
  const failed = (error: unknown) => {
    if (state.isClosed) return;
    log.warn(
      { error: String(error) },
      'The log of the cache cannot be moved aside; the desk moves it itself',
    );
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${largestLogPages}`);
  };
  const move = () => {
    state.isBusy = true;
    aside.run({ kind: 'move-log' }).then(() => {
      state.isBusy = false;
    }, failed);
  };
  const look = () => {
    state.looks = null;
    const limit = largestBytes * (aside.isBusy() ? mostWhileBusy : 1);
    if (!state.isBusy && logBytes(file) >= limit) move();
  };
  return {
    /* Whoever committed tells the windows first. */
    committed() {
      state.looks ??= setImmediate(look);
    },
    close() {
      state.isClosed = true;
      if (state.looks) clearImmediate(state.looks);
    },
  };
}

function logBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
