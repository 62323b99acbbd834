import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { RowOperation } from '../cache/cache.ts';
import type { PackedRows, Packing } from '../cache/packed-rows.ts';

const pack = { zstd: zstdCompressSync, gzip: gzipSync };

/** The answer of a snapshot that brings these rows, with the control message at its end. */
export function packedRows(operations: readonly RowOperation[], packing: Packing | null): PackedRows {
  const rows = operations.map(({ op, row }) => ({ value: row, headers: { operation: op } }));
  const text = Buffer.from(JSON.stringify([...rows, { headers: { control: 'snapshot-end' } }]));
  return { packing, bytes: packing ? pack[packing](text) : text };
}
