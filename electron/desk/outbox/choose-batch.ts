import { rowsOf } from '../../../shared/contracts/command-subject.ts';
import { leaderOf, type QueuedCommand, subjectText } from './queued-command.ts';

const firstHoldMs = 1000;
const longestHoldMs = 60_000;

/** Rows whose next command fails on the server: they wait, and no others with them. Times are `Timers.monotonicMs()`. */
export type HeldSubjects = {
  hold(command: QueuedCommand, now: number): void;
  isHeld(command: QueuedCommand, now: number): boolean;
  release(commands: readonly QueuedCommand[]): void;
  /** The first release after a time. What was released before it and still waits, waits for something else. */
  nextReleaseAfter(time: number): number | null;
};

export function holdSubjects(): HeldSubjects {
  const held = new Map<string, { readonly until: number; readonly failures: number }>();
  return {
    hold(command, now) {
      for (const name of rowNames(command)) {
        const failures = (held.get(name)?.failures ?? 0) + 1;
        const holdMs = Math.min(longestHoldMs, firstHoldMs * 2 ** (failures - 1));
        held.set(name, { until: now + holdMs, failures });
      }
    },
    isHeld: (command, now) => rowNames(command).some((name) => (held.get(name)?.until ?? 0) > now),
    release(commands) {
      for (const name of commands.flatMap(rowNames)) held.delete(name);
    },
    nextReleaseAfter: (time) =>
      [...held.values()].filter(({ until }) => until > time).reduce<number | null>(earlier, null),
  };
}

const rowNames = ({ command }: QueuedCommand) => rowsOf(command).map(subjectText);

const earlier = (at: number | null, { until }: { readonly until: number }) =>
  at === null ? until : Math.min(at, until);

/**
 * The waiting commands to send now, in the order they were given. What is given after a command that is not accepted
 * stays (invariant 11), and so do all of a held row's commands; of every row that one of them means to change, whatever
 * was given later stays as well (invariant 7).
 */
export function chooseBatch(
  queued: Iterable<QueuedCommand>,
  held: Pick<HeldSubjects, 'isHeld'>,
  { size, now }: { readonly size: number; readonly now: number },
): readonly QueuedCommand[] {
  const batch: QueuedCommand[] = [];
  const staying = new Set<string>();
  for (const item of queued) {
    if (item.state.kind !== 'waiting') continue;
    const rows = rowNames(item);
    if (leaderOf(item) !== null || held.isHeld(item, now) || rows.some((name) => staying.has(name))) {
      for (const name of rows) staying.add(name);
      continue;
    }
    batch.push(item);
    if (batch.length === size) break;
  }
  return batch;
}
