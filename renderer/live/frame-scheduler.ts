/** Runs one callback soon: at the next animation frame, or by a timer where frames do not come (hidden, occluded). */
export type Scheduler = {
  /** @param atLeastMs how long the callback may wait for more to come; an earlier request wins */
  request(run: () => void, atLeastMs?: number): void;
  cancel(): void;
};

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
    request(run, atLeastMs = 0) {
      const isLater = atLeastMs > 0;
      if (frame !== 0 || (isLater && timer !== 0)) return;
      cancel();
      const once = () => {
        cancel();
        run();
      };
      if (!isLater) frame = view.requestAnimationFrame(once);
      timer = view.setTimeout(once, Math.max(hiddenDelayMs, atLeastMs));
    },
  };
}
