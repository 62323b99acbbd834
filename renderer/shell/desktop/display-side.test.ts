import { describe, expect, it } from 'vitest';
import type { DesktopDisplay } from '../../../shared/contracts/desktop.ts';
import { displaySide } from './display-side.ts';

const display = (x: number, y: number, width = 1920, height = 1080): DesktopDisplay => {
  const bounds = { x, y, width, height };
  return { id: x + y, label: '', bounds, workArea: bounds, isPrimary: false };
};
const sidesOf = (...displays: readonly DesktopDisplay[]) =>
  displays.map((one) => {
    const { column, row } = displaySide(one, displays);
    return [row, column].filter((word) => word !== null).join(' ');
  });

describe('the side of a display', () => {
  it('is none where there is only one', () => {
    expect(sidesOf(display(0, 0))).toEqual(['']);
  });

  it('is left, middle and right of three beside one another, also when they are not level', () => {
    expect(sidesOf(display(-2560, -200, 2560, 1440), display(0, 0), display(1920, 150))).toEqual([
      'left',
      'middle',
      'right',
    ]);
  });

  it('is upper and lower of two above one another, also when they are not flush', () => {
    expect(sidesOf(display(0, 0), display(300, -1440, 2560, 1440))).toEqual(['lower', 'upper']);
  });

  it('is a corner of four', () => {
    expect(sidesOf(display(0, 0), display(1920, 0), display(0, 1080), display(1920, 1080))).toEqual([
      'upper left',
      'upper right',
      'lower left',
      'lower right',
    ]);
  });
});
