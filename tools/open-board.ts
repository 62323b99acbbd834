import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Service, startService } from './process-tree.ts';

const deskReadySchema = z.object({ ready: z.literal(true), address: z.url() });

export type OpenedBoard = { readonly address: string; readonly shell: string };

/** Opens the board in Electron where its executable is present, otherwise serves it to the browser of this machine. */
export async function openBoard(options: {
  readonly root: string;
  readonly serverUrl: string;
  readonly dataDirectory: string;
  readonly open: boolean;
  readonly services: Service[];
}): Promise<OpenedBoard> {
  const { root, serverUrl, dataDirectory, open, services } = options;
  const electron = electronExecutable(root);
  const environment = {
    AGLIS_SERVER_URL: serverUrl,
    AGLIS_DATA_DIR: dataDirectory,
    AGLIS_DESK_PORT: process.env.AGLIS_DESK_PORT ?? '7401',
  };
  if (electron && open && hasScreen()) {
    const child = spawn(electron, [root], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    services.push(asService('board', child));
    return { address: 'in its own window', shell: 'Electron' };
  }
  const desk = startService({
    name: 'desk',
    script: 'electron/browser-shell/main.ts',
    cwd: root,
    environment,
  });
  services.push(desk);
  const { address } = deskReadySchema.parse(await desk.ready);
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

function asService(name: string, child: ReturnType<typeof spawn>): Service {
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  return {
    name,
    process: child,
    ready: Promise.resolve({}),
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
