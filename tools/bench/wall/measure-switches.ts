import type { Page } from 'playwright-core';
import { boardPage } from '../../../tests/support/board-page.ts';
import { fullHd } from '../../../tests/support/browser.ts';

const rounds = 6;

/** Milliseconds from the key or click to the painted frame that shows what was asked for, one for each time. */
export type Switches = {
  readonly theme: readonly number[];
  readonly language: readonly number[];
  /** The next board of the same window, until its last tile is filled. */
  readonly nextBoard: readonly number[];
  /** A window of its own, from its address to its first tickets. */
  readonly boardWindow: readonly number[];
};

declare global {
  interface Window {
    paintedAfter: number;
  }
}

export async function measureSwitches(console: Page, board: Page): Promise<Switches> {
  // By the clock it may be either.
  await choose(console, 'tema malam');
  await console.waitForTimeout(500);
  const theme: number[] = [];
  const language: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [toTheme, toLanguage] =
      round % 2 === 0 ? ['tema siang', 'bahasa inggris'] : ['night theme', 'indonesian'];
    theme.push(await commandUntil(console, toTheme, 'data-theme'));
    language.push(await commandUntil(console, toLanguage, 'lang'));
  }
  return { theme, language, nextBoard: await steps(board), boardWindow: await openings(board) };
}

/** Chooses a command in the finder. @returns milliseconds from Enter until the attribute of the document has changed and is painted */
async function commandUntil(page: Page, words: string, attribute: string): Promise<number> {
  await find(page, words);
  return await painted(page, 'Enter', { selector: 'html', attribute });
}

async function choose(page: Page, words: string): Promise<void> {
  await find(page, words);
  await page.keyboard.press('Enter');
}

async function find(page: Page, words: string): Promise<void> {
  await boardPage(page).find(words);
  await page.getByRole('option', { name: words, selected: true }).waitFor();
}

async function steps(board: Page): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    taken.push(
      await painted(board, 'ArrowRight', {
        selector: '.board-head h1',
        attribute: null,
        without: '.tile-outline',
      }),
    );
  return taken;
}

/** What changes: an attribute, or the text, of an element; and what must have gone by then. */
type Changed = { readonly selector: string; readonly attribute: string | null; readonly without?: string };

/** @returns milliseconds from the key until the change is painted */
async function painted(page: Page, key: string, changed: Changed): Promise<number> {
  await page.evaluate(untilPainted, changed);
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.paintedAfter > 0);
  const taken = await page.evaluate(() => window.paintedAfter);
  await page.waitForTimeout(500);
  return taken;
}

/** Runs in the page. */
function untilPainted({ selector, attribute, without }: Changed): void {
  const value = () => {
    const element = document.querySelector(selector);
    return attribute === null ? element?.textContent : element?.getAttribute(attribute);
  };
  const before = value();
  window.paintedAfter = 0;
  let from = 0;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      from = timeStamp;
    },
    { capture: true, once: true },
  );
  const observer = new MutationObserver(() => {
    if (value() === before || (without && document.querySelector(without))) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // A message posted while a frame is made is delivered after that frame was painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        window.paintedAfter = performance.now() - from;
      };
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

async function openings(board: Page): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await board.context().newPage();
    await page.setViewportSize(fullHd);
    const startedAt = performance.now();
    await page.goto(board.url(), { waitUntil: 'commit' });
    await page.locator('.ticket-line').first().waitFor();
    taken.push(performance.now() - startedAt);
    await page.close();
  }
  await board.bringToFront();
  return taken;
}
