import { gunzipSync, zstdDecompressSync } from 'node:zlib';

export type Packing = 'zstd' | 'gzip';

/** Rows of a snapshot as they came off the wire: a log of insertions, perhaps packed. */
export type PackedRows = { readonly packing: Packing | null; readonly bytes: Uint8Array };

/** An answer of our server in one piece: its parts and their sum would be twice the memory. */
const unpackedAtOnce = { chunkSize: 1_250_000 };

const opensLog = '['.charCodeAt(0);

/**
 * Lends the JSON of a log for as long as `use` runs. What it lay in is then given back at once: it is outside of the
 * heap, and a collector that waits until there is enough of it kept 60 MB more.
 * @throws when it is no log
 */
export function withLog({ packing, bytes }: PackedRows, use: (log: Uint8Array) => void): void {
  const log = unpack(packing, bytes);
  if (log[0] !== opensLog) throw new Error('A shape answered with something that is not a log');
  try {
    use(log);
  } finally {
    // Smaller ones may lie among others.
    if (packing && log.buffer.byteLength >= unpackedAtOnce.chunkSize) (log.buffer as ArrayBuffer).transfer(0);
  }
}

function unpack(packing: Packing | null, bytes: Uint8Array): Uint8Array {
  switch (packing) {
    case 'zstd':
      return zstdDecompressSync(bytes, unpackedAtOnce);
    case 'gzip':
      return gunzipSync(bytes, unpackedAtOnce);
    case null:
      return bytes;
  }
}
