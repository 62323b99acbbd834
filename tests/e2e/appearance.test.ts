import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage, ultraHd } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { violationsOf } from '../support/soundness.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

type Look = {
  readonly theme: 'Malam' | 'Siang' | 'Night' | 'Day';
  readonly language: 'Bahasa Indonesia' | 'English';
};

describe.skipIf(!browserPath)('the console in every light', () => {
  let room: ControlRoom;
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(images, { recursive: true });
    room = await startControlRoom({ demo: 'full' });
    browser = await launchBrowser();
    const { page, context } = await openPage(browser, room.boardAddress);
    const [operator] = room.server.signIn;
    await boardPage(page).signIn(operator?.username ?? '', operator?.password ?? '');
    await boardPage(page).live();
    await context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  async function open(viewport: { width: number; height: number }): Promise<Page> {
    const { page } = await openPage(browser, room.boardAddress, viewport);
    await boardPage(page).live();
    await page.locator('.queue-row').nth(5).click();
    await page.locator('.ticket-panel .panel-number').waitFor();
    return page;
  }

  async function choose(page: Page, label: string | RegExp): Promise<void> {
    await page.locator('button.person').click();
    await page.getByRole('menu').getByText(label, { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  }

  /** Everything fits the screen, and nothing is unreadable for anybody. */
  async function expectSound(page: Page, part = 'body'): Promise<void> {
    const overflow = await page.evaluate(
      () =>
        document.documentElement.scrollWidth > innerWidth ||
        document.documentElement.scrollHeight > innerHeight,
    );
    expect(overflow).toBe(false);
    expect(await violationsOf(page, part)).toEqual([]);
  }

  const looks: readonly [name: string, viewport: typeof fullHd | typeof ultraHd, look: Look][] = [
    ['console-night', fullHd, { language: 'Bahasa Indonesia', theme: 'Malam' }],
    ['console-day', fullHd, { language: 'English', theme: 'Day' }],
    ['console-4k-night', ultraHd, { language: 'English', theme: 'Night' }],
    ['console-4k-day', ultraHd, { language: 'Bahasa Indonesia', theme: 'Siang' }],
  ];

  it.each(looks)(
    '%s fits its screen and has no serious accessibility finding',
    async (name, viewport, look) => {
      const page = await open(viewport);
      await choose(page, look.language);
      await choose(page, look.theme);
      await page.waitForTimeout(1500);
      await page.screenshot({ path: join(images, `${name}.png`) });
      await expectSound(page);
      await page.context().close();
    },
  );

  it.each(['Malam', 'Siang'] as const)('has sound dialogs and a sound archive (%s)', async (theme) => {
    const page = await open(fullHd);
    await choose(page, 'Bahasa Indonesia');
    await choose(page, theme);
    await boardPage(page).press('Shift+T');
    await page.locator('.assign-lists label').first().waitFor();
    await expectSound(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await boardPage(page).press('Control+/');
    await page.locator('[data-shortcut="ticket.resolve"]').click();
    await boardPage(page).press('t');
    await expectSound(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await boardPage(page).find('siti kabel');
    await page.locator('[data-section="history"] [role="option"]').first().waitFor();
    await expectSound(page, '[role="dialog"]');
    await page.locator('[data-section="history"] [role="option"]').first().click();
    await page.locator('.panel-archive').waitFor();
    await expectSound(page, '.ticket-panel');
    await page.context().close();
  });

  it('lets no filter lie over another on a small screen', async () => {
    const page = await open({ width: 1366, height: 768 });
    await choose(page, 'Bahasa Indonesia');
    const overlaps = () =>
      page.locator('.queue-filters > *').evaluateAll((elements) => {
        const boxes = elements.map((element) => element.getBoundingClientRect()).filter(({ width }) => width);
        return boxes.filter((box, index) => index > 0 && box.left < (boxes[index - 1]?.right ?? 0)).length;
      });
    expect(await overlaps()).toBe(0);
    const cut = await page
      .locator('.facet > .ink-3')
      .evaluateAll((labels) => labels.filter((label) => label.scrollWidth > label.clientWidth).length);
    expect(cut).toBe(0);
    await page.locator('.facet', { hasText: 'Kecamatan' }).click();
    await page.getByRole('menuitemcheckbox').first().click();
    await page.keyboard.press('Escape');
    expect(await overlaps()).toBe(0);
    await page.context().close();
  });

  it('keeps its colours for what is abnormal when the server is away', async () => {
    const page = await open(fullHd);
    await choose(page, 'Bahasa Indonesia');
    await choose(page, 'Malam');
    await room.killServer();
    await boardPage(page).away();
    await expect
      .poll(() => page.locator('.pane[data-stale]').count(), { timeout: 30_000 })
      .toBeGreaterThan(3);
    await page.screenshot({ path: join(images, 'console-away.png') });
    await expectSound(page);
  });
});
