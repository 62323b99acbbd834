import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type ElectronApplication, _electron as electron } from 'playwright-core';
import { z } from 'zod';
import { stopLeftPostgres } from '../../server/database/embedded-postgres.ts';
import type { ServerReady } from '../../shared/contracts/ready-line.ts';
import { browserPath } from './browser.ts';
import { launchServer, stillWorld } from './control-room.ts';

const root = resolve(import.meta.dirname, '../..');
const double = join(root, 'tests', 'electron-double', 'electron');
const real = realElectron();
const endingSchema = z.object({ code: z.number().nullish(), stderr: z.string() });

/** Only the double can be told which displays there are, and tells what was asked of the desktop. */
export const isDouble = real === null;

/** What the shell runs on here, as a test's name says it; null where there is neither Electron nor a Chromium. */
export const shellGround = real ? 'Electron' : browserPath ? "Electron's double" : null;

/** Runs an application on Electron, or on its double: the tests of both are the same. */
export const launchOnGround = (
  application: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ElectronApplication> =>
  electron.launch({
    executablePath: real ?? double,
    args: [application],
    cwd: application,
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...environment }).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
  });

/** The product's own shell. */
export const launchShell = (environment: Readonly<Record<string, string>>): Promise<ElectronApplication> =>
  launchOnGround(root, environment);

/** @returns null while there is no desk */
export const deskProcessId = (shell: ElectronApplication): Promise<number | null> =>
  shell.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Aglis Desk')?.pid ?? null);

/** A server, and the shell over a desk of its own, in a directory that goes when it is stopped. */
export type ShellRoom = {
  readonly directory: string;
  readonly server: ServerReady;
  readonly shell: ElectronApplication;
  /** Starts the shell once more for the same person. @returns how it ended */
  startAgain(more?: Readonly<Record<string, string>>): Promise<number>;
  stop(): Promise<void>;
};

/** @param further of the shell's environment: which displays there are, on the double */
export async function startShellRoom(further: Readonly<Record<string, string>> = {}): Promise<ShellRoom> {
  const directory = mkdtempSync(join(tmpdir(), 'aglis-shell-'));
  // PostgreSQL may run as another user than this process; it enters, and sees only its own folder.
  chmodSync(directory, 0o711);
  const server = await launchServer({
    environment: { AGLIS_DATA_DIR: directory, AGLIS_SERVER_PORT: '0', ...stillWorld },
  });
  const environment = {
    AGLIS_SERVER_URL: server.ready.address,
    AGLIS_DATA_DIR: join(directory, 'desk'),
    XDG_CONFIG_HOME: join(directory, 'config'),
    ...further,
  };
  const shell = await launchShell(environment);
  return {
    directory,
    server: server.ready,
    shell,
    startAgain: async (more = {}) => (await shellUntilItEnds({ ...environment, ...more })).code,
    async stop() {
      await shell.close();
      await server.service.stop();
      await stopLeftPostgres(join(directory, 'postgres'));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Runs the shell until it ends by itself. @returns its exit code and what it said on standard error */
export async function shellUntilItEnds(
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly said: string }> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const options = { cwd: root, env: { ...process.env, ...environment }, timeout: 20_000 };
  try {
    const { stderr } = await promisify(execFile)(real ?? double, [...asRoot, root], options);
    return { code: 0, said: stderr };
  } catch (error) {
    const { code, stderr } = endingSchema.parse(error);
    return { code: code ?? -1, said: stderr };
  }
}

/** What ELECTRON_PATH names, or what Electron's package notes once its executable is there. */
function realElectron(): string | null {
  const named = process.env.ELECTRON_PATH;
  if (named) return named;
  const note = join(root, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(note)) return null;
  const path = join(root, 'node_modules', 'electron', 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : null;
}
