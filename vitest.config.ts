import { defineConfig } from 'vitest/config';

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
          globalSetup: ['tests/support/postgres.global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/renderer.global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          // One browser and one server at a time: two cores measure each other otherwise.
          fileParallelism: false,
        },
      },
    ],
  },
});
