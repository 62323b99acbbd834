import { describe, expect, it, onTestFinished } from 'vitest';
import { startRoutingDouble } from '../../server/modules/dispatch/travel/testing/routing-double.ts';
import { vroomError, vroomExpress } from '../../server/modules/dispatch/vroom/testing/vroom-express.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';
import { askDatabase } from '../support/server-truth.ts';
import { violationsOf } from '../support/soundness.ts';

const slowly = { timeout: 60_000, interval: 500 };

async function openBoard(serverEnvironment: Readonly<Record<string, string>> = {}) {
  const room = await startControlRoom({ demo: 'full', simulate: false, serverEnvironment });
  onTestFinished(room.stop);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const { page } = await openDispatchBoard(browser, room);
  return {
    room,
    page,
    proposal: page.locator('.proposal'),
    search: page.locator('.search-wish button[type="submit"]'),
    trouble: page.locator('.search-elsewhere'),
  };
}

describe.skipIf(!browserPath)('a board that has others plan the day', () => {
  it('has VROOM plan it, and plans by itself once VROOM is away', { timeout: 240_000 }, async () => {
    const double = await startRoutingDouble(vroomExpress());
    const { room, page, proposal, search, trouble } = await openBoard({ AGLIS_VROOM_URL: double.url });

    const version = async () =>
      Number(
        (await askDatabase(room, 'select sum(routes_version) as version from dispatch_days'))[0]?.version ??
          0,
      );
    const before = await version();

    await page.getByRole('radio', { name: 'Lewat VROOM' }).click(slowly);
    await search.click();
    await proposal.waitFor(slowly);
    expect(await proposal.textContent()).toContain('disusun VROOM');
    expect(await violationsOf(page, '[data-area="decision"]')).toEqual([]);
    const [request] = double.requests;
    expect(Object.keys(request?.body ?? {})).toEqual(['jobs', 'vehicles', 'matrices']);
    await page.getByRole('button', { name: /^Terima semua/ }).click();
    await expect.poll(version, slowly).toBeGreaterThan(before);

    double.answerWith(() => vroomError(500, 1, 'Internal error'));
    await search.click();
    await trouble.waitFor(slowly);
    expect(await trouble.textContent()).toBe(
      'Server VROOM sedang mengalami galat; perencana sendiri yang dipakai.',
    );
    await page.locator('.search-running').waitFor(slowly);
    await proposal.waitFor(slowly);
    expect(await proposal.textContent()).not.toContain('disusun VROOM');
  });

  it('plans the day on the server, in threads of its own, and here once the server is away', {
    timeout: 240_000,
  }, async () => {
    const { room, page, proposal, search, trouble } = await openBoard();

    await page.getByRole('radio', { name: 'Di server' }).click(slowly);
    await page.locator('.search-wish select').first().selectOption('60');
    await search.click();
    const running = page.locator('.search-running');
    await running.getByRole('heading', { name: 'Optimasi berjalan di server' }).waitFor(slowly);
    await expect.poll(() => running.locator('.search-facts').textContent(), slowly).toMatch(/putaran [1-9]/);
    expect(await violationsOf(page, '[data-area="decision"]')).toEqual([]);
    await page.getByRole('button', { name: /^Cukup/ }).click();
    await proposal.waitFor(slowly);
    expect(await proposal.textContent()).toContain('disusun di server');
    expect(await violationsOf(page, '[data-area="decision"]')).toEqual([]);
    await page.getByRole('button', { name: /^Terima semua/ }).click();
    const planned = () => askDatabase(room, 'select sum(routes_version) as version from dispatch_days');
    await expect.poll(async () => Number((await planned())[0]?.version ?? 0), slowly).toBeGreaterThan(0);

    await room.stopServer();
    await page.getByRole('radio', { name: 'Di server' }).click(slowly);
    await page.locator('.search-wish select').first().selectOption('5');
    await search.click();
    await trouble.waitFor(slowly);
    expect(await trouble.textContent()).toBe('Server tidak terjangkau; perencana sendiri yang dipakai.');
    await running.getByRole('heading', { name: 'Optimasi berjalan', exact: true }).waitFor(slowly);
    await proposal.waitFor(slowly);
    expect(await proposal.textContent()).not.toContain('disusun di server');
  });
});
