/** Within a frame's own callback: runs it when that frame was drawn. A message posted while a frame is made comes after. */
export function whenFrameIsDrawn(view: Window, run: () => void): void {
  const { MessageChannel } = view as Window & typeof globalThis;
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => {
    drawn.port1.close();
    run();
  };
  drawn.port2.postMessage(null);
}

/** Runs it when what was just changed has been drawn. */
export const afterDrawn = (view: Window, run: () => void): void =>
  void view.requestAnimationFrame(() => whenFrameIsDrawn(view, run));

/** The same, but no later than that many milliseconds: a window that is covered draws nothing. */
export function soonAfterDrawn(view: Window, run: () => void, atMostMs: number): void {
  let isDue = true;
  const once = () => {
    if (isDue) run();
    isDue = false;
  };
  afterDrawn(view, once);
  view.setTimeout(once, atMostMs);
}

/**
 * Runs it after so many frames, for work that takes its turn among others; sooner where frames do not come.
 * @returns how not to
 */
export function afterFrames(view: Window, frames: number, run: () => void, atMostMs: number): () => void {
  let isDue = true;
  let left = frames;
  const stop = () => {
    isDue = false;
    view.clearTimeout(timer);
  };
  const once = () => {
    if (!isDue) return;
    stop();
    run();
  };
  const timer = view.setTimeout(once, atMostMs);
  const drawn = () => {
    left -= 1;
    if (left > 0 && isDue) afterDrawn(view, drawn);
    else once();
  };
  afterDrawn(view, drawn);
  return stop;
}
