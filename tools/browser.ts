import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** The Chromium of this machine: `CHROMIUM_PATH`, then PATH, then the usual places; null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces].find((path) => existsSync(path)) ?? null;
}

/** What Chromium needs here: no GPU (software GL is slower than software canvas), no calls out, no sandbox as root. */
export function browserArguments(): string[] {
  const asRoot = process.platform === 'linux' && userInfo().uid === 0 ? ['--no-sandbox'] : [];
  return [
    ...asRoot,
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ];
}

/** Installs Debian's Chromium where this process may; null where it may not. */
export async function installBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || userInfo().uid !== 0) return null;
  console.log('Installing Chromium for the browser tests …');
  await apt(['update', '-qq']);
  await apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return findBrowser();
}

const apt = (args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
