import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxGrid, boxAround, overlaps } from './box-grid.ts';
import type { MoverCandidate } from './layout-model.ts';
import type { MoverKind } from './map-model.ts';
import { MapScene } from './map-scene.ts';
import { gatherMovers } from './mover-gathering.ts';
import { placeMoverGroups } from './mover-groups.ts';
import { countMovers, partsOf } from './mover-states.ts';
import { aMover } from './test-fixtures.ts';

const kinds: readonly MoverKind[] = ['moving', 'on-site', 'free', 'paused', 'lost'];
const pane = { width: 1100, height: 900 };

const candidatesAt = (places: readonly (readonly [x: number, y: number])[]): MoverCandidate[] => {
  const scene = new MapScene(() => 0);
  return places.map(([x, y], nth) => {
    const kind = kinds[nth % kinds.length] ?? 'free';
    const id = `m${String(nth).padStart(3, '0')}`;
    scene.upsertMover(aMover({ id, kind, emphasised: nth % 7 === 0 }));
    const mover = scene.movers.get(id);
    if (!mover) throw new Error('It was put there');
    return { mover, x, y };
  });
};

/** As many as a region has, all over the middle of the pane. */
const region = (count: number) =>
  candidatesAt(Array.from({ length: count }, (_, n) => [200 + ((n * 137) % 700), 60 + ((n * 251) % 780)]));

const gather = (candidates: readonly MoverCandidate[], before: number | null = null) =>
  gatherMovers(candidates, { unit: 1, size: pane, before });

const signs = ({ groups, alone }: ReturnType<typeof gather>) => groups.length + alone.length;

describe('gathering movers', () => {
  it('leaves thirty of a region alone, each with its heading', () => {
    expect(gather(region(30))).toMatchObject({ groups: [], alone: { length: 30 } });
  });

  it('makes of five hundred so few signs that they stay readable', () => {
    expect(signs(gather(region(500)))).toBeLessThan(45);
  });

  it('parts them again when the map is zoomed in', () => {
    const near = region(500).map(({ mover, x, y }) => ({ mover, x: (x - 550) * 6, y: (y - 450) * 6 }));
    const inSight = near.filter(({ x, y }) => Math.abs(x) < 550 && Math.abs(y) < 450);
    expect(inSight.length).toBeGreaterThan(0);
    expect(gather(inSight).alone).toHaveLength(inSight.length);
  });

  it('gathers at every zoom those who share a place', () => {
    const { groups } = gather(candidatesAt(Array.from({ length: 20 }, () => [500, 500])));
    expect(groups.map(({ length }) => length)).toEqual([20]);
  });

  it('has everybody once, whoever stands where', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 1100 }), fc.integer({ min: 0, max: 900 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 150 }), (places) => {
        const { groups, alone } = gather(candidatesAt(places));
        const ids = [...groups.flat(), ...alone].map(({ mover }) => mover.mover.id);
        expect(ids).toHaveLength(places.length);
        expect(new Set(ids).size).toBe(places.length);
      }),
    );
  });

  it('keeps its reach while it is neither clearly too short nor too long', () => {
    const crowd = region(500);
    const { reach } = gather(crowd);
    expect(gather(crowd.slice(5), reach).reach).toBe(reach);
    expect(gather(region(20), reach).reach).toBeLessThan(reach);
  });
});

describe('the chip of a group', () => {
  const everybody = candidatesAt(Array.from({ length: 35 }, () => [500, 500]));
  const counts = countMovers(everybody.map(({ mover }) => mover.mover));

  it('counts by state, the most telling first: a lost one is lost, whatever it was bound for', () => {
    expect([...counts]).toEqual([
      ['emphasised', 4],
      ['lost', 7],
      ['free', 6],
      ['moving', 6],
      ['on-site', 6],
      ['paused', 6],
    ]);
  });

  it('has so many figures that it is read, and leaves nobody out of them', () => {
    expect(partsOf(counts, 3)).toEqual([
      { state: 'emphasised', count: 4 },
      { state: 'lost', count: 7 },
      { state: 'rest', count: 24 },
    ]);
    expect(partsOf(new Map([['free', 2]]), 3)).toEqual([{ state: 'free', count: 2 }]);
  });

  const chipsAt = (places: readonly (readonly [number, number])[]) =>
    placeMoverGroups(
      places.map(([x, y]) => candidatesAt(Array.from({ length: 5 }, () => [x, y]))),
      new BoxGrid<null>(),
      { unit: 1, lettered: false, size: pane, before: [] },
    );

  it('stands beside another, not over it, and then has a leader', () => {
    const [first, second] = chipsAt([
      [500, 500],
      [510, 504],
    ]);
    if (!first || !second) throw new Error('Both are placed');
    const [a, b] = [first, second].map(({ chipX, chipY, width, height }) =>
      boxAround(chipX, chipY, width, height),
    );
    expect(a && b && overlaps(a, b)).toBe(false);
    expect([first.isApart, second.isApart]).toEqual([false, true]);
  });

  it('stays whole at the edge of the pane', () => {
    const [chip] = chipsAt([[1090, 890]]);
    expect(chip && chip.chipX + chip.width / 2).toBeLessThanOrEqual(pane.width);
    expect(chip && chip.chipY + chip.height / 2).toBeLessThanOrEqual(pane.height);
  });
});
