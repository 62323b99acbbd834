import { describe, expect, it, onTestFinished } from 'vitest';
import { osrmTable } from '../../server/modules/dispatch/travel/testing/documented-services.ts';
import { fault, startRoutingDouble } from '../../server/modules/dispatch/travel/testing/routing-double.ts';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { startControlRoom } from '../support/control-room.ts';
import { openDispatchBoard } from '../support/dispatch-board.ts';

/** The dispatch board of a room whose server asks a double of OSRM. */
async function openBoard(url: string) {
  const room = await startControlRoom({
    demo: 'full',
    serverEnvironment: {
      AGLIS_ROUTING_KIND: 'osrm',
      AGLIS_ROUTING_URL: url,
      AGLIS_ROUTING_PROFILE: 'motorcycle',
    },
  });
  onTestFinished(room.stop);
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const { page } = await openDispatchBoard(browser, room);
  return page;
}

const slowly = { timeout: 60_000, interval: 500 };

describe.skipIf(!browserPath)('a room with a routing service', () => {
  it('plans with the service’s ways, and says what it cannot have of them', {
    timeout: 240_000,
  }, async () => {
    const double = await startRoutingDouble(osrmTable());
    const page = await openBoard(double.url);
    const notices = page.locator('.dispatch-notices');
    await expect.poll(() => double.requests.length, slowly).toBeGreaterThan(0);
    /* All of the ways are the service's: there is nothing to say of them. */
    await expect.poll(() => notices.textContent(), slowly).toBe('');
    expect(double.requests.every(({ url }) => url.pathname.startsWith('/table/v1/motorcycle/'))).toBe(true);
    /* Another day has other places, and the service has ended meanwhile. */
    double.answerWith(fault(500, { code: 'InternalError', message: 'out of memory' }));
    await page
      .getByRole('button', { name: /Besok|Hari berikutnya/ })
      .first()
      .click();
    await expect
      .poll(() => notices.textContent(), slowly)
      .toContain('osrm/motorcycle sedang mengalami galat');
  });
});
