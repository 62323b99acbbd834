import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { type ControlRoom, startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const slowly = { timeout: 15_000 };
/** Somebody drives there from another visit, which takes more than a minute: the first may be where they stand. */
const isBehindAnother = (stop: Element) =>
  stop.closest('.timeline-row')?.querySelector('[id^="stop-"]') !== stop;
/** Every technician has a row in sight: one that is scrolled away is not drawn. */
const tall = { width: 1920, height: 2600 };

describe.skipIf(!browserPath)('what vans carry', () => {
  let room: ControlRoom;
  let browser: Browser;
  let page: Page;
  let ticketId = '';
  const stop = () => page.locator(`#stop-${ticketId}`);
  const dialog = () => page.getByRole('dialog');
  const technicianOf = () => page.locator('.timeline-row', { has: stop() }).getAttribute('data-technician');

  beforeAll(async () => {
    room = await startControlRoom({ demo: 'full', simulate: false });
    browser = await launchBrowser();
    ({ page } = await openDispatchBoard(browser, room, tall));
  });

  afterAll(async () => {
    await browser?.close();
    await room?.stop();
  });

  it('is given by the demo world: a route fits the van it is planned for', async () => {
    const counted = await askDatabase(
      room,
      `select tickets.id from tickets join vans on vans.technician_id = tickets.technician_id
        where tickets.state ->> 'status' = 'assigned' and tickets.kind in ('outage', 'installation')
          and (vans.stock -> 'parts' ->> (select id::text from parts where names ->> 'id' = 'konektor'))::int >= 16`,
    );
    let found = '';
    for (const { id } of counted) {
      ticketId = String(id);
      if ((await stop().count()) !== 1 || (await stop().getAttribute('data-conflict')) !== null) continue;
      found ||= ticketId;
      if (!(await stop().evaluate(isBehindAnother))) continue;
      found = ticketId;
      break;
    }
    ticketId = found;
    await stop().dispatchEvent('click');
    await expect.poll(() => stop().getAttribute('aria-selected'), slowly).toBe('true');
    expect(await stop().getAttribute('data-conflict')).toBeNull();
  });

  it('ends a visit where a supervisor empties the van, and the board says which parts it lacks', async () => {
    const technician = await technicianOf();
    await page.keyboard.press('k');
    await dialog().locator('.van-table tr[aria-selected="true"]').waitFor(slowly);
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.van-editor') !== null), slowly)
      .toBe(true);
    await dialog().getByRole('button', { name: 'Kosongkan' }).click();
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    const stock = async () => {
      const [row] = await askDatabase(
        room,
        "select version, stock -> 'parts' as parts from vans where technician_id = $1",
        [technician],
      );
      return Object.values(row?.parts ?? {}).reduce((sum, count) => Number(sum) + Number(count), 0);
    };
    await expect.poll(stock, slowly).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => stop().getAttribute('data-conflict'), slowly).toBe('parts');
    expect(await stop().getAttribute('title')).toMatch(/kendaraan kurang .*\d+ konektor/);
  });

  it('is asked of every place before a visit is put there', async () => {
    const outlook = page.locator('.carried-words');
    await stop().dispatchEvent('click');
    await page.keyboard.press(' ');
    await expect.poll(() => outlook.textContent(), slowly).toMatch(/kendaraan kurang .*\d+ konektor/);
    await page.keyboard.press('Escape');
  });

  it('is not asked of a visit that takes nothing off the van', async () => {
    await page.keyboard.press('Enter');
    const fields = dialog().locator('.visit-parts input');
    await fields.first().waitFor(slowly);
    for (const field of await fields.all()) await field.fill('0');
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await expect.poll(() => stop().getAttribute('data-conflict'), slowly).toBeNull();
    const said = () => askDatabase(room, 'select parts from work_orders where ticket_id = $1', [ticketId]);
    await expect.poll(said, slowly).toHaveLength(1);
  });

  it('stands above the terms of the technician’s days, and a stop that breaks one says so', async () => {
    const technician = await technicianOf();
    const kept = async () => {
      const [row] = await askDatabase(
        room,
        'select day_end as "dayEnd", most_driving_minutes as minutes, certificates from vans where technician_id = $1',
        [technician],
      );
      return row;
    };
    await page.keyboard.press('k');
    await dialog().getByLabel('Hari berakhir').selectOption('home');
    await dialog().getByLabel('Paling lama mengemudi, menit').fill('0');
    await expect.poll(() => dialog().locator('.van-fault').textContent(), slowly).toMatch(/menit bulat/);
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await dialog().getByLabel('Paling lama mengemudi, menit').fill('1');
    await dialog().getByRole('checkbox', { name: 'sertifikat ruang terbatas' }).check();
    await dialog().getByLabel('sertifikat ruang terbatas: berlaku sampai tanggal').fill('2020-01-31');
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    const expired = { code: 'confined-space', validUntil: '2020-01-31' };
    await expect.poll(kept, slowly).toMatchObject({
      dayEnd: { kind: 'home' },
      minutes: 1,
      certificates: expect.arrayContaining([expired]),
    });
    await page.keyboard.press('Escape');
    await expect.poll(() => stop().getAttribute('data-conflict'), slowly).toBe('beyond-driving');
    const required = dialog().getByRole('checkbox', { name: 'sertifikat ruang terbatas' });
    for (const [isRequired, conflict] of [
      [true, 'skills'],
      [false, 'beyond-driving'],
    ] as const) {
      await page.keyboard.press('Enter');
      await required.setChecked(isRequired);
      await dialog().getByRole('button', { name: 'Simpan' }).click();
      await expect.poll(() => stop().getAttribute('data-conflict'), slowly).toBe(conflict);
    }
    await page.keyboard.press('k');
    await dialog().getByLabel('Paling lama mengemudi, menit').fill('');
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => stop().getAttribute('data-conflict'), slowly).not.toBe('beyond-driving');
  });

  it('is asked of it again once it takes what is usual', async () => {
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Barang biasa' }).click();
    await dialog().getByRole('button', { name: 'Simpan' }).click();
    await expect.poll(() => stop().getAttribute('data-conflict'), slowly).toBe('parts');
  });

  it('is not asked for a part that is retired, and is again when the part comes back', async () => {
    const retired = async () => {
      const rows = await askDatabase(room, 'select id from parts where retired');
      return rows.length;
    };
    await page.keyboard.press('k');
    await dialog().getByRole('button', { name: 'Barang', exact: true }).click();
    const row = dialog().locator('.part-table tr', { has: page.locator('input[value="konektor"]') });
    await row.getByRole('button', { name: 'Hentikan' }).click();
    await expect.poll(retired, slowly).toBe(1);
    expect(await violationsOf(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => stop().getAttribute('title'), slowly).not.toMatch(/konektor/);
    await page.keyboard.press('k');
    await dialog().getByRole('button', { name: 'Barang', exact: true }).click();
    await row.getByRole('button', { name: 'Pakai lagi' }).click();
    await expect.poll(retired, slowly).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => stop().getAttribute('title'), slowly).toMatch(/konektor/);
  });
});
