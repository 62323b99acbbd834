import { describe, expect, it } from 'vitest';
import { hourMs } from '../../../shared/kernel/instant.ts';
import type { ReadableRows } from '../live-rows.ts';
import { noon } from '../testing/ticket-builder.ts';
import { datedChanges, datedRows } from './dated-rows.ts';

const struck = { byName: 'Rina', at: noon + 2 * hourMs, reason: 'keliru' };
const entry = { id: 'e', text: 'Genset Klari diisi', writtenAt: noon, struck };
const rows = datedRows({
  log: new Map([['e', entry]]),
  handOvers: new Map(),
  pins: new Map([['p', { ticketId: 'p', at: noon + hourMs }]]),
} as unknown as ReadableRows);

const shown = (from: number, to: number) =>
  datedChanges(rows, from, to).map((change) => [
    change.key,
    change.op === 'put' ? 'struck' in change.value && change.value.struck !== null : 'gone',
  ]);

describe('what the watches leave to one another', () => {
  it('is there from when it was written, and struck from when it was struck', () => {
    expect(shown(Number.NEGATIVE_INFINITY, noon - 1)).toEqual([]);
    expect(shown(noon - 1, noon)).toEqual([['e', false]]);
    expect(shown(noon, noon + 2 * hourMs)).toEqual([
      ['e', true],
      ['p', false],
    ]);
  });

  it('goes again with time', () => {
    expect(shown(noon + 3 * hourMs, noon + hourMs)).toEqual([['e', false]]);
    expect(shown(noon + 3 * hourMs, noon - hourMs)).toEqual([
      ['e', 'gone'],
      ['p', 'gone'],
    ]);
  });

  it('is left alone where nothing changed', () =>
    expect(shown(noon + 3 * hourMs, noon + 4 * hourMs)).toEqual([]));
});
