import type { FileHandle } from 'node:fs/promises';
import type { Offset } from './offset.ts';

/** One operation as it stands in a log: JSON, a comma and a newline, so that a range of bytes is nearly a response. */
export type LogLine = { readonly offset: Offset; readonly endsAt: number; readonly isLast: boolean };

/** Headers come first in every line, and these first among them. */
const lineStart = /^\{"headers":\{"lsn":"(\d+)","op_position":(\d+)/;
const readBytes = 256 * 1024;

function parseLine(text: string, endsAt: number): LogLine | undefined {
  const match = lineStart.exec(text);
  if (match === null || !text.endsWith('},')) return undefined;
  const headers = text.slice(0, text.indexOf('}'));
  const offset = { tx: BigInt(match[1] ?? '0'), op: Number(match[2]) };
  return { offset, endsAt, isLast: headers.includes(',"last":true') };
}

/** Reads whole lines from byte `from` up to byte `to`; ends early at the first that is not a line. */
export async function* readLines(file: FileHandle, from: number, to: number): AsyncGenerator<LogLine> {
  let rest = Buffer.alloc(0);
  let at = from;
  while (at + rest.length < to) {
    const start = at + rest.length;
    const { buffer, bytesRead } = await file.read(
      Buffer.allocUnsafe(Math.min(readBytes, to - start)),
      0,
      undefined,
      start,
    );
    if (bytesRead === 0) return;
    const block = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let lineFrom = 0;
    for (let end = block.indexOf(10); end >= 0; end = block.indexOf(10, lineFrom)) {
      const line = parseLine(block.toString('utf8', lineFrom, end), at + end + 1);
      if (line === undefined) return;
      yield line;
      lineFrom = end + 1;
    }
    at += lineFrom;
    rest = block.subarray(lineFrom);
  }
}
