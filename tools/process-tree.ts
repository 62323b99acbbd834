import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Ending = { readonly code: number; readonly signal: NodeJS.Signals | null };

export type Service = {
  readonly name: string;
  readonly process: ChildProcess;
  /** The first JSON line the service prints; rejects with its last words when it ends before. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<Ending>;
  stop(): Promise<void>;
};

export type ServiceOptions = {
  readonly name: string;
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Receives the log lines of the service's standard error. */
  readonly onLog?: (line: string) => void;
};

const killAfterMs = 20_000;

/** This environment, with compiled code kept between starts: a desk opens in two thirds of the time. */
export const withCompiledCode = (root: string): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
  ...process.env,
});

/** Starts one of the product's own processes. It stops by itself when this process ends, however that happens. */
export function startService(options: ServiceOptions): Service {
  const child = spawn(process.execPath, [options.script], {
    cwd: options.cwd,
    env: {
      ...withCompiledCode(options.cwd),
      ...options.environment,
      AGLIS_STOP_WITH_PARENT: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lastWords: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
    options.onLog?.(line);
  });
  const ended = new Promise<Ending>((resolve) =>
    child.on('exit', (code, signal) => resolve({ code: code ?? 1, signal })),
  );
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const parsed = parseLine(line);
      if (parsed) resolve(parsed);
    });
    child.on('error', reject);
    ended.then(({ code }) => reject(new ServiceEnded(options.name, code, lastWords)));
  });
  // Whoever starts a service may not be waiting yet when it fails.
  ready.catch(() => undefined);
  return { name: options.name, process: child, ready, ended, stop: () => stop(child, ended) };
}

export class ServiceEnded extends Error {
  override readonly name = 'ServiceEnded';
  readonly code: number;
  readonly lastWords: readonly string[];

  constructor(service: string, code: number, lastWords: readonly string[]) {
    super(`The ${service} ended with code ${code}: ${lastWords.at(-1) ?? 'it said nothing'}`);
    this.code = code;
    this.lastWords = lastWords;
  }
}

async function stop(child: ChildProcess, ended: Promise<Ending>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const forced = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  await ended;
  clearTimeout(forced);
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
