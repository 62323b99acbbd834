import { defineConfig } from 'vitest/config';

/** Servers and desks of their own, and times that must hold: not beside other tests. */
const realProcesses = ['tests/chaos/power-cut.test.ts', 'server/main.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'check',
          include: [
            '{shared,server,electron,renderer,tools}/**/*.test.{ts,tsx}',
            'tests/{support,simulation,chaos}/**/*.test.ts',
          ],
          exclude: realProcesses,
          globalSetup: ['tests/support/postgres.global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/{e2e,electron-double}/**/*.test.ts', ...realProcesses],
          globalSetup: ['tests/support/renderer.global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // A window that opens on a busy machine takes more than the second that a poll waits by itself.
          expect: { poll: { timeout: 10_000 } },
          // One browser and one server at a time: two cores measure each other otherwise.
          fileParallelism: false,
        },
      },
    ],
  },
});
