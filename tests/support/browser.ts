import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../tools/browser.ts';

/** Null when this machine has no Chromium: the browser tests then count as skipped. */
export const browserPath = findBrowser();

export async function launchBrowser(): Promise<Browser> {
  if (!browserPath) throw new Error('There is no Chromium on this machine');
  return await chromium.launch({ executablePath: browserPath, args: browserArguments() });
}

export const fullHd = { width: 1920, height: 1080 } as const;
export const ultraHd = { width: 3840, height: 2160 } as const;

export async function openPage(
  browser: Browser,
  address: string,
  viewport: { width: number; height: number } = fullHd,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(address);
  return { page, context };
}
