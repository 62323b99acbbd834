import { hourMs, type Instant } from '../../../shared/kernel/instant.ts';

/** A day's work moves what was learnt little, and learning holds the server up for a tenth of a second. */
const freshMs = 6 * hourMs;

/** Learns when it is first asked, and again when that is old; who asks meanwhile waits for the same. */
export function learnAgain<Learnt>(
  learn: (now: Instant) => Promise<Learnt>,
): (now: Instant) => Promise<Learnt> {
  const state: { learning: Promise<Learnt> | null; since: number } = { learning: null, since: 0 };
  return (now) => {
    if (state.learning && now - state.since < freshMs) return state.learning;
    const learning = learn(now);
    Object.assign(state, { learning, since: now });
    // A database that was away must not be remembered for hours.
    learning.catch(() => {
      if (state.learning === learning) state.learning = null;
    });
    return learning;
  };
}
