import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centreKeeping,
  fitBounds,
  metresPerPixel,
  scaleAt,
  scaleBar,
  snapZoom,
  toGeo,
  toWorld,
} from './projection.ts';

const place = fc.record({
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  latitude: fc.double({ min: -84, max: 84, noNaN: true }),
});
const PADDING = { top: 22, right: 14, bottom: 22, left: 14 };
const REGION = { minX: 0.797, minY: 0.516, maxX: 0.799, maxY: 0.5185 };

describe('the projection', () => {
  it('comes back to where it started', () => {
    fc.assert(
      fc.property(place, (at) => {
        const back = toGeo(toWorld(at));
        expect(back.longitude).toBeCloseTo(at.longitude, 8);
        expect(back.latitude).toBeCloseTo(at.latitude, 8);
      }),
    );
  });

  it('keeps the point under the pointer while zooming', () => {
    const size = { width: 504, height: 784 };
    const anchor = { x: 0.7981, y: 0.5172 };
    const centre = centreKeeping(anchor, { x: 100, y: 700 }, size, 12.5);
    expect((anchor.x - centre.x) * scaleAt(12.5) + size.width / 2).toBeCloseTo(100, 6);
    expect((anchor.y - centre.y) * scaleAt(12.5) + size.height / 2).toBeCloseTo(700, 6);
  });
});

describe('fitting the region into a pane', () => {
  it('shows all of it, whatever the shape of the pane', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 3000 }),
        fc.integer({ min: 200, max: 3000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, above) => {
          const { centre, zoom } = fitBounds(
            REGION,
            { width, height },
            { padding: PADDING, minZoom: 0, maxZoom: 22, above },
          );
          const scale = scaleAt(zoom);
          expect((REGION.minX - centre.x) * scale + width / 2).toBeGreaterThanOrEqual(PADDING.left - 0.01);
          expect((REGION.maxX - centre.x) * scale + width / 2).toBeLessThanOrEqual(
            width - PADDING.right + 0.01,
          );
          expect((REGION.minY - centre.y) * scale + height / 2).toBeGreaterThanOrEqual(PADDING.top - 0.01);
          expect((REGION.maxY - centre.y) * scale + height / 2).toBeLessThanOrEqual(
            height - PADDING.bottom + 0.01,
          );
        },
      ),
    );
  });

  it('stays within the zooms of the map', () => {
    const point = { minX: 0.798, minY: 0.517, maxX: 0.798, maxY: 0.517 };
    expect(
      fitBounds(point, { width: 500, height: 500 }, { padding: PADDING, minZoom: 9, maxZoom: 18 }).zoom,
    ).toBe(18);
  });

  it('snaps a wanted zoom to quarters', () => {
    expect(snapZoom(11.37, 0.25)).toBe(11.25);
  });
});

describe('the scale bar', () => {
  it('is the longest round length which fits', () => {
    expect(scaleBar(100, 110)).toEqual({ metres: 10_000, pixels: 100 });
    expect(scaleBar(3, 110)).toMatchObject({ metres: 200 });
  });

  it('knows that a pixel in Karawang is shorter than one at the equator', () => {
    const { x, y } = toWorld({ longitude: 107.3, latitude: -6.3 });
    const scale = scaleAt(12);
    const view = { left: x * scale, top: y * scale, width: 0, height: 0, scale, zoom: 12, pixelRatio: 1 };
    expect(metresPerPixel(view)).toBeCloseTo(38.22 * Math.cos((6.3 * Math.PI) / 180), 1);
  });
});
