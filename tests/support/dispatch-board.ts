import type { Browser, BrowserContext, Page } from 'playwright-core';
import { boardPage } from './board-page.ts';
import { openPage } from './browser.ts';
import type { ControlRoom } from './control-room.ts';
import { somebodyHasTakenCriticals } from './criticals.ts';
import { askDatabase } from './server-truth.ts';

/**
 * Everybody who is not on leave is at work for some hours yet: a day is planned by what is left of it, and the tests run
 * in the evening, too.
 */
export const everybodyIsAtWork = (room: ControlRoom) =>
  askDatabase(
    room,
    `update technicians set version = version + 1, availability = jsonb_build_object(
  'kind', 'on-shift', 'until', floor(extract(epoch from now() + interval '6 hours') * 1000))
  where availability ->> 'kind' <> 'on-leave'`,
  );

/** The day's board as a supervisor opens it from the console, with its routes drawn. */
export async function openDispatchBoard(
  browser: Browser,
  room: ControlRoom,
  size = { width: 1920, height: 1080 },
): Promise<{ page: Page; context: BrowserContext }> {
  await everybodyIsAtWork(room);
  await somebodyHasTakenCriticals(room);
  const { page: console, context } = await openPage(browser, room.boardAddress);
  const board = boardPage(console);
  await board.signIn('supervisor', 'karawang');
  await board.live();
  const opened = context.waitForEvent('page');
  await board.press('Shift+R');
  const page = await opened;
  await page.setViewportSize(size);
  await page.locator('.timeline-row').first().waitFor({ timeout: 60_000 });
  return { page, context };
}
