import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const callSchema = z.object({
  argv: z.array(z.string()),
  directory: z.string(),
  data: z.unknown().optional(),
});
export type SecondInstance = z.infer<typeof callSchema>;

/**
 * One instance for each directory of user data: a lock file with the holder's process id, and beside it a folder where a
 * second instance leaves its call. Files, because Electron's answer is synchronous and Node's sockets are not.
 */
export function singleInstance(userData: () => string, onSecond: (call: SecondInstance) => void) {
  const held: { release: (() => void) | null } = { release: null };
  return {
    request(data: unknown): boolean {
      if (held.release) return true;
      const lock = join(userData(), 'SingletonLock');
      const calls = join(userData(), 'SingletonCalls');
      mkdirSync(calls, { recursive: true });
      if (!tryLock(lock)) {
        leaveCall(calls, { argv: process.argv, directory: process.cwd(), data });
        return false;
      }
      const watcher = watch(calls, () => takeCalls(calls, onSecond));
      watcher.unref();
      held.release = () => {
        watcher.close();
        rmSync(lock, { force: true });
      };
      return true;
    },
    has: () => held.release !== null,
    release() {
      held.release?.();
      held.release = null;
    },
  };
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isRunning(Number(readFileSync(lock, 'utf8')))) return false;
    writeFileSync(lock, String(process.pid));
    return true;
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

function leaveCall(folder: string, call: SecondInstance): void {
  const place = join(folder, `${process.pid}.json`);
  writeFileSync(`${place}.part`, JSON.stringify(call));
  renameSync(`${place}.part`, place);
}

function takeCalls(folder: string, onSecond: (call: SecondInstance) => void): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const place = join(folder, name);
    const call = callSchema.parse(JSON.parse(readFileSync(place, 'utf8')));
    rmSync(place);
    onSecond(call);
  }
}
