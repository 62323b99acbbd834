import { subjectOf } from '../../../shared/contracts/command-subject.ts';
import { type QueuedCommand, subjectText } from './queued-command.ts';

const firstHoldMs = 1000;
const longestHoldMs = 60_000;

/** Rows whose next command fails on the server: they wait, and no others with them. Times are `Timers.monotonicMs()`. */
export type HeldSubjects = {
  hold(command: QueuedCommand, now: number): void;
  isHeld(command: QueuedCommand, now: number): boolean;
  release(commands: readonly QueuedCommand[]): void;
  nextReleaseAt(): number | null;
};

export function holdSubjects(): HeldSubjects {
  const held = new Map<string, { readonly until: number; readonly failures: number }>();
  const name = ({ command }: QueuedCommand) => subjectText(subjectOf(command));
  return {
    hold(command, now) {
      const failures = (held.get(name(command))?.failures ?? 0) + 1;
      const holdMs = Math.min(longestHoldMs, firstHoldMs * 2 ** (failures - 1));
      held.set(name(command), { until: now + holdMs, failures });
    },
    isHeld: (command, now) => (held.get(name(command))?.until ?? 0) > now,
    release(commands) {
      for (const command of commands) held.delete(name(command));
    },
    nextReleaseAt: () => [...held.values()].reduce<number | null>(earlier, null),
  };
}

const earlier = (at: number | null, { until }: { readonly until: number }) =>
  at === null ? until : Math.min(at, until);

/** The waiting commands to send now, in the order they were given; all of a held row's commands stay (invariant 7). */
export function chooseBatch(
  queued: Iterable<QueuedCommand>,
  held: Pick<HeldSubjects, 'isHeld'>,
  { size, now }: { readonly size: number; readonly now: number },
): readonly QueuedCommand[] {
  const batch: QueuedCommand[] = [];
  for (const item of queued) {
    if (item.state.kind !== 'waiting' || held.isHeld(item, now)) continue;
    batch.push(item);
    if (batch.length === size) break;
  }
  return batch;
}
