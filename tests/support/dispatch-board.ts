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

/** How many commands assigned a ticket, and how many tickets stand in routes and are nobody's. */
export const assignedSoFar = (room: ControlRoom) =>
  askDatabase(
    room,
    `select (select count(*)::int from commands where name = 'ticket.assign') as assigned,
       (select count(*)::int from tickets where status = 'open' and exists
         (select from dispatch_days where routes::text like '%' || tickets.id || '%')) as planned_for_nobody`,
  );

type Size = { readonly width: number; readonly height: number };

/** The day's board as a supervisor opens it from the console, with its routes drawn. */
export async function openDispatchBoard(
  browser: Browser,
  room: ControlRoom,
  size: Size = { width: 1920, height: 1080 },
): Promise<{ page: Page; context: BrowserContext }> {
  await everybodyIsAtWork(room);
  await somebodyHasTakenCriticals(room);
  const { page: console, context } = await openPage(browser, room.boardAddress);
  await boardPage(console).signIn('supervisor', 'karawang');
  return { page: await dispatchFrom(console, size), context };
}

/** The same at a desk that was started again and knows who is signed in. */
export async function reopenDispatchBoard(
  browser: Browser,
  boardAddress: string,
  size: Size,
): Promise<{ page: Page; context: BrowserContext }> {
  const { page: console, context } = await openPage(browser, boardAddress);
  return { page: await dispatchFrom(console, size), context };
}

async function dispatchFrom(console: Page, size: Size): Promise<Page> {
  const board = boardPage(console);
  await board.live();
  const opened = console.context().waitForEvent('page');
  await board.press('Shift+R');
  const page = await opened;
  await page.setViewportSize(size);
  await page.locator('.timeline-row').first().waitFor({ timeout: 60_000 });
  return page;
}
