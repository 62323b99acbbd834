import { setTimeout as pause } from 'node:timers/promises';
import type { Service } from './process-tree.ts';

const withinMs = 60_000;
const mostEnds = 5;
const firstPauseMs = 500;

/**
 * Starts a service again when it ends by itself: nobody watches this terminal at three in the morning. Gives up after
 * five ends within a minute, because what fails so often does not heal by trying.
 */
export function keepRunning(options: {
  readonly first: Service;
  readonly startAgain: () => Service;
  readonly say: (sentence: string) => void;
}): { stop(): Promise<void> } {
  const { first, startAgain, say } = options;
  let current = first;
  let stopping = false;
  let ends: readonly number[] = [];

  const watch = async (): Promise<void> => {
    const ending = await current.ended;
    if (stopping) return;
    const now = performance.now();
    ends = [...ends.filter((at) => now - at < withinMs), now];
    const how = ending.signal ? `by ${ending.signal}` : `with code ${ending.code}`;
    if (ends.length >= mostEnds) {
      say(
        `The ${first.name} ended ${mostEnds} times within a minute, last ${how}; it stays down. Stop with Ctrl+C.`,
      );
      return;
    }
    say(`The ${first.name} ended ${how}; starting it again.`);
    await pause(firstPauseMs * 2 ** (ends.length - 1));
    if (stopping) return;
    current = startAgain();
    await watch();
  };
  void watch();
  return {
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}
