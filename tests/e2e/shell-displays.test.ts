import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import { isDouble, type ShellRoom, shellGround, startShellRoom } from '../support/shell.ts';

const images = resolve(import.meta.dirname, '../../docs/images');
/* The primary in the middle; the panel at its right has twice its pixels. */
const displays = [
  { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
  { id: 2, bounds: { x: 1920, y: -300, width: 1920, height: 1080 }, scaleFactor: 2 },
  { id: 3, bounds: { x: -1280, y: 100, width: 1280, height: 720 } },
];
const [left, middle, right] = [-1280, 0, 1920];

describe.runIf(shellGround && isDouble)(`displays of a workstation, on ${shellGround}`, () => {
  let room: ShellRoom;
  let console: Page;

  const board = () =>
    room.shell.windows().find((page) => page.url().includes('/windows/board/')) as Page | undefined;
  const openedBy = async (act: () => Promise<unknown>) => {
    const opening = room.shell.waitForEvent('window');
    await act();
    return await opening;
  };
  const filled = (page: Page | undefined) =>
    page?.evaluate(() => [screenX, screenY, innerWidth, innerHeight]);
  const standsAt = async (page: Page, x: number) =>
    await expect
      .poll(() => page.evaluate(() => (screen as Screen & { availLeft: number }).availLeft))
      .toBe(x);

  beforeAll(async () => {
    room = await startShellRoom({ ELECTRON_DOUBLE_DISPLAYS: JSON.stringify(displays) });
    console = await room.shell.firstWindow();
    const person = room.server.signIn.find(({ role }) => role === 'supervisor');
    await boardPage(console).signIn(person?.username ?? '', person?.password ?? '');
    await boardPage(console).live();
  });
  afterAll(() => room?.stop());

  it('are named by their number from the left, their name, size and side', async () => {
    await console.keyboard.press('Control+b');
    await console.getByRole('combobox', { name: 'Layar', exact: true }).click();
    await expect
      .poll(() => console.getByRole('option').allTextContents())
      .toEqual([
        'Layar kosong pertama',
        'Layar 1 · kiri · Display 3 · 1280 × 720',
        'Layar 2 · tengah · Display 1 · 1920 × 1080 · utama',
        'Layar 3 · kanan · Display 2 · 1920 × 1080',
      ]);
    await console.keyboard.press('Escape');
  });

  it('are chosen by the keyboard for a board that opens', async () => {
    const field = console.getByRole('combobox', { name: 'Layar', exact: true });
    await field.focus();
    await field.press('Enter');
    await console.getByRole('option', { name: /Layar 3/ }).waitFor();
    await field.press('ArrowUp');
    await field.press('Enter');
    expect(await field.inputValue()).toMatch(/^Layar 3/);
    await console.getByRole('checkbox', { name: 'Tanpa bingkai' }).check();
    const line = console.getByRole('listitem').filter({ hasText: 'Horizon SLA' });
    const wall = await openedBy(() => line.getByRole('button', { name: 'Buka', exact: true }).press('Enter'));
    await wall.locator('.board-head h1').getByText('Horizon SLA').waitFor();
    await expect.poll(() => filled(wall)).toEqual([1920, -300, 1920, 1080]);
    await console.getByRole('combobox', { name: 'Horizon SLA' }).waitFor();
    for (const name of ['Peta Karawang', 'Horizon SLA'])
      await console
        .locator('.boards-list li', { hasText: name })
        .getByRole('button', { name: 'Masukkan ke putaran' })
        .click();
    await console.getByLabel('Waktu Horizon SLA, detik').fill('600');
    await console.screenshot({ path: join(images, 'boards-displays.png') });
  });

  it('are changed from the console for a window that stands, which fills the other one', async () => {
    await console.getByRole('combobox', { name: 'Horizon SLA' }).click();
    await console
      .getByRole('option', { name: /Layar 1/ })
      .last()
      .click();
    await expect.poll(() => filled(board())).toEqual([-1280, 100, 1280, 720]);
    await expect
      .poll(() => console.getByRole('combobox', { name: 'Horizon SLA' }).inputValue())
      .toMatch(/^Layar 1 /);
    await console.keyboard.press('Escape');
  });

  it('are gone through by a key of the window itself', async () => {
    const wall = board();
    await wall?.keyboard.press('Shift+L');
    await expect.poll(() => filled(wall)).toEqual([0, 0, 1920, 1080]);
    await wall?.keyboard.press('Shift+L');
    await expect.poll(() => filled(wall)).toEqual([1920, -300, 1920, 1080]);
    await wall?.keyboard.press('Shift+L');
    await expect.poll(() => filled(wall)).toEqual([-1280, 100, 1280, 720]);
  });

  it('are named in the palette beside a board, and for the window that asks', async () => {
    await boardPage(console).find('peta layar 3');
    await console.getByRole('option', { name: /Peta Karawang.*kanan/, selected: true }).waitFor();
    const map = await openedBy(() => console.keyboard.press('Enter'));
    await map.locator('.board-head h1').getByText('Peta Karawang').waitFor();
    await standsAt(map, right);
    await boardPage(map).find('layar 2');
    await map.getByRole('option', { name: /Layar 2.*tengah/, selected: true }).waitFor();
    await map.keyboard.press('Enter');
    await standsAt(map, middle);
    await standsAt(console, middle);
  });

  it('that go and come back are told to every window, and have their windows again', async () => {
    const plug = (present: readonly object[]) =>
      room.shell.evaluate((electron, present) => {
        const { double } = electron as unknown as { double: { setDisplays(all: object[]): Promise<void> } };
        return double.setDisplays(present as object[]);
      }, present);
    await console.keyboard.press('Control+b');
    const windows = console.getByRole('group', { name: 'Jendela yang terbuka' });
    await windows.waitFor();
    await plug(displays.slice(0, 1));
    await windows.waitFor({ state: 'detached' });
    await plug(displays);
    await windows.waitFor();
    const wall = board();
    if (wall) await standsAt(wall, left);
  });
});
