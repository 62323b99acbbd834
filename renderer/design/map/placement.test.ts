import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoxGrid, boxAround, overlaps } from './box-grid.ts';
import { needsLeader } from './chip-nudges.ts';
import type { Rank } from './map-model.ts';
import { MapScene } from './map-scene.ts';
import { type MarkCandidate, placeMarks } from './mark-placement.ts';
import { placeMovers } from './mover-placement.ts';
import { addCounts, countsOf } from './rank-summary.ts';
import { aMover } from './test-fixtures.ts';

const aggregate = (rank: Rank, x: number, y: number): MarkCandidate => ({
  cluster: {
    x: x / 1000,
    y: y / 1000,
    counts: addCounts(countsOf(rank), countsOf('low')),
    markIndex: null,
    clusterId: 1,
  },
  mark: undefined,
  x,
  y,
});
const pane = { width: 1100, height: 900 };
const place = (candidates: readonly MarkCandidate[]) =>
  placeMarks(candidates, new BoxGrid<null>(), { unit: 1, lettered: false, size: pane, before: new Map() });
const boxOf = (p: { chipX: number; chipY: number; width: number; height: number }) =>
  boxAround(p.chipX, p.chipY, p.width, p.height);

describe('placing chips', () => {
  it('leaves a chip with room at its place', () => {
    expect(place([aggregate('high', 100, 100)])[0]).toMatchObject({ chipX: 100, chipY: 100 });
  });

  it('moves the minor chip, not the critical one', () => {
    const [critical, low] = place([aggregate('low', 100, 100), aggregate('critical', 104, 102)]);
    expect(critical).toMatchObject({ rank: 'critical', chipX: 104, chipY: 102 });
    expect(critical && low && overlaps(boxOf(critical), boxOf(low))).toBe(false);
  });

  it('keeps the chip of whatever is in sight whole, and leaves alone what is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: pane.width }),
        fc.integer({ min: 0, max: pane.height }),
        fc.constantFrom<Rank>('critical', 'low'),
        (x, y, rank) => {
          const [chip] = place([aggregate(rank, x, y)]);
          const box = chip && boxOf(chip);
          return box && box.left >= 0 && box.top >= 0 && box.right <= pane.width && box.bottom <= pane.height;
        },
      ),
    );
    expect(place([aggregate('high', -90, 300)])[0]).toMatchObject({ chipX: -90, chipY: 300 });
  });

  it('drops nobody, however crowded', () => {
    const crowd = fc.array(
      fc.tuple(
        fc.constantFrom<Rank>('critical', 'high', 'normal', 'low'),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        crowd,
        (list) => place(list.map(([rank, x, y]) => aggregate(rank, x, y))).length === list.length,
      ),
    );
  });
});

describe('placing movers', () => {
  const among = (count: number, emphasisedAt: number) => {
    const scene = new MapScene(() => 0);
    scene.setMovers(
      Array.from({ length: count }, (_, i) => aMover({ id: `m${i}`, emphasised: i === emphasisedAt })),
    );
    const candidates = [...scene.movers.values()].map((mover) => ({ mover, x: 100, y: 100 }));
    return placeMovers(candidates, new BoxGrid<null>(), {
      theme: { unit: 1, fontUi: 'sans' },
      size: pane,
      measure: (text) => text.length * 7,
      before: new Map(),
    });
  };

  it('moves aside those who share a place, far enough for a leader', () => {
    const placed = [...among(3, 2).values()];
    const boxes = placed.map(({ dx, dy }) => boxAround(dx, dy, 13, 13));
    expect(boxes.some((box, n) => boxes.slice(n + 1).some((other) => overlaps(box, other)))).toBe(false);
    expect(placed.map(({ dx, dy }) => needsLeader(dx, dy, 1))).toEqual([false, true, true]);
  });

  it('keeps the emphasised one at its place', () => {
    expect(among(4, 3).get('m3')).toEqual({ dx: 0, dy: 0 });
  });

  it('drops nobody, however crowded', () => {
    expect(among(60, 0).size).toBe(60);
  });
});
