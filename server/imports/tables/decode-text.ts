import { isUtf8 } from 'node:buffer';
import { ExplainedError } from '../../../shared/kernel/explained-error.ts';
import type { TableOptions } from './table.ts';

export type TextEncoding = Exclude<TableOptions['encoding'], 'auto'>;

/** A byte-order mark decides; without one the mapping does; otherwise UTF-8, which is then enforced. */
export function detectEncoding(head: Buffer, wanted: TableOptions['encoding']): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return wanted === 'auto' ? 'utf-8' : wanted;
}

/**
 * The text as UTF-8 bytes without a byte-order mark.
 * @throws ExplainedError naming line and character of the first bytes that are not text of the encoding.
 */
export const decodeText = (
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  name: string,
): AsyncIterable<Buffer> =>
  encoding === 'utf-8' ? checkUtf8(chunks, name) : transcode(chunks, encoding, name);

type Place = { lines: number; characters: number };

/** Bytes that are UTF-8 already are passed on as they are: decoding them here would be a tenth of an import. */
async function* checkUtf8(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const place: Place = { lines: 0, characters: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.subarray(0, endOfLastCharacter(bytes));
    if (!isUtf8(whole)) throw notInEncoding(whole, 'utf-8', name, place);
    rest = bytes.subarray(whole.length);
    yield withoutMark(whole, first);
    first = false;
    countLines(place, whole);
  }
  if (rest.length > 0) throw notInEncoding(rest, 'utf-8', name, place);
}

/** Where a chunk can be cut without cutting a character: before a lead byte whose continuation is still to come. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const withoutMark = (chunk: Buffer, first: boolean): Buffer =>
  first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;

function countLines(place: Place, chunk: Buffer): void {
  for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) place.lines += 1;
  const last = chunk.lastIndexOf(0x0a);
  place.characters = last === -1 ? place.characters + chunk.length : chunk.length - last - 1;
}

async function* transcode(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding,
  name: string,
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const place: Place = { lines: 0, characters: 0 };
  const decode = (chunk?: Buffer): Buffer => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch {
      throw notInEncoding(chunk ?? Buffer.alloc(0), encoding, name, place);
    }
  };
  for await (const chunk of chunks) {
    const text = decode(chunk);
    yield text;
    countLines(place, text);
  }
  const rest = decode();
  if (rest.length > 0) yield rest;
}

function notInEncoding(chunk: Buffer, encoding: TextEncoding, name: string, place: Place): ExplainedError {
  const lenient = new TextDecoder(encoding).decode(chunk);
  countLines(place, Buffer.from(lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')))));
  const advice =
    encoding === 'utf-8'
      ? 'save the file as UTF-8, or set "encoding" in the mapping ("windows-1252" for older Windows exports)'
      : 'set "encoding" in the mapping to the encoding the file was saved in';
  return new ExplainedError(
    `${name}, line ${place.lines + 1}, character ${place.characters + 1}: the bytes there are not ${encoding} text; ${advice}.`,
  );
}
