/** When the map is painted: at most once a frame for whoever moves it, and less often for news of the data. */
export type FrameRequests = {
  /** In the next frame. */
  soon(): void;
  /**
   * For news of the data: the frame after the next one. A repaint costs 8–10 ms without a GPU, and the next frame
   * belongs to the list a person is working in (key to pixel). Where news follows on news it waits for more.
   */
  forNews(): void;
  cancel(): void;
};

type Frames = Pick<
  Window,
  'requestAnimationFrame' | 'cancelAnimationFrame' | 'setTimeout' | 'clearTimeout'
> & { readonly performance: Pick<Performance, 'now'> };

/** A busy room is told of two hundred changes a second, and every repaint is a whole frame of the window. */
export const newsEveryMs = 200;

export function frameRequests(view: Frames, paint: (nowMs: number) => void): FrameRequests {
  const pending: { frame: number | null; news: (() => void) | null } = { frame: null, news: null };
  let newsPaintedAt = -Infinity;

  const cancelNews = () => {
    pending.news?.();
    pending.news = null;
  };
  const soon = () => {
    pending.frame ??= view.requestAnimationFrame((nowMs) => {
      pending.frame = null;
      cancelNews();
      paint(nowMs);
    });
  };
  const newsIsDue = () => {
    pending.news = null;
    newsPaintedAt = view.performance.now();
    soon();
  };
  return {
    soon,
    forNews() {
      if (pending.frame !== null || pending.news) return;
      const waitMs = newsPaintedAt + newsEveryMs - view.performance.now();
      if (waitMs > 0) {
        const timer = view.setTimeout(newsIsDue, waitMs);
        pending.news = () => view.clearTimeout(timer);
      } else {
        const frame = view.requestAnimationFrame(newsIsDue);
        pending.news = () => view.cancelAnimationFrame(frame);
      }
    },
    cancel() {
      cancelNews();
      if (pending.frame !== null) view.cancelAnimationFrame(pending.frame);
      pending.frame = null;
    },
  };
}
