import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardPage, boardPage } from '../support/board-page.ts';
import { type ShellRoom, shellGround, startShellRoom } from '../support/shell.ts';

describe.skipIf(!shellGround)(`the shell, on ${shellGround}`, () => {
  let room: ShellRoom;
  let page: Page;
  let board: BoardPage;

  beforeAll(async () => {
    room = await startShellRoom();
    page = await room.shell.firstWindow();
    board = boardPage(page);
  });

  afterAll(async () => {
    await room?.stop();
  });

  it('opens the console over its own desk and signs in', async () => {
    const operator = room.server.signIn.find(({ role }) => role === 'operator');
    await board.signIn(operator?.username ?? '', operator?.password ?? '');
    await board.live();
    expect(await page.locator('.queue-row').count()).toBeGreaterThan(10);
  });
});
