import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from './log-lines.ts';
import { chunkEndAfter, decodeMarks, encodeMarks, type Mark, markBefore } from './log-marks.ts';
import { afterSnapshot, compareOffsets, type Offset } from './offset.ts';

/** The end of what is whole: the last operation of the last transaction. Byte `at` is where the next will begin. */
export type LogEnd = { readonly offset: Offset; readonly at: number };

/**
 * The changes of one shape after its snapshot, in a file. Transactions are written as they come and become visible only
 * when they are sealed and flushed, so a large one is never whole in memory.
 */
export type ShapeLog = {
  /** The end of what readers see. */
  readonly end: LogEnd;
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

type Files = { readonly log: FileHandle; readonly index: FileHandle };
type Recovered = { readonly marks: Mark[]; readonly end: LogEnd };

const emptyEnd: LogEnd = { offset: afterSnapshot, at: 0 };

/**
 * Finds the last whole transaction: whatever follows without an end is cut off. Looked for from the last mark that ends
 * a transaction; one that ends a chunk may stand in the middle of it.
 */
async function recover(files: Files): Promise<Recovered> {
  const { size } = await files.log.stat();
  const known = decodeMarks(await files.index.readFile(), size);
  let end: LogEnd = known.findLast((mark) => !mark.endsChunk) ?? emptyEnd;
  for await (const line of readLines(files.log, end.at, size)) {
    if (line.isLast) end = { offset: line.offset, at: line.endsAt };
  }
  const marks = known.filter((mark) => mark.at <= end.at);
  await files.log.truncate(end.at);
  await files.index.truncate(0);
  await files.index.write(encodeMarks(marks), 0, undefined, 0);
  return { marks, end };
}

/** Opens the log in the directory, or begins it. */
export async function openShapeLog(directory: string, chunkBytes: number): Promise<ShapeLog> {
  const files: Files = {
    log: await open(join(directory, 'log.jsonl'), 'a+').then(reopenForWriting(join(directory, 'log.jsonl'))),
    index: await open(join(directory, 'log.marks'), 'a+').then(
      reopenForWriting(join(directory, 'log.marks')),
    ),
  };
  const recovered = await recover(files);
  return createShapeLog(files, recovered, chunkBytes);
}

/** `a+` creates the file but writes only at its end; positions are ours. */
function reopenForWriting(path: string): (created: FileHandle) => Promise<FileHandle> {
  return async (created) => {
    await created.close();
    return await open(path, 'r+');
  };
}

type Held = { readonly offset: Offset; readonly open: string; readonly rest: string };
type Tail = { readonly from: number; readonly bytes: Buffer };

function createShapeLog(files: Files, recovered: Recovered, chunkBytes: number): ShapeLog {
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
    written: recovered.end.at,
    lastLine: recovered.end.offset,
    tail: undefined as Tail | undefined,
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

  async function write(): Promise<Buffer> {
    const bytes = Buffer.from(state.lines.join(''));
    state.lines = [];
    const at = state.written;
    state.written += bytes.length;
    state.lineBytes = 0;
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await files.log.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
    // Only now: a sync that began meanwhile has not seen these bytes.
    state.isDirty = true;
    return bytes;
  }

  async function publishMarks(end: LogEnd): Promise<void> {
    const fresh = state.newMarks.filter((mark) => mark.at <= end.at);
    if (fresh.length === 0) return;
    state.newMarks = state.newMarks.filter((mark) => mark.at > end.at);
    const bytes = encodeMarks(fresh);
    await files.index.write(bytes, 0, bytes.length, state.markedBytes);
    state.isDirty = true;
    state.markedBytes += bytes.length;
    marks.push(...fresh);
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
    const from = state.written;
    const bytes = await write();
    state.tail = { from, bytes };
    await publishMarks(sealed);
    state.end = sealed;
  }

  return {
    get end() {
      return state.end;
    },
    get newest() {
      return state.sealed.offset;
    },
    append(offset, open, rest) {
      const { held } = state;
      state.held = { offset, open, rest };
      if (held !== undefined) addLine(held.offset, `${held.open}${held.rest},\n`);
      return state.lineBytes > flushBytes ? write().then(() => undefined) : undefined;
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
      await write();
      state.held = undefined;
      state.newMarks = [];
      state.written = state.sealed.at;
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
      const { tail } = state;
      if (tail !== undefined && from >= tail.from && to <= tail.from + tail.bytes.length)
        return tail.bytes.subarray(from - tail.from, to - tail.from);
      const bytes = Buffer.allocUnsafe(to - from);
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await files.log.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) throw new Error('the shape log is shorter than it was');
        done += bytesRead;
      }
      return bytes;
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
