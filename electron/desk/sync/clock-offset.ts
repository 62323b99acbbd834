import type { Instant } from '../../../shared/kernel/instant.ts';

/** Server clock minus this machine's, from answers that say the server's time. */
export type ClockOffset = {
  measured(sample: {
    readonly serverNow: Instant;
    readonly receivedAt: Instant;
    readonly roundTripMs: number;
  }): void;
  /** Milliseconds to add to this machine's clock; zero until the server has answered once. */
  currentMs(): number;
};

const remembered = 8;

/** The sample with the shortest round trip among the latest is off by at most half of that round trip. */
export function measureClockOffset(): ClockOffset {
  let samples: readonly { readonly offsetMs: number; readonly roundTripMs: number }[] = [];
  return {
    measured({ serverNow, receivedAt, roundTripMs }) {
      const offsetMs = Math.round(serverNow + roundTripMs / 2 - receivedAt);
      samples = [...samples, { offsetMs, roundTripMs }].slice(-remembered);
    },
    currentMs: () =>
      samples.reduce((best, sample) => (sample.roundTripMs < best.roundTripMs ? sample : best), {
        offsetMs: 0,
        roundTripMs: Number.POSITIVE_INFINITY,
      }).offsetMs,
  };
}
