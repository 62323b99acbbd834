/** Runs one callback soon: at the next animation frame, or by a timer where frames do not come (hidden, occluded). */
export type Scheduler = {
  /** @param atLeastMs how long the callback may wait for more to come; an earlier request wins */
  request(run: () => void, atLeastMs?: number): void;
  cancel(): void;
};

/** A hidden window must still drain what it is sent, only not sixty times a second. */
const hiddenDelayMs = 250;
/**
 * After each run the thread is left alone for so many times as long as the run and what it drew took. A first change is
 * drawn in the next frame; two hundred a second in a large room are drawn a few at a time, and a fifth of the thread
 * at most goes into it.
 */
const restPerWork = 4;
const longestRestMs = 400;

export function frameScheduler(view: Window): Scheduler {
  const { performance, MessageChannel } = view as Window & typeof globalThis;
  let frame = 0;
  let timer = 0;
  let restUntil = 0;

  const cancel = () => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
    frame = 0;
    timer = 0;
  };
  /** A message posted while a frame is made is delivered after that frame was drawn. */
  const rest = (startedAt: number) => {
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => {
      const now = performance.now();
      restUntil = now + Math.min(longestRestMs, restPerWork * (now - startedAt));
      drawn.port1.close();
    };
    drawn.port2.postMessage(null);
  };

  return {
    cancel,
    request(run, atLeastMs = 0) {
      const waitMs = Math.max(atLeastMs, restUntil - performance.now());
      const isLater = waitMs > 0;
      if (frame !== 0 || (isLater && timer !== 0)) return;
      cancel();
      const once = () => {
        const startedAt = performance.now();
        cancel();
        run();
        rest(startedAt);
      };
      if (!isLater) frame = view.requestAnimationFrame(once);
      timer = view.setTimeout(once, isLater ? waitMs : hiddenDelayMs);
    },
  };
}
