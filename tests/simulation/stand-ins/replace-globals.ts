import { inhabited, type StandIns } from './inhabited.ts';

type Run = (...given: never[]) => void;
/** What `setTimeout` gives back here: enough to clear it, and to be told that it keeps nobody awake. */
type Handle = { cancel(): void; unref(): Handle };

const handleOf = (cancel: () => void): Handle => {
  const handle: Handle = { cancel, unref: () => handle };
  return handle;
};

function after({ timeline }: StandIns, delayMs: number, label: string, run: () => void): Handle {
  return handleOf(timeline.schedule(timeline.current(), delayMs, label, run));
}

function every({ timeline }: StandIns, periodMs: number, run: () => void): Handle {
  const process = timeline.current();
  const state = { cancel: (): void => undefined };
  const plan = () => {
    state.cancel = timeline.schedule(process, periodMs, 'interval', () => {
      plan();
      run();
    });
  };
  plan();
  return handleOf(() => state.cancel());
}

/** Within a simulation the global is the simulation's, outside it stays Node's. */
function replace<Name extends keyof typeof globalThis>(
  name: Name,
  within: (world: StandIns, run: Run, delayMs: number, given: readonly never[]) => Handle,
): void {
  const real = globalThis[name] as unknown as (...given: unknown[]) => unknown;
  const replaced = (run: Run, delayMs = 0, ...given: never[]) =>
    inhabited.by ? within(inhabited.by, run, delayMs, given) : real(run, delayMs, ...given);
  Object.assign(globalThis, { [name]: replaced });
}

function replaceClearing(name: 'clearTimeout' | 'clearInterval' | 'clearImmediate'): void {
  const real = globalThis[name] as (handle: unknown) => void;
  const replaced = (handle: Partial<Handle> | undefined) => (handle?.cancel ? handle.cancel() : real(handle));
  Object.assign(globalThis, { [name]: replaced });
}

/** Time, timers and failures of this whole process become those of the simulation it is in. */
export function replaceGlobals(): void {
  replace('setTimeout', (world, run, delayMs, given) => after(world, delayMs, 'timer', () => run(...given)));
  replace('setInterval', (world, run, periodMs, given) => every(world, periodMs, () => run(...given)));
  replace('setImmediate', (world, run) => after(world, 0, 'immediate', run as () => void));
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate'] as const) replaceClearing(name);
  const dateNow = Date.now.bind(Date);
  const performanceNow = performance.now.bind(performance);
  Date.now = () => (inhabited.by ? Math.floor(inhabited.by.serverNow()) : dateNow());
  performance.now = () => inhabited.by?.timeline.nowMs() ?? performanceNow();
  process.on('unhandledRejection', (error) => {
    if (!inhabited.by) throw error;
    inhabited.by.unhandled(error);
  });
}
