import { type FileHandle, open, rm } from 'node:fs/promises';
import { readInto, writeRange } from '../file-ranges.ts';

/** Messages kept in the order they came, most of them in a file. */
export type MessageSpool = {
  /** @returns a promise when the caller should wait before the next */
  append(message: Buffer): Promise<void> | undefined;
  /** All of them, in order, some at a time: they are good until the next are asked for, and not after. */
  messages(): AsyncGenerator<readonly Buffer[], void>;
  /** They are no more, nor is the file. */
  remove(): Promise<void>;
};

/** There is no room for it, or no right to write it. */
export class SpoolFailed extends Error {
  constructor(path: string, { message }: Error) {
    super(`${path} cannot be written: ${message}`);
    this.name = 'SpoolFailed';
  }
}

/** Written and read in pieces of this size. */
const pieceBytes = 512 * 1024;
/** In front of a piece there is room for the beginning of its first message, when that is no longer than this. */
const roomBytes = 64 * 1024;
const headBytes = 4;

/** The file is there only when there is too much for memory. */
export function openMessageSpool(path: string): MessageSpool {
  const state = { file: undefined as FileHandle | undefined, written: 0, waiting: [] as Buffer[], bytes: 0 };

  async function write(): Promise<void> {
    const piece = Buffer.concat(state.waiting.flatMap((message) => [headOf(message), message]));
    state.waiting = [];
    state.bytes = 0;
    try {
      state.file ??= await open(path, 'w+');
      await writeRange(state.file, piece, state.written);
    } catch (error) {
      throw new SpoolFailed(path, error as Error);
    }
    state.written += piece.length;
  }

  const readPiece = (into: Buffer, file: FileHandle, from: number): Promise<Buffer> => {
    const length = Math.min(pieceBytes, state.written - from);
    const piece = readInto(into.subarray(roomBytes, roomBytes + length), file, from);
    // Whoever does not come for it hears of its failure from nobody else.
    piece.catch(() => undefined);
    return piece;
  };

  /**
   * The next piece is read while this one is made use of, by turns into the same memory: new memory for each was a
   * tenth of the time of a large transaction.
   */
  async function* read(file: FileHandle): AsyncGenerator<readonly Buffer[], void> {
    let [here, there] = [
      Buffer.allocUnsafe(roomBytes + pieceBytes),
      Buffer.allocUnsafe(roomBytes + pieceBytes),
    ];
    let rest: Buffer = Buffer.alloc(0);
    let next = readPiece(here, file, 0);
    for (let at = 0; at < state.written; ) {
      const piece = await next;
      const bytes = rest.length > roomBytes ? Buffer.concat([rest, piece]) : behind(rest, here, piece.length);
      at += piece.length;
      next = readPiece(there, file, at);
      const { messages, end } = split(bytes);
      rest = bytes.subarray(end);
      yield messages;
      [here, there] = [there, here];
    }
  }

  return {
    append(message) {
      state.waiting.push(message);
      state.bytes += headBytes + message.length;
      return state.bytes > pieceBytes ? write() : undefined;
    },
    async *messages() {
      if (state.file !== undefined) yield* read(state.file);
      yield state.waiting;
    },
    async remove() {
      state.waiting = [];
      await state.file?.close();
      await rm(path, { force: true });
    },
  };
}

function headOf({ length }: Buffer): Buffer {
  const head = Buffer.allocUnsafe(headBytes);
  head.writeUInt32BE(length);
  return head;
}

/** A piece with what was left of the one before, which is put in front of it. */
function behind(rest: Buffer, memory: Buffer, pieceLength: number): Buffer {
  const from = roomBytes - rest.length;
  rest.copy(memory, from);
  return memory.subarray(from, roomBytes + pieceLength);
}

/** The whole messages in front, and where they end. */
function split(bytes: Buffer): { readonly messages: readonly Buffer[]; readonly end: number } {
  const messages: Buffer[] = [];
  let end = 0;
  while (end + headBytes <= bytes.length) {
    const to = end + headBytes + bytes.readUInt32BE(end);
    if (to > bytes.length) break;
    messages.push(bytes.subarray(end + headBytes, to));
    end = to;
  }
  return { messages, end };
}
