import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DoublePort } from './message-ports.ts';
import { PortBridge, utilityMessageSchema } from './port-bridge.ts';

type ForkOptions = {
  readonly serviceName?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly execArgv?: readonly string[];
  readonly stdio?: 'inherit' | 'pipe' | 'ignore';
};

const beforeEntry = new URL('./utility-child.ts', import.meta.url);

/** A real process of plain Node that finds the port to its parent where Electron puts it. */
export class UtilityProcess extends EventEmitter {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #bridge: PortBridge;

  constructor(entry: string, args: readonly string[], options: ForkOptions) {
    super();
    const { serviceName = 'Node Utility Process', stdio = 'inherit' } = options;
    this.name = serviceName;
    this.#child = spawn(
      process.execPath,
      [...(options.execArgv ?? []), '--import', beforeEntry.href, entry, ...args],
      {
        env: options.env ?? process.env,
        cwd: options.cwd ?? process.cwd(),
        stdio: ['ignore', stdio, stdio, 'ipc'],
        serialization: 'advanced',
      },
    );
    this.#bridge = new PortBridge('main', (message) => this.#say(message));
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.#hear(message));
    this.#child.once('exit', (code, signal) => {
      this.#bridge.close();
      this.emit('exit', code ?? 1, signal);
    });
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  get stdout() {
    return this.#child.stdout;
  }

  get stderr() {
    return this.#child.stderr;
  }

  postMessage(message: unknown, transfer: readonly DoublePort[] = []): void {
    const ports = transfer.map((port) => this.#bridge.give(port));
    this.#say({ kind: 'message', data: message, ports });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #say(message: object): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #hear(raw: unknown): void {
    const message = utilityMessageSchema.parse(raw);
    if (message.kind === 'message') this.emit('message', message.data);
    else this.#bridge.receive(message);
  }
}

/** @param onGone told of every end: Electron announces it on the app too */
export function utilityProcesses(
  onGone: (gone: UtilityProcess, code: number, signal: string | null) => void,
) {
  const running = new Set<UtilityProcess>();
  return {
    running,
    fork(entry: string | URL, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
      const path = entry instanceof URL ? fileURLToPath(entry) : entry;
      const forked = new UtilityProcess(path, args, options);
      running.add(forked);
      forked.once('exit', (code: number, signal: string | null) => {
        running.delete(forked);
        onGone(forked, code, signal);
      });
      return forked;
    },
  };
}
