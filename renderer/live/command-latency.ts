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

  constructor(view: Window) {
    this.#view = view;
  }

  inputAt(): number {
    return this.#view.event?.timeStamp ?? this.#view.performance.now();
  }

  started(commandId: string, at: number): void {
    this.#startedAt.set(commandId, at);
  }

  /** To be called in the flush that brought the command's row. */
  shown(commandId: string): void {
    const start = this.#startedAt.get(commandId);
    if (start === undefined) return;
    this.#startedAt.delete(commandId);
    this.#view.requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => this.#measure(start);
      channel.port2.postMessage(null);
    });
  }

  #measure(start: number): void {
    const { performance } = this.#view;
    if (performance.getEntriesByName(keyToPaint).length >= kept) performance.clearMeasures(keyToPaint);
    performance.measure(keyToPaint, { start });
  }
}
