import type { LogPosition, SnapshotPart } from '../cache/cache.ts';
import type { PackedRows } from '../cache/packed-rows.ts';

type Part = Pick<SnapshotPart, 'answers' | 'at'>;

/** Answers of a snapshot on their way into the cache: while some are written, the next are fetched. */
export type SnapshotWriter = {
  /** Resolves when more is wanted. @throws what writing an earlier answer threw */
  add(answer: PackedRows, at: LogPosition): Promise<void>;
  /** Resolves when everything is. @throws what writing threw */
  written(): Promise<void>;
  /** What waits is dropped, and nothing is under way any more when this resolves. */
  abandon(): Promise<void>;
};

/** Packed as they came, so that many wait in little memory; a transaction of more wins nothing. */
const mostWaitingBytes = 600_000;

export function writeSnapshot(append: (part: Part) => Promise<void>): SnapshotWriter {
  const state: { waiting: Part | null; bytes: number; writing: Promise<void> | null; failure: unknown } = {
    waiting: null,
    bytes: 0,
    writing: null,
    failure: null,
  };
  const begin = () => {
    const part = state.waiting;
    if (!part || state.writing || state.failure !== null) return;
    state.waiting = null;
    state.bytes = 0;
    const ended = () => {
      state.writing = null;
      begin();
    };
    state.writing = append(part).then(ended, (error: unknown) => {
      state.failure = error;
      ended();
    });
  };
  const assertSound = () => {
    if (state.failure !== null) throw state.failure;
  };
  return {
    async add(answer, at) {
      state.waiting = { answers: [...(state.waiting?.answers ?? []), answer], at };
      state.bytes += answer.bytes.byteLength;
      begin();
      while (state.writing && state.bytes > mostWaitingBytes) await state.writing;
      assertSound();
    },
    async written() {
      while (state.writing) await state.writing;
      assertSound();
    },
    async abandon() {
      state.waiting = null;
      state.bytes = 0;
      while (state.writing) await state.writing;
      state.failure = null;
    },
  };
}
