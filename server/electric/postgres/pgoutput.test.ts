import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePgOutput } from './pgoutput.ts';

/** `undefined` is an unchanged TOAST value, which is not sent again. */
type ColumnValue = string | null | undefined;

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** As Postgres writes it: null, unchanged TOAST, or the length in bytes and UTF-8. */
function written(value: ColumnValue): Buffer {
  if (value === null) return Buffer.from('n');
  if (value === undefined) return Buffer.from('u');
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from('t'), int32(bytes.length), bytes]);
}
const tuple = (row: readonly ColumnValue[]): Buffer =>
  Buffer.concat([int16(row.length), ...row.map(written)]);
const update = (oldRow: readonly ColumnValue[], row: readonly ColumnValue[]): Buffer =>
  Buffer.concat([
    Buffer.from('U'),
    int32(4711),
    Buffer.from('O'),
    tuple(oldRow),
    Buffer.from('N'),
    tuple(row),
  ]);

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(null, undefined, '', 'Jalan Cikampek № 3', '漢字', 'é', '\u{1f4e1}'),
);

describe('a row as pgoutput writes it', () => {
  it('is read as it was, whatever of it stays the same in an update', () => {
    const column = fc.tuple(value, fc.option(value, { nil: 'as before' }));
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 30 }), (columns) => {
        const oldRow = columns.map(([old]) => old);
        const row = columns.map(([old, now]) => (now === 'as before' ? old : now));
        const read = decodePgOutput(update(oldRow, row));
        if (read.kind !== 'update' || !read.oldRow) throw new Error('not an update with its old row');
        const whole = row.map((now, place) => (now === undefined ? oldRow[place] : now));
        expect(oldRow.map((_, place) => read.oldRow?.at(place))).toEqual(oldRow);
        expect(row.map((_, place) => read.row.at(place))).toEqual(whole);
        const changed = [...whole.keys()].filter((place) => whole[place] !== oldRow[place]);
        expect(read.row.changedFrom(read.oldRow)).toEqual(changed);
      }),
    );
  });

  it('is refused when it is cut short, wherever that is', () => {
    const whole = update(['id-1', 'lama', null], ['id-1', 'baru é', null]);
    for (let length = 1; length < whole.length; length += 1)
      expect(() => decodePgOutput(whole.subarray(0, length)), `${length} bytes`).toThrow(RangeError);
  });
});
