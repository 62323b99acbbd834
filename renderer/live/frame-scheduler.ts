/** Runs one callback soon: at the next animation frame, or by a timer where frames do not come (hidden, occluded). */
export type Scheduler = { request(run: () => void): void; cancel(): void };

/** A hidden window must still drain what it is sent, only not sixty times a second. */
const hiddenDelayMs = 250;

export function frameScheduler(view: Window): Scheduler {
  let frame = 0;
  let timer = 0;

  const cancel = () => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
    frame = 0;
    timer = 0;
  };

  return {
    cancel,
    request(run) {
      if (timer !== 0) return;
      const once = () => {
        cancel();
        run();
      };
      frame = view.requestAnimationFrame(once);
      timer = view.setTimeout(once, hiddenDelayMs);
    },
  };
}
