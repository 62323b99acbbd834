import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { readConfiguration } from './configuration.ts';
import { openBrowserShell } from './open-browser-shell.ts';

const rendererDirectory = fileURLToPath(new URL('../../out/renderer', import.meta.url));

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = pino({ level: configuration.logLevel, base: null }, pino.destination(2));
  const shell = await openBrowserShell(configuration, { rendererDirectory, log });
  const leave = () => {
    process.off('SIGTERM', leave).off('SIGINT', leave);
    void shell.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', leave).on('SIGINT', leave);
  process.stdout.write(`${JSON.stringify({ ready: true, address: shell.address })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
