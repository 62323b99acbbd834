import { describe, expect, it } from 'vitest';
import { placeAreaLabels } from './area-labels.ts';
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

function labelsOf(...areas: readonly MapArea[]) {
  const scene = new MapScene();
  scene.setAreas(areas);
  const input = {
    scene,
    view,
    theme: { unit: 1, fontUi: 'sans' },
    layers: { areas: true },
    measure: (text: string) => text.length * 7,
  } as unknown as LayoutInput;
  return placeAreaLabels(input, new BoxGrid<null>());
}

describe('the label of an area', () => {
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
});
