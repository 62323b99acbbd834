import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from '../../tools/process-tree.ts';

/** A process of the room that is killed, stopped and brought back. */
export type Supervised = {
  isRunning(): boolean;
  /** SIGKILL. @returns false when it was down already */
  kill(): Promise<boolean>;
  /** SIGSTOP: it stands still with all its connections open. @returns false when there is nothing to stop */
  pause(): boolean;
  resume(): void;
  /** Resolves when it runs and said that it is ready; a start that fails (its database is away) is tried again. */
  ensureRunning(): Promise<void>;
  /** Ends for good; no start is tried again. */
  close(): Promise<void>;
};

const retryMs = 100;
const giveUpAfterMs = 30_000;

type Options = {
  readonly name: string;
  readonly launch: () => Promise<{ readonly service: Service }>;
  readonly onEndedByItself: (name: string, code: number) => void;
};

export function supervise({ name, launch, onEndedByItself }: Options): Supervised {
  const state = {
    service: null as Service | null,
    starting: null as Promise<void> | null,
    expected: new WeakSet<Service>(),
    isClosed: false,
  };

  const isRunning = () => state.service !== null && isAlive(state.service);
  const watch = async (service: Service) => {
    const { code } = await service.ended;
    if (!state.expected.has(service) && !state.isClosed) onEndedByItself(name, code);
  };
  const start = async () => {
    const giveUpAt = performance.now() + giveUpAfterMs;
    for (;;) {
      try {
        const { service } = await launch();
        state.service = service;
        endWithUs(service);
        void watch(service);
        return;
      } catch (error) {
        if (state.isClosed) return;
        if (performance.now() > giveUpAt) throw error;
        await sleep(retryMs);
      }
    }
  };
  const end = async () => {
    const { service } = state;
    if (!service || !isAlive(service)) return false;
    state.expected.add(service);
    service.process.kill('SIGKILL');
    await service.ended;
    return true;
  };
  return {
    isRunning,
    kill: end,
    pause: () => isRunning() && (state.service?.process.kill('SIGSTOP') ?? false),
    resume: () => void state.service?.process.kill('SIGCONT'),
    async ensureRunning() {
      if (isRunning()) return;
      state.starting ??= start().finally(() => {
        state.starting = null;
      });
      await state.starting;
    },
    async close() {
      state.isClosed = true;
      await state.starting?.catch(() => undefined);
      await end();
    },
  };
}

/** A service that stands still would not hear that its parent ended. */
function endWithUs({ process: child, ended }: Service): void {
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  void ended.then(() => process.off('exit', kill));
}

const isAlive = ({ process: child }: Service) => child.exitCode === null && child.signalCode === null;
