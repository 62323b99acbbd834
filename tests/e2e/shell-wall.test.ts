import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairingCodeSchema } from '../../shared/domain/identity/pairing-code.ts';
import { approveElsewhere } from '../support/another-desk.ts';
import { launchShell, type ShellRoom, shellGround, startShellRoom } from '../support/shell.ts';

describe.skipIf(!shellGround)(`a wall display in the shell, on ${shellGround}`, () => {
  let room: ShellRoom;
  let shell: ElectronApplication;

  const start = async () => {
    shell = await launchShell({
      AGLIS_SERVER_URL: room.server.address,
      AGLIS_DATA_DIR: join(room.directory, 'wall-desk'),
      XDG_CONFIG_HOME: join(room.directory, 'wall-config'),
    });
    return await shell.firstWindow();
  };
  /** What each window shows, and whether it is without chrome. */
  const windows = () =>
    shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [
        window.webContents.getURL().replace(/^.*windows/, ''),
        window.isKiosk(),
      ]),
    );
  const onlyItsBoard = [['/board/index.html#kiosk=1', true]];
  const shown = (page: Page | undefined) => page?.locator('.tile-frame').first().waitFor();

  beforeAll(async () => {
    room = await startShellRoom();
  });
  afterAll(async () => {
    await shell?.close();
    await room?.stop();
  });

  it('shows its board where it was paired, without frame and without a console', async () => {
    const console = await start();
    const opening = shell.waitForEvent('window');
    await console.getByRole('button', { name: 'Pasangkan sebagai layar' }).click();
    const code = pairingCodeSchema.parse(await console.locator('.pairing-code').textContent());
    const supervisor = room.server.signIn.find(({ role }) => role === 'supervisor')?.username ?? '';
    await approveElsewhere(room, supervisor, { code, name: 'Dinding utara', mayAcknowledge: false });
    await shown(await opening);
    await expect.poll(windows).toEqual(onlyItsBoard);
  });

  it('shows no console either when one is asked for', async () => {
    const opening = shell.waitForEvent('window');
    await shell.evaluate(({ app }) => void app.emit('activate'));
    await (await opening).waitForEvent('close');
    await expect.poll(windows).toEqual(onlyItsBoard);
  });

  it('shows its board at once after a restart', async () => {
    await shell.close();
    await shown(await start());
    expect(await windows()).toEqual(onlyItsBoard);
  });
});
