import type { CDPSession, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Milliseconds between frames, while somebody asks for them. */
    frameGaps: number[];
  }
}

/** A window as the browser itself measures it. */
export type WatchedPage = {
  readonly page: Page;
  /** Seconds of processor time its main thread has worked: what waits for another process's turn is not its work. */
  busySeconds(): Promise<number>;
  /** Megabytes that its rows, marks and marks of marks take, after a collection. */
  heapMegabytes(): Promise<number>;
};

export async function watchPage(page: Page): Promise<WatchedPage> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    async busySeconds() {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    },
    async heapMegabytes() {
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      return usedSize / 1e6;
    },
  };
}

/** Pulls the map to and fro for so long. @returns milliseconds between the frames meanwhile */
export async function panMap(page: Page, seconds: number): Promise<readonly number[]> {
  const box = await page.locator('canvas').first().boundingBox();
  if (!box) throw new Error('The window shows no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(countFrames);
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await page.mouse.move(x - 100, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 40, { steps: 30 });
    await page.mouse.move(x - 100, y - 40, { steps: 30 });
    await page.mouse.up();
  }
  return await page.evaluate(() => {
    const gaps = window.frameGaps;
    window.frameGaps = [];
    return gaps;
  });
}

/** Runs in the page. */
function countFrames(): void {
  if (window.frameGaps) return;
  window.frameGaps = [];
  let before = performance.now();
  const frame = (now: number) => {
    window.frameGaps.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
