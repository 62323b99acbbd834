import { createReadStream } from 'node:fs';

/** Bytes that can be read more than once: the first reading checks, the second imports. */
export type ByteSource = {
  readonly name: string;
  readonly totalBytes: number;
  open(): AsyncIterable<Buffer>;
};

/** Small enough that parsing one keeps the database waiting for a few milliseconds only. */
const chunkBytes = 64 * 1024;

export const fileSource = (path: string, name: string, totalBytes: number): ByteSource => ({
  name,
  totalBytes,
  open: () => createReadStream(path, { highWaterMark: chunkBytes }),
});

/** The first bytes of a source, without reading on. */
export async function headOf(source: ByteSource, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}
