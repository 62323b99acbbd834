/**
 * What the engine may be told, and the bounds it keeps when it is told nothing.
 * The numbers come from the feasibility study; each says what it protects.
 */
export type LogEntry = {
  readonly level: 'info' | 'warn' | 'error';
  /** A stable name to search for, e.g. `shape-rotated`. */
  readonly event: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type ElectricLog = (entry: LogEntry) => void;

export type ElectricBounds = {
  /** Size a snapshot or log chunk aims for, in bytes. 10 MB costs the client twice the memory of 1 MB. */
  readonly chunkBytes: number;
  /** A shape's log may always grow to this many bytes; beyond it, to twice its snapshot. */
  readonly shapeLogBytes: number;
  /** All shapes together on disk, in bytes; the least recently used go first. */
  readonly totalBytes: number;
  /** Snapshots running at once: each holds a Postgres connection and an old transaction open. */
  readonly concurrentSnapshots: number;
  /** A long poll without news is answered after this many milliseconds. */
  readonly longPollMs: number;
  /** An SSE response is ended after this many milliseconds, so that proxies and tokens get their turn. */
  readonly sseMs: number;
  /** Milliseconds between two SSE keep-alive comments; told to clients as `x-keep-alive-ms`, so that silence is news. */
  readonly keepAliveMs: number;
  /** A client that has not drained its socket for this many milliseconds is dropped. */
  readonly slowClientMs: number;
  /** Milliseconds between two flushes to disk; what is not flushed is not acknowledged to Postgres. */
  readonly durabilityMs: number;
  /** Milliseconds between two looks at the catalogue for what the stream does not say. */
  readonly catalogueMs: number;
  /** A connection on which Postgres owes an answer and says nothing for this many milliseconds is taken for dead. */
  readonly silenceMs: number;
  /** Whether an HTTP DELETE may rotate a shape. */
  readonly allowShapeDeletion: boolean;
};

export type ElectricOptions = Partial<ElectricBounds> & {
  readonly connectionString: string;
  readonly slotName: string;
  readonly publicationName: string;
  /** Owned by the engine alone; may be deleted while it is stopped, at the price of every client refetching. */
  readonly dataDirectory: string;
  readonly log: ElectricLog;
};

export const defaultBounds: ElectricBounds = {
  chunkBytes: 1_000_000,
  shapeLogBytes: 64 * 1024 * 1024,
  totalBytes: 4 * 1024 * 1024 * 1024,
  concurrentSnapshots: 2,
  longPollMs: 20_000,
  sseMs: 60_000,
  keepAliveMs: 2000,
  slowClientMs: 30_000,
  durabilityMs: 250,
  catalogueMs: 5_000,
  silenceMs: 30_000,
  allowShapeDeletion: false,
};

/** The bounds with every unset or undefined option replaced by its default. */
export function withDefaults(options: ElectricOptions): ElectricOptions & ElectricBounds {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...defaultBounds, ...given } as ElectricOptions & ElectricBounds;
}
