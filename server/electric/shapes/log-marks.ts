import { compareOffsets, type Offset } from './offset.ts';

/** A known place in a log: the operation at `offset` ends at byte `at`. */
export type Mark = {
  readonly offset: Offset;
  readonly at: number;
  /** A response that starts before this place ends here, so that caches see the same chunks. */
  readonly endsChunk: boolean;
};

const recordBytes = 24;

export function encodeMarks(marks: readonly Mark[]): Buffer {
  const bytes = Buffer.alloc(marks.length * recordBytes);
  for (const [index, mark] of marks.entries()) {
    const start = index * recordBytes;
    bytes.writeBigUInt64BE(mark.offset.tx, start);
    bytes.writeUInt32BE(mark.offset.op, start + 8);
    bytes.writeUInt32BE(mark.endsChunk ? 1 : 0, start + 12);
    bytes.writeBigUInt64BE(BigInt(mark.at), start + 16);
  }
  return bytes;
}

/** Reads marks until one does not follow from the one before, as the torn end of a file after a power cut. */
export function decodeMarks(bytes: Buffer, logBytes: number): Mark[] {
  const marks: Mark[] = [];
  for (let start = 0; start + recordBytes <= bytes.length; start += recordBytes) {
    const mark: Mark = {
      offset: { tx: bytes.readBigUInt64BE(start), op: bytes.readUInt32BE(start + 8) },
      endsChunk: bytes.readUInt32BE(start + 12) === 1,
      at: Number(bytes.readBigUInt64BE(start + 16)),
    };
    const previous = marks.at(-1);
    const follows = previous === undefined || mark.at >= previous.at;
    if (!follows || mark.at > logBytes || mark.at === 0) break;
    marks.push(mark);
  }
  return marks;
}

/** How many marks, from the first, satisfy `isBefore`; it must hold for a prefix of them. */
function countBefore(marks: readonly Mark[], isBefore: (mark: Mark) => boolean): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const mark = marks[middle];
    if (mark !== undefined && isBefore(mark)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last mark at or before the offset. */
export function markBefore(marks: readonly Mark[], offset: Offset): Mark | undefined {
  return marks[countBefore(marks, (mark) => compareOffsets(mark.offset, offset) <= 0) - 1];
}

/** The end of the chunk that holds the bytes after `at`. */
export function chunkEndAfter(marks: readonly Mark[], at: number): Mark | undefined {
  for (let index = countBefore(marks, (mark) => mark.at <= at); index < marks.length; index++) {
    const mark = marks[index];
    if (mark?.endsChunk) return mark;
  }
  return undefined;
}
