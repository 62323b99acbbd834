import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { browserArguments, findBrowser } from '../../tools/browser.ts';
import { connectProtocol, type ProtocolConnection } from './debugging-protocol.ts';
import { type DisplayPlace, screenOf } from './displays.ts';

export type Chromium = ProtocolConnection & {
  readonly address: string;
  readonly process: ChildProcess;
  close(): Promise<void>;
};

const closeWithinMs = 2000;

/* Files stand for the application's own scheme (docs/electron-double.md), so these pages are one origin. */
const pageArguments = ['--allow-file-access-from-files', '--disable-site-isolation-trials'];
/* A shell opens its windows itself. */
const windowArguments = ['--no-startup-window'];

/** A Chromium of its own, headless, with these displays, empty, and ended with this process. */
export async function startChromium(displays: readonly DisplayPlace[]): Promise<Chromium> {
  const program = findBrowser();
  if (!program) throw new Error('There is no Chromium on this machine');
  removeLeftProfiles();
  const profile = mkdtempSync(join(tmpdir(), `electron-double-${process.pid}-`));
  const child = spawn(
    program,
    [
      '--headless',
      ...browserArguments(),
      ...pageArguments,
      ...windowArguments,
      `--screen-info=${displays.map(screenInfo).join('')}`,
      '--disable-breakpad',
      '--remote-debugging-port=0',
      /* Says nothing here, and ends Chromium when this process ends, however that happens. */
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
    ],
    /* What Chromium leaves in its temporary directory goes with the profile. */
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: profile } },
  );
  const address = await debuggingAddress(child);
  const connection = await connectProtocol(address);
  return {
    ...connection,
    address,
    process: child,
    async close() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const forced = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
      connection.browser.send('Browser.close').catch(() => child.kill('SIGKILL'));
      if (child.exitCode === null && child.signalCode === null) await ended;
      clearTimeout(forced);
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A process that was killed could not take its profile with it: the next one does. */
function removeLeftProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^electron-double-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stderr) return reject(new Error('Chromium has no standard error'));
    const lastWords: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\/\/.*)$/.exec(line)?.[1];
      if (address) resolve(address);
      lastWords.splice(0, lastWords.length - 5);
      lastWords.push(line);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${lastWords.join('\n')}`)));
  });
}

function screenInfo(display: DisplayPlace): string {
  const { left, top, width, height, devicePixelRatio } = screenOf(display);
  return `{${left},${top} ${width}x${height} devicePixelRatio=${devicePixelRatio}}`;
}
