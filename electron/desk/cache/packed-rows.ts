import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { WireRow } from '../../../shared/contracts/shapes.ts';

export type Packing = 'zstd' | 'gzip';

/** Rows of a snapshot as they came off the wire: a log of insertions, perhaps packed. */
export type PackedRows = { readonly packing: Packing | null; readonly bytes: Uint8Array };

type LogMessage = {
  readonly value?: WireRow;
  readonly headers: { readonly operation?: string };
};

/** More at once than Node's 16 KB saves turns; above this it wins nothing. */
export const unpackedAtOnce = { chunkSize: 128 * 1024 };

/** @throws when it is no log, or has something other than insertions */
export function unpackRows({ packing, bytes }: PackedRows): readonly WireRow[] {
  const log: unknown = JSON.parse(unpack(packing, bytes).toString());
  if (!Array.isArray(log)) throw new Error('A shape answered with something that is not a log');
  return (log as readonly LogMessage[]).flatMap(({ value, headers: { operation } }) => {
    if (operation !== undefined && (operation !== 'insert' || !value))
      throw new Error(`A snapshot came with the operation ${operation}`);
    return value ? [value] : [];
  });
}

function unpack(packing: Packing | null, bytes: Uint8Array): Buffer {
  switch (packing) {
    case 'zstd':
      return zstdDecompressSync(bytes, unpackedAtOnce);
    case 'gzip':
      return gunzipSync(bytes, unpackedAtOnce);
    case null:
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
