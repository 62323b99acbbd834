import { afterDrawn } from './after-drawn.ts';

/** The entry name under which the time from a key to the paint that shows its effect is found. */
export const keyToPaint = 'aglis:key-to-paint';

const kept = 50;

/**
 * Measures what the room promises: a command shows within one frame. Starts at the input event, ends after the frame
 * that painted the desk's overlay.
 */
export class CommandLatency {
  readonly #view: Window;
  readonly #startedAt = new Map<string, number>();
  readonly #paintedAt = new Map<string, number>();

  constructor(view: Window) {
    this.#view = view;
  }

  inputAt(): number {
    return this.#view.event?.timeStamp ?? this.#view.performance.now();
  }

  /** The desk has named the command; its row may already have been painted. */
  started(commandId: string, at: number): void {
    const paintedAt = this.#paintedAt.get(commandId);
    if (paintedAt !== undefined) this.#measure(at, paintedAt);
    else this.#startedAt.set(commandId, at);
  }

  /** To be called in the flush that brought the command's row. */
  shown(commandId: string): void {
    afterDrawn(this.#view, () => this.#painted(commandId, this.#view.performance.now()));
  }

  #painted(commandId: string, at: number): void {
    const start = this.#startedAt.get(commandId);
    this.#startedAt.delete(commandId);
    if (start !== undefined) {
      this.#measure(start, at);
      return;
    }
    if (this.#paintedAt.size >= kept) this.#paintedAt.clear();
    this.#paintedAt.set(commandId, at);
  }

  #measure(start: number, end: number): void {
    const { performance } = this.#view;
    if (performance.getEntriesByName(keyToPaint).length >= kept) performance.clearMeasures(keyToPaint);
    performance.measure(keyToPaint, { start, end });
  }
}
