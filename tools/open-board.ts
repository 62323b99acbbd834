import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keepRunning } from './keep-running.ts';
import { startService } from './process-tree.ts';

const deskReadySchema = z.object({ ready: z.literal(true), address: z.url() });

export type OpenedBoard = { readonly address: string; readonly shell: string };

/** Opens the board in Electron where its executable is present, otherwise serves it to the browser of this machine. */
export async function openBoard(options: {
  readonly root: string;
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly open: boolean;
  /** What runs for the board from here on, to be stopped with everything else. */
  readonly running: { stop(): Promise<void> }[];
  readonly say: (sentence: string) => void;
}): Promise<OpenedBoard> {
  const { root, serverUrl, dataDirectory, open, running, say } = options;
  const electron = electronExecutable(root);
  const environment = {
    AGLIS_SERVER_URL: serverUrl,
    AGLIS_DATA_DIR: dataDirectory,
    AGLIS_DESK_PORT: process.env.AGLIS_DESK_PORT ?? '7401',
  };
  if (electron && open && hasScreen()) {
    running.push(startElectron(electron, root, environment, say));
    return { address: 'in its own window', shell: 'Electron' };
  }
  const startDesk = () =>
    startService({ name: 'desk', script: 'electron/browser-shell/main.ts', cwd: root, environment });
  const desk = startDesk();
  running.push(desk);
  const { address } = deskReadySchema.parse(await desk.ready);
  running.splice(running.indexOf(desk), 1, keepRunning({ first: desk, startAgain: startDesk, say }));
  const browser = open && hasScreen() ? openInBrowser(address) : false;
  const reason = electron ? 'no display to open a window on' : "Electron's executable is not installed";
  return { address, shell: `browser shell: ${reason}${browser ? ', opened in your browser' : ''}` };
}

/** The path Electron's package notes once its executable is there, or what ELECTRON_PATH names. */
function electronExecutable(root: string): string | null {
  const named = process.env.ELECTRON_PATH;
  if (named) return existsSync(named) ? named : null;
  const note = join(root, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(root, 'node_modules', 'electron', 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}

const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

function openInBrowser(address: string): boolean {
  const [program, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform as string] ?? ['xdg-open', address];
  if (!program) return false;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return true;
}

/** The native shell restarts its own desk; when a person closes its last window, that is what they meant. */
function startElectron(
  executable: string,
  root: string,
  environment: Readonly<Record<string, string>>,
  say: (sentence: string) => void,
): { stop(): Promise<void> } {
  const child = spawn(executable, [root], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', (error) => {
      say(
        `Electron could not be started from ${executable} (${error.message}); remove ELECTRON_PATH to use the browser.`,
      );
      resolve();
    });
  });
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
