import { type FileHandle, open, rm } from 'node:fs/promises';
import { readRange, writeRange } from '../file-ranges.ts';

/** Messages kept in the order they came, most of them in a file. */
export type MessageSpool = {
  /** @returns a promise when the caller should wait before the next */
  append(message: Buffer): Promise<void> | undefined;
  /** All of them, in order, some at a time. */
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

  const readPiece = (file: FileHandle, from: number): Promise<Buffer> =>
    readRange(file, from, Math.min(from + pieceBytes, state.written));

  /** The next piece is read while this one is made use of. */
  async function* read(file: FileHandle): AsyncGenerator<readonly Buffer[], void> {
    let rest = Buffer.alloc(0);
    let next = readPiece(file, 0);
    for (let at = 0; at < state.written; ) {
      const piece = await next;
      at += piece.length;
      next = readPiece(file, at);
      // Whoever does not come for it hears of its failure from nobody else.
      next.catch(() => undefined);
      const bytes = Buffer.concat([rest, piece]);
      const { messages, end } = split(bytes);
      rest = bytes.subarray(end);
      yield messages;
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
