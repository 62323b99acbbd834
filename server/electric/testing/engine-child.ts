import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What an engine's process needed since it was last asked. */
export type ProcessLoad = {
  readonly peakBytes: number;
  /** Between two turns of the event loop, in milliseconds of the clock: on a busy machine also the time of others. */
  readonly longestTurnMs: number;
  /** The same in milliseconds of its own thread's work, garbage collection included. */
  readonly longestTurnCpuMs: number;
};

export type EngineChild = {
  readonly url: string;
  load(): Promise<ProcessLoad>;
  /** `kill -9`. */
  kill(): Promise<void>;
};

const program = fileURLToPath(new URL('engine-process.ts', import.meta.url));

/** So that garbage is collected early: what a process needs is then what it holds, and not what it has yet to let go. */
const smallHeap = ['--max-semi-space-size=1', '--optimize-for-size'];

async function firstMessage(child: ChildProcess): Promise<unknown> {
  const exited = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the engine ended: ${code}`)));
  const [message] = (await Promise.race([once(child, 'message'), exited])) as [unknown];
  return message;
}

/** Starts an engine in a process of its own, on a port when one is given. Resolves when it streams. */
export async function startEngineChild(
  connectionString: string,
  directory: string,
  port = 0,
): Promise<EngineChild> {
  const child = fork(program, [connectionString, directory, String(port)], { execArgv: smallHeap });
  const url = String(await firstMessage(child));
  return {
    url,
    async load() {
      child.send('load');
      return (await firstMessage(child)) as ProcessLoad;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
