import type { Locator, Page } from 'playwright-core';
import { boardPage } from '../../../tests/support/board-page.ts';
import { launchBrowser, openPage } from '../../../tests/support/browser.ts';
import type { ControlRoom } from '../../../tests/support/control-room.ts';
import { askDatabase } from '../../../tests/support/server-truth.ts';
import { nobodyTookThem, somebodyTookThem } from './every-ticket.ts';
import { epochMs } from './marker.ts';

declare global {
  interface Window {
    /** What a board shows from one frame to the next, since it began to be watched. */
    watched: {
      /** The longest time between two frames, in milliseconds. */
      longestFrameMs: number;
      /** Epoch milliseconds of the last frame before which the counter became 0. */
      zeroAt: number;
    };
  }
}

const restMs = 10_000;
const afterMs = 3000;

export type BigUpdate = { readonly seconds: number; readonly longestFrameMs: number };

/**
 * One transaction that changes every ticket, seen from an open board.
 * @returns seconds from the commit until the board counts them all, and the board's longest frame until it is at rest
 */
export async function updateEveryTicket(room: ControlRoom): Promise<BigUpdate> {
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, await room.startDesk());
    const board = boardPage(page);
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    return await updateSeenOn(page, room);
  } finally {
    await browser.close();
    await room.stopDesk();
  }
}

async function updateSeenOn(page: Page, room: ControlRoom): Promise<BigUpdate> {
  const unacknowledged = page.locator('.counter', { hasText: 'Belum diakui' }).locator('.counter-value');
  const zero = unacknowledged.filter({ hasText: /^0$/ });
  await askDatabase(room, nobodyTookThem);
  await zero.waitFor({ state: 'hidden', timeout: 120_000 });
  await untilAtRest(unacknowledged);
  await unacknowledged.evaluate(watchFrames);
  await askDatabase(room, somebodyTookThem);
  const committedAt = epochMs();
  await zero.waitFor({ timeout: 120_000 });
  await page.waitForFunction(() => window.watched.zeroAt > 0);
  /* Other lists and what is read in steps follow the counter. */
  await page.waitForTimeout(afterMs);
  const { longestFrameMs, zeroAt } = await page.evaluate(() => window.watched);
  return { seconds: (zeroAt - committedAt) / 1000, longestFrameMs };
}

/** The first change is taken in step by step; the second shall find a board that has nothing to do. */
async function untilAtRest(counter: Locator): Promise<void> {
  let seen: string | null = null;
  for (;;) {
    const shown = await counter.textContent();
    if (shown === seen) return;
    seen = shown;
    await counter.page().waitForTimeout(restMs);
  }
}

/** Runs in the page: whoever waits outside of it asks twice a second at most. */
function watchFrames(counter: Element): void {
  window.watched = { longestFrameMs: 0, zeroAt: 0 };
  let before = performance.now();
  let shown = counter.textContent;
  const frame = (now: number) => {
    window.watched.longestFrameMs = Math.max(window.watched.longestFrameMs, now - before);
    before = now;
    if (counter.textContent !== shown && counter.textContent === '0')
      window.watched.zeroAt = performance.timeOrigin + performance.now();
    shown = counter.textContent;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
