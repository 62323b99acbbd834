import { aliveEveryMs } from '../desk/process/alive.ts';

/** Half a minute of the machine awake: while it sleeps nothing is counted, and a desk that is busy answers sooner. */
const silencesAllowed = 6;

/** Hears whether something lives, and says once when it has been silent for too long. */
export type SilenceWatch = {
  heard(): void;
  end(): void;
};

/** Counts rounds without a word and not time, of which a machine that wakes up has had a night. */
export function watchSilence(onSilent: () => void): SilenceWatch {
  const counted = { silences: 0 };
  const counting = setInterval(() => {
    counted.silences += 1;
    if (counted.silences <= silencesAllowed) return;
    clearInterval(counting);
    onSilent();
  }, aliveEveryMs);
  counting.unref();
  return {
    heard() {
      counted.silences = 0;
    },
    end: () => clearInterval(counting),
  };
}
