import { crc32 } from 'node:zlib';

/** A part whose size is known beforehand and whose bytes were held to it. */
export type StoredPart = {
  readonly path: string;
  readonly size: number;
  readonly crc: number;
  open(): AsyncIterable<Buffer>;
};

export const textPart = (path: string, text: string): StoredPart => {
  const bytes = Buffer.from(text);
  return { path, size: bytes.length, crc: crc32(bytes), open: () => toAsync(bytes) };
};

// biome-ignore lint/suspicious/useAwait: an async generator is what a part opens to, whatever it holds.
async function* toAsync(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/**
 * A zip of chosen parts, uncompressed. The workbook reader believes what a zip says of itself and inflates all of it;
 * it is given this one instead, in which there is nothing but what was checked.
 */
export async function* storedZip(parts: readonly StoredPart[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    yield localHeader(part);
    yield* part.open();
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  yield end;
}

/** PKWARE appnote 4.3.7. */
function localHeader({ path, size, crc }: StoredPart): Buffer {
  const name = Buffer.from(path);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}
