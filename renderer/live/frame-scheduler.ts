import { whenFrameIsDrawn } from './after-drawn.ts';

/** Runs one callback soon: at the next animation frame, or by a timer where frames do not come (hidden, occluded). */
export type Scheduler = {
  /** @param atLeastMs how long the callback may wait for more to come; an earlier request wins */
  request(run: () => void, atLeastMs?: number): void;
  /** Runs it when what is due has had its turn: input, and a frame. For work that was too long for one run. */
  goOn(run: () => void): void;
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
  const turn = new MessageChannel();
  let unfinished: (() => void) | null = null;
  let frame = 0;
  let timer = 0;
  let timerAt = 0;
  let restUntil = 0;

  const cancel = () => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
    frame = 0;
    timer = 0;
    unfinished = null;
  };
  const rest = (startedAt: number) =>
    whenFrameIsDrawn(view, () => {
      const now = performance.now();
      restUntil = now + Math.min(longestRestMs, restPerWork * (now - startedAt));
    });
  turn.port1.onmessage = () => {
    const run = unfinished;
    if (!run) return;
    cancel();
    run();
  };

  return {
    cancel,
    goOn(run) {
      cancel();
      unfinished = run;
      turn.port2.postMessage(null);
    },
    request(run, atLeastMs = 0) {
      const now = performance.now();
      const waitMs = Math.max(atLeastMs, restUntil - now);
      const isLater = waitMs > 0;
      if (unfinished || frame !== 0 || (isLater && timer !== 0 && timerAt <= now + waitMs)) return;
      cancel();
      const once = () => {
        const startedAt = performance.now();
        cancel();
        run();
        rest(startedAt);
      };
      if (!isLater) frame = view.requestAnimationFrame(once);
      const delayMs = isLater ? waitMs : hiddenDelayMs;
      timer = view.setTimeout(once, delayMs);
      timerAt = now + delayMs;
    },
  };
}
