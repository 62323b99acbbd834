import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { commandLine } from './command-line.ts';
import { preventable } from './preventable.ts';
import { record } from './recorded.ts';
import { singleInstance } from './single-instance.ts';

const manifestSchema = z.object({
  name: z.string(),
  productName: z.string().optional(),
  version: z.string(),
});

type Relaunch = { readonly execPath?: string; readonly args?: readonly string[] };

export type AppEnvironment = {
  readonly root: string;
  /** Closes every window, each of which may refuse. @returns false when one did */
  readonly closeWindows: () => boolean;
  /** Ends what runs beside this process. */
  readonly tearDown: () => Promise<void>;
  readonly metrics: () => readonly object[];
};

/** Electron's app: from start to quit. */
export class App extends EventEmitter {
  readonly commandLine = commandLine(process.argv);
  readonly isPackaged = false;
  readonly name: string;
  readonly #environment: AppEnvironment;
  readonly #version: string;
  readonly #ready = Promise.withResolvers<void>();
  readonly #paths = new Map<string, string>();
  readonly #instance = singleInstance(
    () => this.getPath('userData'),
    ({ argv, directory, data }) => this.emit('second-instance', {}, argv, directory, data),
  );
  readonly #relaunches: Relaunch[] = [];
  #state: 'starting' | 'ready' | 'quitting' | 'exiting' = 'starting';

  constructor(environment: AppEnvironment) {
    super();
    this.#environment = environment;
    const manifest = manifestSchema.parse(
      JSON.parse(readFileSync(join(environment.root, 'package.json'), 'utf8')),
    );
    this.name = manifest.productName ?? manifest.name;
    this.#version = manifest.version;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => this.quit());
  }

  whenReady = (): Promise<void> => this.#ready.promise;
  isReady = (): boolean => this.#state !== 'starting';
  isLeaving = (): boolean => this.#state === 'quitting' || this.#state === 'exiting';
  getName = (): string => this.name;
  getVersion = (): string => this.#version;
  getAppPath = (): string => this.#environment.root;
  getLocale = (): string => 'en-US';
  getAppMetrics = () => this.#environment.metrics();
  requestSingleInstanceLock = (data?: unknown): boolean => this.#instance.request(data);
  hasSingleInstanceLock = (): boolean => this.#instance.has();
  releaseSingleInstanceLock = (): void => this.#instance.release();
  focus = (): void => undefined;

  setLoginItemSettings = (settings: object): void => record('app.setLoginItemSettings', settings);
  setBadgeCount(count: number): boolean {
    record('app.setBadgeCount', count);
    return true;
  }
  setAppUserModelId = (id: string): void => record('app.setAppUserModelId', id);
  disableHardwareAcceleration(): void {
    if (this.isReady())
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
    record('app.disableHardwareAcceleration');
  }
  relaunch = (options: Relaunch = {}): void => void this.#relaunches.push(options);
  setAsDefaultProtocolClient(scheme: string): boolean {
    record('app.setAsDefaultProtocolClient', scheme);
    return true;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const appData = this.#paths.get('appData') ?? process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const userData = this.commandLine.getSwitchValue('user-data-dir') || join(appData, this.name);
    const known: Readonly<{ [name: string]: string }> = {
      home: homedir(),
      appData,
      userData,
      sessionData: userData,
      temp: tmpdir(),
      logs: join(userData, 'logs'),
      crashDumps: join(userData, 'Crashpad'),
      exe: process.execPath,
      downloads: join(homedir(), 'Downloads'),
    };
    const path = this.#paths.get(name) ?? known[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  becomeReady(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'ready';
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  /** Called when the last window is gone; without a listener that is the end, as in Electron. */
  allWindowsClosed(): void {
    if (this.isLeaving()) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  quit(): void {
    if (this.isLeaving()) return;
    const before = this.#state;
    this.#state = 'quitting';
    const goes =
      this.#isAllowed('before-quit') && this.#environment.closeWindows() && this.#isAllowed('will-quit');
    if (goes) this.exit(0);
    else this.#state = before;
  }

  exit(code = 0): void {
    if (this.#state === 'exiting') return;
    this.#state = 'exiting';
    this.emit('quit', {}, code);
    this.#instance.release();
    void this.#environment.tearDown().finally(() => {
      for (const { execPath = process.execPath, args = process.argv.slice(1) } of this.#relaunches)
        spawn(execPath, args, { detached: true, stdio: 'ignore' }).unref();
      process.exit(code);
    });
  }

  #isAllowed(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({});
    this.emit(name, event);
    return !event.defaultPrevented;
  }
}
