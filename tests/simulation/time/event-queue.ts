/** Something that happens at a moment. Of two at once, the one due first goes first, then the one queued first. */
export type Due = { readonly atMs: number; readonly dueMs: number; readonly sequence: number };

/** A binary heap in that order. */
export type EventQueue<Item extends Due> = {
  push(item: Item): void;
  take(): Item | undefined;
};

function isBefore(a: Due, b: Due): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  return a.dueMs !== b.dueMs ? a.dueMs < b.dueMs : a.sequence < b.sequence;
}

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
