import { hourMs } from '../../kernel/instant.ts';
import type { HandOver } from './hand-over.ts';
import { type Watch, watchAt, watchBefore } from './watch.ts';

/** So long after a watch its people still sit there and write what they leave. */
const lateMs = 2 * hourMs;

/** Which watch somebody means who closes one now: the one before, while it is late and open; null when both are closed. */
export function watchToClose(handOvers: Iterable<HandOver>, now: number): Watch | null {
  const closed = new Set([...handOvers].map(({ watchFrom }) => watchFrom));
  const present = watchAt(now);
  const before = watchBefore(present);
  if (now - before.to < lateMs && !closed.has(before.from)) return before;
  return closed.has(present.from) ? null : present;
}
