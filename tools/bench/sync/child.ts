import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export type Told = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** A script of this folder as a process of its own. */
export type Child = {
  /** The next message of that kind. @throws when the process ends before */
  told(kind: string): Promise<Told>;
  ask(): void;
  end(): Promise<void>;
};

export function startChild(script: string, values: readonly string[]): Child {
  const child = fork(join(import.meta.dirname, script), [...values], { execArgv: [] });
  const messages: Told[] = [];
  child.on('message', (message) => messages.push(message as Told));
  return {
    told: (kind) => nextOf(child, messages, kind),
    ask: () => void child.send('arrivals'),
    async end() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // It clears up after itself; one that hangs is not waited for.
      child.disconnect();
      const hanging = setTimeout(() => child.kill('SIGKILL'), 5000);
      ended.then(() => clearTimeout(hanging));
      await ended;
    },
  };
}

async function nextOf(child: ChildProcess, messages: Told[], kind: string): Promise<Told> {
  for (;;) {
    const place = messages.findIndex((message) => message.kind === kind);
    const [found] = place < 0 ? [] : messages.splice(place, 1);
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it said "${kind}"`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
