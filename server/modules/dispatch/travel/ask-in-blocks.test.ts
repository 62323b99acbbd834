import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { type AskOptions, askInBlocks } from './ask-in-blocks.ts';
import { missingBlocks, type Region } from './missing-blocks.ts';
import { osrmService } from './osrm-service.ts';
import { isKnown, type Square, unknownSquare } from './square.ts';
import { osrmTable, readOsrmTable } from './testing/documented-services.ts';
import { type Behaviour, fault, inTurn, roadSeconds, startRoutingDouble } from './testing/routing-double.ts';

const someplaces = (count: number): readonly Position[] =>
  Array.from({ length: count }, (_, index) => ({ longitude: 107.3 + index / 1000, latitude: -6.3 }));

function know({ side, seconds }: Square, { rows, columns }: Region): void {
  for (const row of rows) for (const column of columns) seconds[row * side + column] = 1;
}

const cellCount = (size: string): number =>
  size.split('×').reduce((product, side) => product * Number(side), 1);

async function askFor(
  count: number,
  behaviour: Behaviour,
  { timeoutMs = 10_000, ...options }: Partial<AskOptions & { readonly timeoutMs: number }> = {},
  known?: Square,
) {
  const double = await startRoutingDouble(behaviour);
  const places = someplaces(count);
  const square = known ?? unknownSquare(count);
  const service = osrmService({ url: double.url, key: null, profile: 'driving', timeoutMs });
  const began = Date.now();
  const faults = await askInBlocks(square, {
    service,
    places,
    departure: instant(0),
    mostCells: 1e6,
    patienceMs: 20_000,
    ...options,
  });
  const blocks = double.requests.map(readOsrmTable).map(({ from, to }) => `${from.length}×${to.length}`);
  const unknown = square.seconds.filter(Number.isNaN).length;
  return { places, square, faults, blocks, unknown, tookMs: Date.now() - began };
}

describe('a matrix asked for in blocks', () => {
  it('is whole, whatever its size', async () => {
    const { places, square, faults, blocks } = await askFor(120, osrmTable());
    expect(faults).toEqual([]);
    expect(blocks.toSorted()).toEqual(
      ['20×20', ...Array(2).fill('20×50'), ...Array(2).fill('50×20'), ...Array(4).fill('50×50')].toSorted(),
    );
    for (const [from, a] of places.entries())
      for (const [to, b] of places.entries())
        expect(square.seconds[from * 120 + to]).toBeCloseTo(roadSeconds(a, b), 6);
  });

  it('covers what is unknown, and asks for nothing else of one new place', () => {
    const cells = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 400 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 12 }),
        cells,
        (side, block, known) => {
          const square = unknownSquare(side);
          for (const [from, to] of known) know(square, { rows: [from % side], columns: [to % side] });
          for (const region of missingBlocks(square, block)) {
            expect(Math.max(region.rows.length, region.columns.length)).toBeLessThanOrEqual(block);
            know(square, region);
          }
          expect(square.seconds.some(Number.isNaN)).toBe(false);
        },
      ),
    );
    const allButTheLast = unknownSquare(20);
    const old = Array.from({ length: 19 }, (_, place) => place);
    know(allButTheLast, { rows: old, columns: old });
    const sizes = missingBlocks(allButTheLast, 10).map(({ rows, columns }) => rows.length * columns.length);
    expect(sizes.reduce((sum, cells) => sum + cells, 0)).toBe(19 + 20);
  });

  it('is asked again after a pause for too many requests, when the service says, and for an error of its own', async () => {
    const soon = fault(429, {}, { 'retry-after': '1' });
    const patient = await askFor(5, inTurn(soon, osrmTable()));
    expect(patient).toMatchObject({ faults: [], blocks: ['5×5', '5×5'], unknown: 0 });
    expect(patient.tookMs).toBeGreaterThanOrEqual(990);
    expect(await askFor(5, inTurn(fault(500, 'oops'), osrmTable()))).toMatchObject({
      faults: [],
      unknown: 0,
    });
  });

  it('is given up after three quota errors, at once for every block', async () => {
    const never = fault(429, {}, { 'retry-after': '0' });
    const { faults, blocks, unknown } = await askFor(200, never);
    expect(faults).toEqual([{ kind: 'quota', detail: '429 Too Many Requests', cells: 200 * 199 }]);
    expect(unknown).toBe(200 * 199);
    expect(blocks.length).toBeLessThanOrEqual(12);
  });

  it('does not outwait the person who waits', async () => {
    const { faults, tookMs } = await askFor(5, fault(503, {}, { 'retry-after': '600' }), {
      patienceMs: 15_000,
    });
    expect(faults[0]?.kind).toBe('server-error');
    expect(tookMs).toBeLessThan(5000);
  });

  it('is halved until the service takes it', async () => {
    const { faults, unknown, blocks } = await askFor(50, osrmTable(undefined, 20));
    expect({ faults, unknown }).toEqual({ faults: [], unknown: 0 });
    expect(blocks.filter((size) => size === '50×50')).toHaveLength(1);
    const taken = blocks.map(cellCount).filter((cells) => cells <= 400);
    expect(taken.reduce((sum, cells) => sum + cells, 0)).toBe(2500);
  });

  it('keeps what came when one block fails', async () => {
    const oneBad = inTurn(osrmTable(), fault(400, { code: 'NoSegment', message: 'None' }), osrmTable());
    const { faults, unknown, square } = await askFor(60, oneBad);
    expect(faults).toEqual([{ kind: 'refused', detail: '400 NoSegment: None', cells: unknown }]);
    expect(unknown).toBeGreaterThan(0);
    expect(isKnown(square, 0, 1)).toBe(true);
  });

  it('is asked no longer after two requests without an answer, or when nobody is there', async () => {
    const slow = await askFor(400, () => 'never', { timeoutMs: 200 });
    expect(slow.blocks.length).toBeLessThan(12);
    expect(slow.faults.every(({ kind }) => kind === 'timeout')).toBe(true);
    const cut = await askFor(400, () => 'hang-up');
    expect(cut.blocks.length).toBeLessThan(12);
    expect(cut.faults).toMatchObject([{ kind: 'unreachable', cells: 400 * 399 }]);
  });

  it('spends what it may and no more, on the ways between neighbours', async () => {
    const { faults, unknown, square, blocks } = await askFor(120, osrmTable(), { mostCells: 5500 });
    expect(blocks.toSorted()).toEqual(['20×20', '50×50', '50×50']);
    expect(faults).toEqual([{ kind: 'over-budget', detail: 'more than 5500 cells', cells: unknown }]);
    expect([isKnown(square, 0, 49), isKnown(square, 0, 119)]).toEqual([true, false]);
  });
});
