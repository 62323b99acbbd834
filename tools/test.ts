import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { findBrowser, installBrowser } from './browser.ts';

type Step = { readonly name: string; readonly command: readonly string[] };

const native = 'node_modules/typescript-native/bin/tsc';

const checks: readonly Step[] = [
  { name: 'format and lint', command: ['node_modules/.bin/biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [process.execPath, native, '-b'] },
  { name: 'boundaries', command: [process.execPath, 'tools/check-boundaries.ts'] },
  { name: 'dead code', command: ['node_modules/.bin/knip'] },
];

const run = (step: Step): Promise<number> =>
  new Promise((resolve) => {
    const [program = '', ...args] = step.command;
    const child = spawn(program, args, { stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
  });

async function runStep(step: Step): Promise<void> {
  const startedAt = performance.now();
  console.log(`\n── ${step.name}`);
  const code = await run(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code !== 0) {
    console.error(`✗ ${step.name} failed after ${seconds} s`);
    process.exit(code);
  }
  console.log(`✓ ${step.name}, ${seconds} s`);
}

const vitest = (project: string): Step => ({
  name: `tests: ${project}`,
  command: [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    `--maxWorkers=${availableParallelism()}`,
  ],
});

/** At the size that fits every change; docs/sync-proof.md has the larger sizes. */
const simulation: Step = {
  name: 'simulation',
  command: [process.execPath, 'tools/sim.ts', '--seeds', '500'],
};

const withBrowser = !process.argv.includes('--no-browser');

for (const step of checks) await runStep(step);
await runStep(vitest('check'));
await runStep(simulation);
if (withBrowser) {
  const browser = findBrowser() ?? (await installBrowser());
  if (!browser) {
    console.error(
      '\n!!! There is no Chromium here and it could not be installed: the browser tests are SKIPPED. !!!\n',
    );
  }
  await runStep(vitest('end-to-end'));
}
