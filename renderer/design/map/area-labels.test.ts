import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAreaLabels } from './area-labels.ts';
import {
  areaShape,
  crossesBox,
  crossLeaders,
  isOnArea,
  type Leader,
  leaderBetween,
  runsThrough,
} from './area-shape.ts';
import { type Box, BoxGrid, boxAround, overlaps } from './box-grid.ts';
import type { LayoutInput, MapLayout, PlacedAreaLabel } from './layout-model.ts';
import type { MapArea } from './map-model.ts';
import { MapScene } from './map-scene.ts';
import { scaleAt, worldX, worldY } from './projection.ts';

const zoom = 12;
const view = {
  width: 900,
  height: 700,
  scale: scaleAt(zoom),
  zoom,
  pixelRatio: 1,
  left: worldX(107.2) * scaleAt(zoom),
  top: worldY(-6.2) * scaleAt(zoom),
};

/** Three members in a triangle as wide as the spread, in degrees. */
const area = (id: string, longitude: number, spread: number, latitude = -6.3): MapArea => ({
  id,
  label: id,
  count: 8,
  marks: { ofWorst: 2, others: 6 },
  rank: 'high',
  members: [
    { id: `${id} 1`, longitude, latitude },
    { id: `${id} 2`, longitude: longitude + spread, latitude },
    { id: `${id} 3`, longitude, latitude: latitude - spread },
  ],
});

const labelsOf = (...areas: readonly MapArea[]) => labelsOn(false, areas);

function labelsOn(lettered: boolean, areas: readonly MapArea[], before: Partial<MapLayout> | null = null) {
  const scene = new MapScene();
  scene.setAreas(areas);
  const input = {
    scene,
    view,
    theme: { unit: 1, fontUi: 'sans' },
    lettered,
    layers: { areas: true },
    before,
    measure: (text: string) => text.length * 7,
  } as unknown as LayoutInput;
  return placeAreaLabels(input, new BoxGrid<null>());
}

describe('the label of an area', () => {
  it('stands towards the edge of a lettered map, also beside a small one', () => {
    const west = labelsOn(true, [area('west', 107.25, 0.001)])[0];
    const east = labelsOn(true, [area('east', 107.4, 0.001)])[0];
    expect([west?.isChip, east?.isChip]).toEqual([true, true]);
    expect(west?.x).toBeLessThan((worldX(107.25) - worldX(107.2)) * view.scale);
    expect(east?.x).toBeGreaterThan((worldX(107.4) - worldX(107.2)) * view.scale);
  });

  it('is a chip beside a wide one, and the bare figure in a small one', () => {
    expect(labelsOf(area('a', 107.3, 0.03))).toMatchObject([{ text: 'a  8', isChip: true }]);
    expect(labelsOf(area('a', 107.3, 0.001))).toMatchObject([{ text: '8', isChip: false }]);
  });

  it('names no more than can be read: the worst, then those with the most tickets', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...area(`a${index}`, 107.21 + (index % 8) * 0.036, 0.016, -6.21 - Math.floor(index / 8) * 0.04),
      rank: index === 39 ? ('critical' as const) : ('high' as const),
      count: index + 1,
    }));
    const chips = labelsOf(...many).filter(({ isChip }) => isChip);
    expect(chips).toHaveLength(14);
    expect(chips.slice(0, 3).map(({ areaId }) => areaId)).toEqual(['a39', 'a38', 'a37']);
  });

  it('names on a map that stands still what has grown beyond the last that has a name', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...area(`a${index}`, 107.21 + (index % 8) * 0.036, 0.016, -6.21 - Math.floor(index / 8) * 0.04),
      count: 20 - index,
    }));
    const named = labelsOf(...many);
    expect(named.map(({ areaId }) => areaId)).not.toContain('a19');
    const areaRanks = new Map(many.map(({ id, rank }) => [id, rank] as const));
    const grown = many.map((each, index) => (index === 19 ? { ...each, count: 400 } : each));
    const then = labelsOn(false, grown, { ...view, areaLabels: named, areaRanks });
    expect(then[0]?.areaId).toBe('a19');
    expect(then).toHaveLength(named.length);
  });

  it('stays where it stood as long as the map does, though a better side has become free', () => {
    const [one, two] = [area('one', 107.3, 0.03), area('two', 107.3, 0.03, -6.27)];
    const crowded = labelsOf(one, two);
    const moved = (dx: number) => ({
      ...view,
      left: view.left + dx,
      areaLabels: crowded,
      areaRanks: new Map(),
    });
    const standing = (labels: readonly PlacedAreaLabel[]) => {
      const label = labels.find(({ areaId }) => areaId === 'one');
      return label && { x: label.x, y: label.y };
    };
    expect(standing(labelsOf(one))).not.toEqual(standing(crowded));
    expect(standing(labelsOn(false, [one], moved(0)))).toEqual(standing(crowded));
    expect(standing(labelsOn(false, [one], moved(5)))).toEqual(standing(labelsOf(one)));
  });

  it('has none where it had no place, until it is graver or another has gone', () => {
    const [one, two] = [area('one', 107.3, 0.03), area('two', 107.35, 0.03)];
    const both = [one, two].map(({ id, rank }) => [id, rank] as const);
    const without = { ...view, areaLabels: labelsOf(two), areaRanks: new Map(both) };
    const named = (...areas: readonly MapArea[]) =>
      labelsOn(false, areas, without).map(({ areaId }) => areaId);
    expect(named(one, two)).toEqual(['two']);
    expect(named({ ...one, rank: 'critical' }, two)).toEqual(['one', 'two']);
    expect(named(one)).toEqual(['one']);
  });

  it('lies over no other, and wholly in sight', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      area(`OLT ${n}`, 107.24 + n * 0.006, n % 3 ? 0.03 : 0.001),
    );
    const boxes = labelsOf(...many).map(({ x, y, width, height }) => boxAround(x, y, width, height));
    expect(boxes.length).toBeGreaterThan(4);
    for (const [n, box] of boxes.entries()) {
      expect(boxes.slice(n + 1).some((other) => overlaps(box, other))).toBe(false);
    }
    expect(labelsOf(area('a', 109, 0.03))).toEqual([]);
  });

  it('has a leader to the edge of its area once it stands apart from it', () => {
    const beside = labelsOn(true, [area('east', 107.4, 0.03)])[0];
    expect(beside?.leader?.length).toBeGreaterThan(4);
    expect(labelsOf(area('a', 107.3, 0.03))[0]?.leader).toBeNull();
    expect(labelsOf(area('a', 107.3, 0.001))[0]?.leader).toBeNull();
  });

  it('stands on no other area, for it would be read as that one’s', () => {
    const areas = [
      area('west', 107.25, 0.04),
      area('ring', 107.305, 0.001),
      area('middle', 107.31, 0.04),
      area('east', 107.36, 0.03),
    ];
    for (const isLettered of [false, true]) {
      const labels = labelsOn(isLettered, areas);
      expect(labels).toHaveLength(areas.length);
      for (const { areaId, x, y, width, height } of labels.filter(({ isChip }) => isChip)) {
        const box = boxAround(x, y, width, height);
        const others = shapesOf(areas.filter(({ id }) => id !== areaId));
        expect(others.some((shape) => isOnArea(shape, box))).toBe(false);
      }
    }
  });

  const anywhere = fc.record({
    spread: fc.constantFrom(0.001, 0.004, 0.012, 0.03),
    longitude: fc.integer({ min: 107_230, max: 107_460 }).map((thousandths) => thousandths / 1000),
    latitude: fc.integer({ min: -6400, max: -6230 }).map((thousandths) => thousandths / 1000),
  });
  const flood = fc
    .array(anywhere, { minLength: 6, maxLength: 16 })
    .map((drawn) =>
      drawn.map(({ spread, longitude, latitude }, n) =>
        area(`OLT KRW-TIMUR-${n}`, longitude, spread, latitude),
      ),
    );

  it('has a leader that runs through no name and over no other leader, however many there are', () => {
    fc.assert(
      fc.property(flood, fc.boolean(), (areas, isLettered) => {
        const labels = labelsOn(isLettered, areas);
        for (const label of labels) {
          const others = labels.filter((other) => other !== label && other.isChip);
          expect(others.some((other) => label.leader && strikes(label.leader, other))).toBe(false);
        }
      }),
    );
  });

  it('has a leader through another area only where no spot beside it is without one', () => {
    fc.assert(
      fc.property(flood, fc.boolean(), (areas, isLettered) => {
        const first = labelsOn(isLettered, areas)[0];
        if (!first?.leader) return;
        const [own] = shapesOf(areas.filter(({ id }) => id === first.areaId));
        const others = shapesOf(areas.filter(({ id }) => id !== first.areaId));
        const { leader } = first;
        if (!own || !others.some((shape) => runsThrough(shape, leader))) return;
        const size = { width: first.width, height: first.height };
        const spots = around(own.bounds, size).filter(
          (box) => !others.some((shape) => isOnArea(shape, box)) && isInSight(box),
        );
        const ways = spots.map((box) => leaderBetween(box, own));
        expect(ways.every((way) => others.some((shape) => runsThrough(shape, way)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is given to the worst first, also to a small one whose room is taken', () => {
    const worst = { ...area('worst', 107.3, 0.001), rank: 'critical' as const };
    const labels = labelsOf(area('other', 107.3, 0.001), worst);
    expect(labels).toMatchObject([
      { areaId: 'worst', isChip: false },
      { areaId: 'other', isChip: true },
    ]);
  });

  it('stands in an area that fills the pane: off it there is no place', () => {
    const labels = labelsOf(area('all', 106.9, 1.4), area('ring', 107.3, 0.001));
    expect(labels.map(({ areaId }) => areaId)).toContain('ring');
  });
});

const strikes = (leader: Leader, other: PlacedAreaLabel): boolean =>
  crossesBox(leader, boxAround(other.x, other.y, other.width, other.height)) ||
  (other.leader !== null && crossLeaders(leader, other.leader));

/** Beside an area on its four sides, as near as its outline lets it. */
function around(bounds: Box, { width, height }: { readonly width: number; readonly height: number }) {
  const [x, y] = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2];
  return [
    boxAround(x, bounds.top - 4 - height / 2, width, height),
    boxAround(x, bounds.bottom + 4 + height / 2, width, height),
    boxAround(bounds.left - 4 - width / 2, y, width, height),
    boxAround(bounds.right + 4 + width / 2, y, width, height),
  ];
}

const isInSight = ({ left, top, right, bottom }: Box): boolean =>
  left >= 4 && top >= 4 && right <= view.width - 4 && bottom <= view.height - 4;

function shapesOf(areas: readonly MapArea[]) {
  const scene = new MapScene();
  scene.setAreas(areas);
  return [...scene.areas.values()].map((shown) => areaShape(shown, view, 1));
}
