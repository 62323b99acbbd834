// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FrameRequests, frameRequests, newsEveryMs } from './frame-requests.ts';

/** Fake frames come every 16 ms. */
const frameMs = 16;

describe('the frames of a map', () => {
  let paint: ReturnType<typeof vi.fn<(nowMs: number) => void>>;
  let frames: FrameRequests;
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout', 'performance'],
    });
    paint = vi.fn<(nowMs: number) => void>();
    frames = frameRequests(window, paint);
  });
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.advanceTimersByTime(ms);

  it('are painted once, however often one is asked for', () => {
    frames.soon();
    frames.soon();
    pass(frameMs);
    expect(paint).toHaveBeenCalledTimes(1);
    pass(1000);
    expect(paint).toHaveBeenCalledTimes(1);
  });

  it('leave the next one to whoever works, when there is news', () => {
    frames.forNews();
    pass(frameMs);
    expect(paint).not.toHaveBeenCalled();
    pass(frameMs);
    expect(paint).toHaveBeenCalledTimes(1);
  });

  it('come a few times a second while news follows on news, and the last of it is painted', () => {
    for (let ms = 0; ms < 2000; ms += 5) {
      frames.forNews();
      pass(5);
    }
    const most = 2000 / newsEveryMs + 1;
    expect(paint.mock.calls.length).toBeGreaterThan(most / 2);
    expect(paint.mock.calls.length).toBeLessThanOrEqual(most);
    frames.forNews();
    paint.mockClear();
    pass(newsEveryMs + 2 * frameMs);
    expect(paint).toHaveBeenCalledTimes(1);
  });

  it('show waiting news with a frame that is painted for another reason, and not again', () => {
    frames.forNews();
    pass(2 * frameMs);
    frames.forNews();
    frames.soon();
    pass(frameMs);
    expect(paint).toHaveBeenCalledTimes(2);
    pass(1000);
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('stop with the map', () => {
    frames.soon();
    frames.forNews();
    frames.cancel();
    pass(1000);
    expect(paint).not.toHaveBeenCalled();
  });
});
