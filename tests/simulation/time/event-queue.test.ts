import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventQueue, type Due } from './event-queue.ts';

it('gives events by moment, then by when they were due, then as they were queued', () => {
  const moment = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(moment, moment)), (moments) => {
      const queue = createEventQueue<Due>();
      const events = moments.map(([atMs, dueMs], sequence): Due => ({ atMs, dueMs, sequence }));
      for (const event of events) queue.push(event);
      const taken = events.map(() => queue.take());
      expect(taken).toEqual(
        events.toSorted((a, b) => a.atMs - b.atMs || a.dueMs - b.dueMs || a.sequence - b.sequence),
      );
      expect(queue.take()).toBeUndefined();
    }),
  );
});
