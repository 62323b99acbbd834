/** Something due at a moment; of two due at once, the one that was queued first goes first. */
export type Due = { readonly atMs: number; readonly sequence: number };

/** A binary heap ordered by moment and then by sequence. */
export type EventQueue<Item extends Due> = {
  push(item: Item): void;
  take(): Item | undefined;
};

const isBefore = (a: Due, b: Due): boolean => (a.atMs !== b.atMs ? a.atMs < b.atMs : a.sequence < b.sequence);

export function createEventQueue<Item extends Due>(): EventQueue<Item> {
  const heap: Item[] = [];

  function rise(item: Item): void {
    let place = heap.push(item) - 1;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = heap[parentPlace] as Item;
      if (!isBefore(item, parent)) break;
      heap[place] = parent;
      place = parentPlace;
    }
    heap[place] = item;
  }

  function sink(item: Item): void {
    let place = 0;
    for (let child = 1; child < heap.length; child = 2 * place + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Item, heap[child] as Item)) child += 1;
      if (!isBefore(heap[child] as Item, item)) break;
      heap[place] = heap[child] as Item;
      place = child;
    }
    heap[place] = item;
  }

  return {
    push: rise,
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && last !== first) sink(last);
      return first;
    },
  };
}
