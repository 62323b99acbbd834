import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import { browserPath, fullHd, launchBrowser, openPage } from '../support/browser.ts';
import { type ControlRoom, launchDesk, startControlRoom } from '../support/control-room.ts';
import { nobodyHasTakenCriticals } from '../support/criticals.ts';
import { askDatabase } from '../support/server-truth.ts';
import { flawsOf, violationsOf } from '../support/soundness.ts';

describe.skipIf(!browserPath)('a wall display', () => {
  let room: ControlRoom;
  let browser: Browser;
  let wallDesk: Awaited<ReturnType<typeof launchDesk>>;
  let console: Page;
  let wall: Page;

  const startWallDesk = () =>
    launchDesk({
      environment: {
        AGLIS_SERVER_URL: room.server.address,
        AGLIS_DATA_DIR: join(room.directory, 'wall-desk'),
        AGLIS_DESK_PORT: '0',
        AGLIS_DESK_NAME: 'panel-utara',
      },
    });
  const openWall = async () => {
    const { page } = await openPage(browser, wallDesk.address, fullHd);
    await page.goto(new URL('/windows/board/index.html', page.url()).href);
    return page;
  };
  const code = () => wall.locator('.pairing-code').textContent({ timeout: 90_000 });
  const displays = () => console.getByRole('dialog', { name: 'Layar dinding' });
  const openDisplays = async () => {
    await console.locator('button.person').click();
    await console.getByRole('menuitem', { name: 'Layar dinding' }).click();
    await displays().waitFor();
  };
  const pair = async (shown: string, name: string) => {
    await displays().getByLabel('Kode di layar').fill(shown);
    await displays().getByLabel('Nama layar').fill(name);
    await console.keyboard.press('Enter');
  };
  const isSound = async (page: Page, part: string) => {
    expect(await violationsOf(page, part)).toEqual([]);
    expect(await flawsOf(page, part)).toEqual([]);
  };

  beforeAll(async () => {
    room = await startControlRoom();
    wallDesk = await startWallDesk();
    browser = await launchBrowser();
    ({ page: console } = await openPage(browser, room.boardAddress, fullHd));
    const supervisor = room.server.signIn.find(({ role }) => role === 'supervisor');
    await boardPage(console).signIn(supervisor?.username ?? '', supervisor?.password ?? '');
    await boardPage(console).live();
    wall = await openWall();
  });

  afterAll(async () => {
    await browser?.close();
    await wallDesk?.service.stop();
    await room?.stop();
  });

  it('shows a code of eight letters, and the same one in every window of its desk', async () => {
    await wall.getByRole('button', { name: 'Pasangkan sebagai layar' }).click();
    expect(await code()).toMatch(/^[3479B-DF-HJKMNPRTV-Y]{4}-[3479B-DF-HJKMNPRTV-Y]{4}$/);
    await isSound(wall, 'body');
    const second = await openWall();
    expect(await second.locator('.pairing-code').textContent()).toBe(await code());
    await second.close();
  });

  it('is not paired by a wrong code', async () => {
    await openDisplays();
    await pair('BBBB-BBBB', 'Dinding utara');
    await displays().getByText('Tidak ada layar yang menunggu dengan kode ini').waitFor();
  });

  it('shows the room when a supervisor has approved its code', async () => {
    await pair(String(await code()).toLowerCase(), 'Dinding utara');
    await displays().getByText('Layar dipasangkan').waitFor();
    await wall.locator('.tile-frame').first().waitFor({ timeout: 30_000 });
    await displays().getByRole('listitem').filter({ hasText: 'panel-utara' }).getByText('menyala').waitFor();
    await isSound(console, '[role="dialog"]');
    await console.keyboard.press('Escape');
  });

  it('shows its board where a console was opened, too', async () => {
    const { page, context } = await openPage(browser, wallDesk.address, fullHd);
    await page.waitForURL(/windows\/board\/index\.html#kiosk=1$/);
    await page.locator('.tile-frame').first().waitFor();
    await context.close();
  });

  it('gives no command: neither does a critical offer one nor does the board open its editor', async () => {
    await nobodyHasTakenCriticals(room);
    await wall.locator('.critical-hero').waitFor();
    expect(await wall.locator('.critical-acknowledge').count()).toBe(0);
    await wall.keyboard.press('a');
    await wall.keyboard.press('e');
    await wall.waitForTimeout(500);
    expect(await wall.locator('.edited-tile').count()).toBe(0);
    expect(await wall.locator('.critical-hero').count()).toBe(1);
    const [given] = await askDatabase(
      room,
      `select count(*)::int as n from audit_entries
       where account_id in (select id from accounts where role = 'display')`,
    );
    expect(given?.n).toBe(0);
  });

  it('shows what it last knew after a power cut with the server away, and is signed in when it is back', async () => {
    await room.killServer();
    await wallDesk.service.stop();
    wallDesk = await startWallDesk();
    await wall.close();
    wall = await openWall();
    await wall.locator('.critical-hero').waitFor();
    await wall.locator('.tile-frame').first().waitFor();
    expect(await wall.locator('.pairing-code').count()).toBe(0);
    await room.startServer();
    await boardPage(console).live();
    await wall.locator('.away-banner').waitFor({ state: 'detached', timeout: 60_000 });
    expect(await wall.locator('.pairing-code').count()).toBe(0);
  });

  it('shows a code again when it is revoked, also after it is loaded anew', async () => {
    await openDisplays();
    const line = displays().getByRole('listitem').filter({ hasText: 'Dinding utara' });
    await line.getByRole('button', { name: 'Cabut' }).click();
    await line.getByRole('button', { name: 'Tekan lagi untuk mencabut' }).click();
    await displays().getByText('Belum ada layar yang dipasangkan.').waitFor();
    const words = wall.getByRole('alert').getByText('Izin layar Dinding utara dicabut');
    await words.waitFor({ timeout: 15_000 });
    await code();
    await wall.reload();
    await code();
  });

  it('may acknowledge when that was allowed, in its own name', async () => {
    await displays().getByRole('checkbox', { name: 'Boleh mengakui tiket kritis' }).check();
    await displays().getByLabel('Kode di layar').focus();
    await pair(String(await code()), 'Dinding selatan');
    await displays().getByText('boleh mengakui', { exact: true }).waitFor();
    await wall.locator('.critical-acknowledge').waitFor({ timeout: 30_000 });
    await wall.keyboard.press('a');
    const acknowledged = async () =>
      (
        await askDatabase(
          room,
          `select count(*)::int as n from audit_entries
           where action = 'ticket.acknowledge' and actor_name = 'Dinding selatan' and outcome = 'accepted'`,
        )
      )[0]?.n;
    await expect.poll(acknowledged, { timeout: 15_000 }).toBe(1);
  });
});
