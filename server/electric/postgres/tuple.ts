/** A value is null, a TOAST value that did not change, or text behind its length: the engine never asks for binary. */
const nullTag = 0x6e;
const textTag = 0x74;
const headBytes = 5;

/**
 * A row as it stands in a message. Values are decoded when they are asked for: of a large update most never are, because
 * they are what they were. Decoding all of them was a third of what such an update cost.
 */
export class Tuple {
  readonly #bytes: Buffer;
  /** Where each column begins, and where the last one ends. */
  readonly #places: readonly number[];
  readonly #before: Tuple | undefined;

  /** @param before the row it was, which has the TOAST values that were not sent again */
  constructor(bytes: Buffer, places: readonly number[], before: Tuple | undefined) {
    this.#bytes = bytes;
    this.#places = places;
    this.#before = before;
  }

  at(column: number): string | null | undefined {
    const from = this.#place(column);
    const tag = this.#bytes[from];
    if (tag === textTag) return this.#bytes.toString('utf8', from + headBytes, this.#place(column + 1));
    return tag === nullTag ? null : this.#before?.at(column);
  }

  /** The columns in which it is not what the other row was. */
  changedFrom(before: Tuple): readonly number[] {
    const changed: number[] = [];
    this.#findChanged(before, 0, this.#places.length - 1, changed);
    return changed;
  }

  /** Halved until nothing differs: one comparison of many columns costs no more than of one. */
  #findChanged(before: Tuple, from: number, to: number, into: number[]): void {
    if (from >= to || this.#isSame(before, from, to)) return;
    if (to - from > 1) {
      const middle = (from + to) >> 1;
      this.#findChanged(before, from, middle, into);
      this.#findChanged(before, middle, to, into);
      return;
    }
    const tag = this.#bytes[this.#place(from)];
    if (tag === textTag || tag === nullTag) into.push(from);
  }

  #isSame(before: Tuple, from: number, to: number): boolean {
    const [start, end] = [this.#place(from), this.#place(to)];
    const [startBefore, endBefore] = [before.#place(from), before.#place(to)];
    if (end - start !== endBefore - startBefore) return false;
    return this.#bytes.compare(before.#bytes, startBefore, endBefore, start, end) === 0;
  }

  #place(column: number): number {
    return this.#places[column] ?? this.#bytes.length;
  }
}

/** @returns the row that begins at the byte, and where it ends. @throws RangeError when it is cut short */
export function readTuple(
  bytes: Buffer,
  from: number,
  before?: Tuple,
): { readonly tuple: Tuple; readonly end: number } {
  const count = bytes.readUInt16BE(from);
  const places = new Array<number>(count + 1);
  let at = from + 2;
  for (let column = 0; column < count; column++) {
    places[column] = at;
    at += bytes.readUInt8(at) === textTag ? headBytes + bytes.readUInt32BE(at + 1) : 1;
    if (at > bytes.length) throw new RangeError('A pgoutput message is cut short');
  }
  places[count] = at;
  return { tuple: new Tuple(bytes, places, before), end: at };
}
