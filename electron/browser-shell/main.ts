import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { leave } from '../desk/process/leave.ts';
import { keepHeapSmall } from '../desk/process/small-heap.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { openBrowserShell } from './open-browser-shell.ts';

const rendererDirectory = fileURLToPath(new URL('../../out/renderer', import.meta.url));

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = pino({ level: configuration.logLevel, base: null }, pino.destination(2));
  const shell = await openBrowserShell(configuration, { rendererDirectory, log });
  onEnd(configuration.ends, () => void shell.close().then(() => leave(0)));
  process.stdout.write(`${JSON.stringify({ ready: true, address: shell.address })}\n`);
}

/** Calls `ended` once, for whichever end comes first. */
function onEnd(ends: Configuration['ends'], ended: () => void): void {
  const told = new AbortController();
  told.signal.addEventListener('abort', ended, { once: true });
  const end = () => told.abort();
  process.on('SIGTERM', end).on('SIGINT', end);
  if (ends === 'with its standard input') process.stdin.on('end', end).on('error', end).resume();
}

keepHeapSmall();
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return leave(1);
});
