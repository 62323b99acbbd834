/** Boxes in pixels, found through a coarse grid: placement asks "is this free", the pointer asks "what is here". */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxAround = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const sharedArea = (a: Box, b: Box): number =>
  (Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

export class BoxGrid<T> {
  readonly #cells = new Map<number, { box: Box; value: T }[]>();
  readonly #cellSize: number;

  constructor(cellSize = 48) {
    this.#cellSize = cellSize;
  }

  add(box: Box, value: T): void {
    const entry = { box, value };
    this.#eachCell(box, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(entry);
      else this.#cells.set(key, [entry]);
      return true;
    });
  }

  isFree(box: Box): boolean {
    return this.#eachCell(
      box,
      (key) => !(this.#cells.get(key) ?? []).some((entry) => overlaps(entry.box, box)),
    );
  }

  /** Pixels of the box which are taken; a box taken twice counts twice. */
  overlapArea(box: Box): number {
    const touched = new Set<Box>();
    this.#eachCell(box, (key) => {
      for (const entry of this.#cells.get(key) ?? []) if (overlaps(entry.box, box)) touched.add(entry.box);
      return true;
    });
    return [...touched].reduce((sum, other) => sum + sharedArea(other, box), 0);
  }

  /** The value added last among those whose box, grown by the tolerance, holds the point. */
  topAt(x: number, y: number, tolerance = 0): T | undefined {
    let found: { order: number; value: T } | undefined;
    const probe: Box = {
      left: x - tolerance,
      top: y - tolerance,
      right: x + tolerance + 1e-9,
      bottom: y + tolerance + 1e-9,
    };
    const candidates = new Set<{ box: Box; value: T }>();
    this.#eachCell(probe, (key) => {
      for (const entry of this.#cells.get(key) ?? []) if (overlaps(entry.box, probe)) candidates.add(entry);
      return true;
    });
    for (const entry of candidates) {
      // An exact hit beats one which only the tolerance reached.
      const exact =
        entry.box.left <= x && x <= entry.box.right && entry.box.top <= y && y <= entry.box.bottom;
      const order = exact ? 1 : 0;
      if (!found || order >= found.order) found = { order, value: entry.value };
    }
    return found?.value;
  }

  /** Stops, answering false, as soon as a visit answers false. */
  #eachCell(box: Box, visit: (key: number) => boolean): boolean {
    const size = this.#cellSize;
    for (let row = Math.floor(box.top / size); row <= Math.floor(box.bottom / size); row += 1) {
      for (let column = Math.floor(box.left / size); column <= Math.floor(box.right / size); column += 1) {
        if (!visit(row * 65_536 + column)) return false;
      }
    }
    return true;
  }
}
