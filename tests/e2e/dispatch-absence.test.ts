import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const slowly = { timeout: 30_000 };
/** Every technician has a row in sight: one that is scrolled away is not drawn. */
const tall = { width: 1920, height: 2600 };

describe.skipIf(!browserPath)('a technician who does not come', () => {
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;
  let absent = '';
  /* By the clock others may have gone home with a visit before them. */
  const away = (name: string) => page.locator('.attention li[data-kind="away"]', { hasText: name });
  const proposal = () => page.locator('.proposal');
  const stopsAhead = (technicianId: string) =>
    page.locator(`.timeline-row[data-technician="${technicianId}"] .stop[data-state="ahead"]`);

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page } = await openDispatchBoard(browser, room, tall));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  /** The technician with most visits before them, chosen, and one of the visits locked to them. */
  const chooseTheBusiest = async () => {
    const rows = page.locator('.timeline-row');
    const counts = await rows.evaluateAll((all) =>
      all.map((row) => ({
        technicianId: row.getAttribute('data-technician') ?? '',
        name: row.querySelector('.timeline-name .ellipsis')?.textContent ?? '',
        ahead: row.querySelectorAll('.stop[data-state="ahead"]').length,
      })),
    );
    const [busiest] = counts.toSorted((a, b) => b.ahead - a.ahead);
    if (!busiest || busiest.ahead < 2) throw new Error('Nobody has two visits before them');
    const stop = stopsAhead(busiest.technicianId).first();
    await stop.click();
    const locked = ((await stop.getAttribute('id')) ?? '').replace('stop-', '');
    if (!((await stop.getAttribute('title')) ?? '').includes('terkunci')) await page.keyboard.press('l');
    await expect
      .poll(() => page.locator(`#stop-${locked}`).getAttribute('title'), slowly)
      .toContain('terkunci');
    return { ...busiest, locked };
  };

  it('is named with what is ahead of them, and one key proposes who takes it over, locks with it', async () => {
    const { technicianId, name, locked } = await chooseTheBusiest();
    absent = technicianId;
    await page.keyboard.press('Shift+A');
    await away(name).waitFor(slowly);
    expect(await violationsOf(page, '.attention')).toEqual([]);
    // The dialog says who is given nothing before anybody is told.
    await page.keyboard.press('p');
    await expect.poll(() => page.locator('.publish-withheld').textContent(), slowly).toContain('tidak hadir');
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await proposal().waitFor(slowly);
    expect(await proposal().locator('h2').textContent()).toMatch(/^Usulan: \d+ kunjungan diserahkan/);
    await page.keyboard.press('Control+Enter');
    await page
      .locator(`.timeline-row:not([data-technician="${technicianId}"]) #stop-${locked}`)
      .waitFor({ state: 'attached', ...slowly });
    const holder = async () => {
      const [order] = await askDatabase(
        room,
        "select lock ->> 'technicianId' as holder from work_orders where ticket_id = $1",
        [locked],
      );
      return z.string().nullish().parse(order?.holder) ?? null;
    };
    await expect.poll(async () => [null, technicianId].includes(await holder()), slowly).toBe(false);
  });

  it('is given nothing when the day is published, and their tickets go to whoever took them over', async () => {
    await page.keyboard.press('p');
    await page.getByRole('dialog').locator('button[type="submit"]').click();
    const published = async () =>
      (
        await askDatabase(
          room,
          'select count(*) > 0 as is from dispatch_days where published is not null',
          [],
        )
      )[0]?.is ?? false;
    await expect.poll(published, slowly).toBe(true);
    const given = async () =>
      (
        await askDatabase(
          room,
          "select count(*)::int as n from tickets where status = 'assigned' and state ->> 'technicianId' = $1 and id in (select (jsonb_array_elements_text(route -> 'ticketIds'))::uuid from dispatch_days, jsonb_array_elements(routes) as route where route ->> 'technicianId' <> $1)",
          [absent],
        )
      )[0]?.n ?? null;
    await expect.poll(given, slowly).toBe(0);
  });
});
