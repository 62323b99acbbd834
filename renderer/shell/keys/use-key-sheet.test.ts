import { describe, expect, it } from 'vitest';
import { keySheet } from './use-key-sheet.ts';

const fullHd = { width: 1920, height: 1080 };
const ultraHd = { width: 3840, height: 2160 };
/** Of the type, in CSS pixels to a rem. */
const remPx = ({ zoom }: { zoom: number }, scale: number) => 10 * scale * zoom;

describe('the sheet of all keys', () => {
  it('is in a desk’s own type on a desk, however small its window', () => {
    expect(keySheet(fullHd, { desk: 1, scale: 1 }).zoom).toBe(1);
    expect(keySheet({ width: 1024, height: 600 }, { desk: 1, scale: 1 }).zoom).toBe(1);
  });

  it('has four columns in sight on a wall, in type that is read from a metre', () => {
    for (const [size, scale, desk] of [
      [fullHd, 4.26, 1],
      [ultraHd, 8.5, 1.6],
    ] as const) {
      const sheet = keySheet(size, { desk, scale });
      const rem = remPx(sheet, scale);
      expect((0.96 * size.width) / rem).toBeGreaterThanOrEqual(4 * 38);
      expect(rem).toBeGreaterThanOrEqual(10 * desk);
    }
  });

  it('grows to no more than the type of the window it stands in', () => {
    expect(keySheet(ultraHd, { desk: 1, scale: 1 }).zoom).toBe(1);
  });
});
