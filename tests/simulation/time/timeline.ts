import { setImmediate as afterMicrotasks } from 'node:timers';
import type { Cancel } from '../../../electron/desk/process/clock.ts';
import { createEventQueue } from './event-queue.ts';
import type { Trace } from './trace.ts';

/** Something that runs on a machine and can be killed: what it has scheduled then never happens. */
export type SimulatedProcess = {
  readonly name: string;
  isAlive: boolean;
  /** Stands still until then, as under SIGSTOP or behind a disk that does not answer. */
  stalledUntilMs: number;
};

type Event = {
  /** Later than it was due when its process stood still. */
  atMs: number;
  readonly dueMs: number;
  readonly sequence: number;
  readonly process: SimulatedProcess;
  readonly label: string;
  readonly run: () => void;
  isCancelled: boolean;
};

/** Virtual time: nothing happens but the next event, and time jumps to it. Milliseconds since the simulation began. */
export type Timeline = {
  nowMs(): number;
  /** Whose event is running. Promises that follow from it run before the next event, and so belong to it too. */
  current(): SimulatedProcess;
  start(name: string): SimulatedProcess;
  kill(process: SimulatedProcess): void;
  schedule(process: SimulatedProcess, delayMs: number, label: string, run: () => void): Cancel;
  /** In the process that asks. */
  sleep(delayMs: number, label: string): Promise<void>;
  /** Runs event after event until the condition holds. @throws when nothing is left to happen */
  runUntil(condition: () => boolean): Promise<void>;
  /** How many events have run. */
  steps(): number;
};

type Options = {
  readonly trace: Trace;
  /** After each event and all that followed from it, in the name of whoever it belonged to. */
  readonly afterStep: (process: SimulatedProcess) => void;
  /** An event threw: in the real process nobody would have caught it. */
  readonly onUncaught: (process: SimulatedProcess, error: unknown) => void;
};

/**
 * Every promise job that an event led to runs before Node comes to its next macrotask: nothing in the simulation waits
 * for real timers or real I/O, so after one such turn the event is over.
 */
const settled = (): Promise<void> => new Promise((resolve) => afterMicrotasks(resolve));

export function createTimeline({ trace, afterStep, onUncaught }: Options): Timeline {
  const queue = createEventQueue<Event>();
  const outside: SimulatedProcess = { name: 'outside', isAlive: true, stalledUntilMs: 0 };
  const state = { nowMs: 0, sequence: 0, steps: 0, current: outside };

  const schedule: Timeline['schedule'] = (process, delayMs, label, run) => {
    state.sequence += 1;
    const atMs = state.nowMs + Math.max(0, Number.isFinite(delayMs) ? delayMs : 0);
    const event: Event = {
      atMs,
      dueMs: atMs,
      sequence: state.sequence,
      process,
      label,
      run,
      isCancelled: false,
    };
    queue.push(event);
    return () => {
      event.isCancelled = true;
    };
  };

  /** The next event that really happens; those of a stalled process come later. */
  function nextEvent(): Event {
    for (;;) {
      const event = queue.take();
      if (!event) throw new Error('Nothing is left to happen in this simulation');
      if (event.isCancelled || !event.process.isAlive) continue;
      if (event.process.stalledUntilMs <= event.atMs) return event;
      event.atMs = event.process.stalledUntilMs;
      queue.push(event);
    }
  }

  async function step(): Promise<void> {
    const event = nextEvent();
    state.nowMs = event.atMs;
    state.current = event.process;
    state.steps += 1;
    trace.line(`${event.atMs.toFixed(3)} ${event.process.name}: ${event.label}`);
    try {
      event.run();
    } catch (error) {
      onUncaught(event.process, error);
    }
    await settled();
    afterStep(event.process);
    state.current = outside;
  }

  return {
    nowMs: () => state.nowMs,
    current: () => state.current,
    start: (name) => ({ name, isAlive: true, stalledUntilMs: 0 }),
    kill(process) {
      process.isAlive = false;
    },
    schedule,
    sleep: (delayMs, label) =>
      new Promise((resolve) => schedule(state.current, delayMs, label, () => resolve())),
    async runUntil(condition) {
      while (!condition()) await step();
    },
    steps: () => state.steps,
  };
}
