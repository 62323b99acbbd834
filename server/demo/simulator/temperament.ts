import type { TicketId } from '../../../shared/kernel/ids.ts';
import { createRandom } from '../random/random.ts';

/** A ticket's own luck, drawn once: how patient, how hard, whether the operator at the board should have it. */
export type Temperament = {
  /** Each in `[0, 1)`. */
  readonly forHuman: number;
  readonly answer: number;
  readonly dispatch: number;
  readonly remote: number;
  readonly work: number;
  readonly obstacle: number;
  readonly wait: number;
  readonly close: number;
  readonly reopen: number;
  readonly cancel: number;
};

export type Temperaments = {
  of(id: TicketId): Temperament;
  /** Forgets tickets that have left. */
  keepOnly(ids: ReadonlySet<TicketId>): void;
};

export function createTemperaments(seed: string): Temperaments {
  const known = new Map<TicketId, Temperament>();
  return {
    of(id) {
      const existing = known.get(id);
      if (existing) return existing;
      const { next } = createRandom(`${seed}/temperament/${id}`);
      const drawn: Temperament = {
        forHuman: next(),
        answer: next(),
        dispatch: next(),
        remote: next(),
        work: next(),
        obstacle: next(),
        wait: next(),
        close: next(),
        reopen: next(),
        cancel: next(),
      };
      known.set(id, drawn);
      return drawn;
    },
    keepOnly(ids) {
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    },
  };
}

/** A share in `[0, 1)` as a log-normal duration around a median; the logistic curve stands in for the normal one. */
export function spread(share: number, median: number, sigma: number): number {
  const clipped = Math.min(0.995, Math.max(0.005, share));
  return median * Math.exp((sigma / 1.702) * Math.log(clipped / (1 - clipped)));
}
