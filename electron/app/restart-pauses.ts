const shortestMs = 500;
/** An operator waits no longer than this for a desk that would live. */
const longestMs = 30_000;
/** One that ran so long has recovered; its next death is a first one. */
const recoveredAfterMs = 60_000;

export type RestartPauses = {
  started(): void;
  /** @returns how often it has died since it last lived for long, and how long to wait before it is started again */
  died(): { readonly times: number; readonly pauseMs: number };
};

/**
 * What dies again and again is started after a growing pause: it shall not take the machine from what still works.
 * @param deathsBefore counted by another process
 */
export function restartPauses(nowMs: () => number, deathsBefore = 0): RestartPauses {
  const life = { startedAtMs: nowMs(), deaths: deathsBefore };
  return {
    started() {
      life.startedAtMs = nowMs();
    },
    died() {
      life.deaths = nowMs() - life.startedAtMs >= recoveredAfterMs ? 1 : life.deaths + 1;
      return { times: life.deaths, pauseMs: Math.min(longestMs, shortestMs * 2 ** (life.deaths - 1)) };
    },
  };
}
