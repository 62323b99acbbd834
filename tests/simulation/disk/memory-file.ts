/** A change of a file that may not be on the disk yet. */
type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };

/** The bytes of one file as processes see them, and as they would be found after a power cut. */
export type MemoryFile = {
  readonly bytes: Buffer;
  readonly durableBytes: Buffer;
  change(change: Change): void;
  sync(): void;
  /** Keeps the synced bytes and the first of the later changes, as many as `keep` says. */
  cutPower(keep: (changes: number) => number): void;
};

export function createMemoryFile(): MemoryFile {
  const empty: Buffer = Buffer.alloc(0);
  const state = { bytes: empty, durable: empty, unsynced: [] as Change[] };
  return {
    get bytes() {
      return state.bytes;
    },
    get durableBytes() {
      return state.durable;
    },
    change(change) {
      state.bytes = changed(state.bytes, change);
      state.unsynced.push(change);
    },
    sync() {
      state.durable = state.bytes;
      state.unsynced = [];
    },
    cutPower(keep) {
      const kept = state.unsynced.slice(0, keep(state.unsynced.length));
      state.bytes = kept.reduce(changed, state.durable);
      state.durable = state.bytes;
      state.unsynced = [];
    },
  };
}

/** Never in place: whoever holds the bytes of before keeps them. */
function changed(bytes: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') return bytes.subarray(0, change.length);
  const end = change.at + change.bytes.length;
  if (change.at === bytes.length) return Buffer.concat([bytes, change.bytes]);
  const next = Buffer.alloc(Math.max(end, bytes.length));
  bytes.copy(next);
  change.bytes.copy(next, change.at);
  return next;
}
