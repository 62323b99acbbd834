import type { QueueModel } from './queue-model.ts';

type Followed = Pick<QueueModel, 'catchUp' | 'rebuild' | 'take' | 'tell' | 'followTime'>;

/** Every list of tickets, and every count of them, that is on the screen now; what nobody looks at is not kept. */
export class QueueSet {
  readonly #followed = new Set<Followed>();

  /** Brings one up to date and keeps it so, until the returned function is called. */
  follow(queue: Followed): () => void {
    this.#followed.add(queue);
    queue.catchUp();
    return () => this.#followed.delete(queue);
  }

  take(ids: ReadonlySet<string>): void {
    for (const queue of this.#followed) queue.take(ids);
  }

  tell(): void {
    for (const queue of this.#followed) queue.tell();
  }

  rebuild(): void {
    for (const queue of this.#followed) queue.rebuild();
  }

  followTime(): void {
    for (const queue of this.#followed) queue.followTime();
  }
}
