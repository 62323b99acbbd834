import type { QueueModel } from './queue-model.ts';

/** Every list of tickets that is on the screen now; a list nobody looks at is not kept in order. */
export class QueueSet {
  readonly #followed = new Set<QueueModel>();

  /** Brings a list up to date and keeps it so, until the returned function is called. */
  follow(queue: QueueModel): () => void {
    this.#followed.add(queue);
    queue.rebuild();
    return () => this.#followed.delete(queue);
  }

  apply(ids: ReadonlySet<string>): void {
    for (const queue of this.#followed) queue.apply(ids);
  }

  rebuild(): void {
    for (const queue of this.#followed) queue.rebuild();
  }

  followTime(): void {
    for (const queue of this.#followed) queue.followTime();
  }
}
