import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardPage } from '../support/board-page.ts';
import {
  isDouble,
  launchShell,
  type ShellRoom,
  shellGround,
  shellUntilItEnds,
  startShellRoom,
} from '../support/shell.ts';

describe.skipIf(!shellGround)(`a shell that is told nothing, on ${shellGround}`, () => {
  let room: ShellRoom;
  let atLogin: ElectronApplication | undefined;

  /** What log-in starts: for the same person, and without a word of a server or a directory. */
  const toldNothing = () => ({ XDG_CONFIG_HOME: join(room.directory, 'config') });

  beforeAll(async () => {
    room = await startShellRoom({ AGLIS_GPU: '0' });
    const board = boardPage(await room.shell.firstWindow());
    const [person] = room.server.signIn;
    await board.signIn(person?.username ?? '', person?.password ?? '');
    await board.live();
    await room.shell.close();
  });

  afterAll(async () => {
    await atLogin?.close();
    await room?.stop();
  });

  /* On Electron the box waits for a person. */
  it.runIf(isDouble)('ends when it is told what no desk opens with', async () => {
    expect((await shellUntilItEnds({ ...toldNothing(), AGLIS_SERVER_URL: 'nonsense' })).code).toBe(1);
  });

  it('shows the rows of the server its desk last opened with, and who is signed in there', async () => {
    atLogin = await launchShell(toldNothing());
    const page = await atLogin.firstWindow();
    await boardPage(page).live();
    expect(await page.locator('.queue-row').count()).toBeGreaterThan(10);
  });

  /* Electron knows only once its graphics process has spoken, and not at all where there is none. */
  it.runIf(isDouble)('leaves the graphics card alone, as it was told before', async () => {
    const asked = await atLogin?.evaluate((electron) => {
      const { double } = electron as unknown as { double: { recorded: { what: string }[] } };
      return double.recorded.map(({ what }) => what);
    });
    expect(asked).toContain('app.disableHardwareAcceleration');
  });
});
