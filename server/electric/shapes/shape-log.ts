import { readRange, writeRange } from '../file-ranges.ts';
import { type LogEnd, type LogFiles, openLogFiles, type Recovered, recoverLog } from './log-files.ts';
import { readLines } from './log-lines.ts';
import { chunkEndAfter, encodeMarks, type Mark, markBefore } from './log-marks.ts';
import { compareOffsets, type Offset } from './offset.ts';

/**
 * The changes of one shape after its snapshot, in a file. Transactions are written as they come and become visible only
 * when they are sealed and flushed, so a large one is never whole in memory. What is visible need not be in the file yet:
 * readers do not wait for the disk.
 */
export type ShapeLog = {
  /** The end of what readers see. */
  readonly end: LogEnd;
  /** How far the transaction under way can be read already: the end, or beyond it. Postgres sends only what is committed. */
  readonly begun: number;
  /** How often a transaction under way was cut off: what was read of it is nobody's. */
  readonly cuts: number;
  /** The last operation of the last sealed transaction, visible or not yet. */
  readonly newest: Offset;
  /**
   * Adds an operation to the transaction. `open` is the line up to the end of its headers, `rest` what follows: the last
   * operation of a transaction gets a header more, and which one is last is known only afterwards.
   * @returns a promise when the writer should wait.
   */
  append(offset: Offset, open: string, rest: string): Promise<void> | undefined;
  /** The transaction is whole; it becomes visible with the next flush. */
  seal(): void;
  /** What is sealed is visible when the call returns, and in the file when the promise resolves. */
  flush(): Promise<void>;
  /** Cuts off what came after the last sealed transaction. */
  abandon(): Promise<void>;
  /** The byte at which the operations after the offset begin. */
  locate(offset: Offset): Promise<number>;
  /** The end of the chunk that begins at the byte, or the end of the log. */
  chunkFrom(at: number): LogEnd;
  read(from: number, to: number): Promise<Buffer>;
  /** Resolves when everything committed so far is on disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** Written in pieces of this size while a transaction is under way. */
const flushBytes = 256 * 1024;
/** A commit closer than this to the mark before it gets none: finding it costs reading less than a page. */
const markEveryBytes = 4 * 1024;
/** Recent ends of transactions are remembered: it is there that live clients stand. */
const recentEnds = 256;

/** Opens the log in the directory, or begins it. */
export async function openShapeLog(directory: string, chunkBytes: number): Promise<ShapeLog> {
  const files = await openLogFiles(directory);
  return createShapeLog(files, await recoverLog(files), chunkBytes);
}

type Held = { readonly offset: Offset; readonly open: string; readonly rest: string };
type Piece = { readonly from: number; readonly bytes: Buffer };

function createShapeLog(files: LogFiles, recovered: Recovered, chunkBytes: number): ShapeLog {
  const { marks } = recovered;
  const state = {
    end: recovered.end,
    sealed: recovered.end,
    /** Marks that are not visible yet. */
    newMarks: [] as Mark[],
    markedBytes: marks.length * 24,
    chunkStart: marks.findLast((mark) => mark.endsChunk)?.at ?? 0,
    held: undefined as Held | undefined,
    lines: [] as string[],
    lineBytes: 0,
    /** Where the next piece begins; `inFile` is what the file surely holds. */
    written: recovered.end.at,
    inFile: recovered.end.at,
    writing: Promise.resolve(),
    cuts: 0,
    lastLine: recovered.end.offset,
    tail: undefined as Piece | undefined,
    /** Of a transaction under way: its readers follow it closely. */
    passing: undefined as Piece | undefined,
    recent: new Map<string, number>(),
    /** What a killed process wrote may be in the file and not yet on the disk. */
    isDirty: true,
  };
  const position = (): number => state.written + state.lineBytes;
  const keyOf = (offset: Offset): string => `${offset.tx}_${offset.op}`;

  function addLine(offset: Offset, text: string): void {
    const bytes = Buffer.byteLength(text);
    const at = position();
    if (at > state.chunkStart && at - state.chunkStart + bytes > chunkBytes) {
      state.newMarks.push({ offset: state.lastLine, at, endsChunk: true });
      state.chunkStart = at;
    }
    state.lines.push(text);
    state.lineBytes += bytes;
    state.lastLine = offset;
  }

  /** The lines that wait, as bytes for the file. */
  function take(): Piece {
    const piece = { from: state.written, bytes: Buffer.from(state.lines.join('')) };
    state.lines = [];
    state.written += piece.bytes.length;
    state.lineBytes = 0;
    return piece;
  }

  function pass(piece: Piece): Piece {
    state.passing = piece;
    return piece;
  }

  /** One after the other, and none after one that failed: what readers find in the file has no hole. */
  function put({ from, bytes }: Piece, at: Promise<void> = Promise.resolve()): Promise<void> {
    const before = state.writing;
    state.writing = at
      .then(() => before)
      .then(() => writeRange(files.log, bytes, from))
      .then(() => {
        state.inFile = from + bytes.length;
        // Only now: a sync that began meanwhile has not seen these bytes.
        state.isDirty = true;
      });
    // Whoever waits for it hears of its failure.
    state.writing.catch(() => undefined);
    return state.writing;
  }

  /** Marks up to the end become readers'. */
  function publishMarks(end: LogEnd): readonly Mark[] {
    const fresh = state.newMarks.filter((mark) => mark.at <= end.at);
    state.newMarks = state.newMarks.filter((mark) => mark.at > end.at);
    marks.push(...fresh);
    return fresh;
  }

  async function putMarks(fresh: readonly Mark[]): Promise<void> {
    if (fresh.length === 0) return;
    const bytes = encodeMarks(fresh);
    await writeRange(files.index, bytes, state.markedBytes);
    state.isDirty = true;
    state.markedBytes += bytes.length;
  }

  function remember(end: LogEnd): void {
    state.recent.set(keyOf(end.offset), end.at);
    if (state.recent.size <= recentEnds) return;
    const [oldest] = state.recent.keys();
    if (oldest !== undefined) state.recent.delete(oldest);
  }

  async function flush(): Promise<void> {
    const { sealed } = state;
    if (sealed === state.end) return;
    const piece = take();
    const fresh = publishMarks(sealed);
    state.tail = piece;
    state.passing = undefined;
    state.end = sealed;
    // Readers go first: to hand bytes to the disk takes a tenth of a millisecond that they would wait for.
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    await put(piece, turn);
    await putMarks(fresh);
  }

  return {
    get end() {
      return state.end;
    },
    get begun() {
      return Math.max(state.end.at, state.inFile);
    },
    get cuts() {
      return state.cuts;
    },
    get newest() {
      return state.sealed.offset;
    },
    append(offset, open, rest) {
      const { held } = state;
      state.held = { offset, open, rest };
      if (held !== undefined) addLine(held.offset, `${held.open}${held.rest},\n`);
      return state.lineBytes > flushBytes ? put(pass(take())) : undefined;
    },
    seal() {
      const { held } = state;
      if (held === undefined) return;
      state.held = undefined;
      addLine(held.offset, `${held.open},"last":true${held.rest},\n`);
      state.sealed = { offset: held.offset, at: position() };
      const previous = state.newMarks.at(-1) ?? marks.at(-1);
      if (state.sealed.at - (previous?.at ?? 0) >= markEveryBytes)
        state.newMarks.push({ ...state.sealed, endsChunk: false });
      remember(state.sealed);
    },
    flush,
    async abandon() {
      await flush();
      await put(take());
      if (state.inFile > state.sealed.at) state.cuts += 1;
      state.held = undefined;
      state.newMarks = [];
      state.passing = undefined;
      state.written = state.sealed.at;
      state.inFile = state.sealed.at;
      state.lastLine = state.sealed.offset;
      state.chunkStart = marks.findLast((mark) => mark.endsChunk)?.at ?? 0;
      await files.log.truncate(state.sealed.at);
    },
    async locate(offset) {
      const { end } = state;
      if (compareOffsets(offset, end.offset) >= 0 || end.at === 0) return end.at;
      if (offset.tx === 0n) return 0;
      const remembered = state.recent.get(keyOf(offset));
      if (remembered !== undefined) return Math.min(remembered, end.at);
      await state.writing.catch(() => undefined);
      let at = markBefore(marks, offset)?.at ?? 0;
      for await (const line of readLines(files.log, at, end.at)) {
        if (compareOffsets(line.offset, offset) > 0) break;
        at = line.endsAt;
      }
      return at;
    },
    chunkFrom(at) {
      const mark = chunkEndAfter(marks, at);
      return mark === undefined || mark.at > state.end.at ? state.end : { offset: mark.offset, at: mark.at };
    },
    async read(from, to) {
      const { tail, passing } = state;
      if (passing !== undefined && passing.from <= from && to <= passing.from + passing.bytes.length)
        return passing.bytes.subarray(from - passing.from, to - passing.from);
      if (tail === undefined || to <= tail.from || to > tail.from + tail.bytes.length)
        return await readRange(files.log, from, to);
      const turn = Math.max(tail.from, from);
      const kept = tail.bytes.subarray(turn - tail.from, to - tail.from);
      return turn === from ? kept : Buffer.concat([await readRange(files.log, from, turn), kept]);
    },
    async sync() {
      if (!state.isDirty) return;
      state.isDirty = false;
      await files.log.datasync();
      await files.index.datasync();
    },
    async close() {
      await files.log.close();
      await files.index.close();
    },
  };
}
