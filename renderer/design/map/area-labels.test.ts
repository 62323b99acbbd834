import { describe, expect, it } from 'vitest';
import { placeAreaLabels } from './area-labels.ts';
import { areaShape, isOnArea } from './area-shape.ts';
import { BoxGrid, boxAround, overlaps } from './box-grid.ts';
import type { LayoutInput } from './layout-model.ts';
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
const area = (id: string, longitude: number, spread: number): MapArea => ({
  id,
  label: id,
  count: 8,
  rank: 'high',
  members: [
    { id: `${id} 1`, longitude, latitude: -6.3 },
    { id: `${id} 2`, longitude: longitude + spread, latitude: -6.3 },
    { id: `${id} 3`, longitude, latitude: -6.3 - spread },
  ],
});

const labelsOf = (...areas: readonly MapArea[]) => labelsOn(false, areas);

function labelsOn(lettered: boolean, areas: readonly MapArea[]) {
  const scene = new MapScene();
  scene.setAreas(areas);
  const input = {
    scene,
    view,
    theme: { unit: 1, fontUi: 'sans' },
    lettered,
    layers: { areas: true },
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

function shapesOf(areas: readonly MapArea[]) {
  const scene = new MapScene();
  scene.setAreas(areas);
  return [...scene.areas.values()].map((shown) => areaShape(shown, view, 1));
}
