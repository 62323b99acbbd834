import { createRandom, type Random } from '../../server/demo/random/random.ts';
import type { LinkMode } from './faulty-proxy.ts';

/** Everything this proof can break. */
export const faultKinds = [
  'link-cut',
  'link-refuse',
  'link-half-open',
  'link-forgotten',
  'link-slow',
  'link-truncate',
  'server-kill',
  'server-pause',
  'desk-kill',
  'desk-pause',
  'replication-kill',
  'postgres-restart',
  'postgres-crash',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault: `atMs` after the schedule began, for `forMs`, on one desk where it has to do with desks. */
export type Fault = {
  readonly kind: FaultKind;
  readonly atMs: number;
  readonly forMs: number;
  readonly desk: number;
};

export type Schedule = {
  readonly seed: number;
  readonly desks: number;
  readonly durationMs: number;
  /** In the order of their time. */
  readonly faults: readonly Fault[];
};

/** What a room meets most is drawn most; a restart of PostgreSQL costs a second by itself. */
const weights: readonly (readonly [FaultKind, number])[] = [
  ['link-cut', 3],
  ['link-refuse', 2],
  ['link-half-open', 3],
  ['link-forgotten', 2],
  ['link-slow', 2],
  ['link-truncate', 2],
  ['server-kill', 3],
  ['server-pause', 2],
  ['desk-kill', 3],
  ['desk-pause', 2],
  ['replication-kill', 2],
  ['postgres-restart', 0.5],
  ['postgres-crash', 0.5],
];

type Wanted = {
  readonly seed: number;
  /** Null for 2 to 4 by the seed. */
  readonly desks: number | null;
  /** Null for all. */
  readonly kinds: readonly FaultKind[] | null;
};

/** The same wish gives the same schedule. */
export function generateSchedule({ seed, desks, kinds }: Wanted): Schedule {
  const random = createRandom(`chaos ${seed}`);
  const count = desks ?? random.int(2, 4);
  const durationMs = random.int(3000, 6000);
  const drawn = weights.filter(([kind]) => kinds?.includes(kind) ?? true);
  const faults = Array.from(
    { length: random.int(4, 8) },
    (): Fault => ({
      kind: random.weighted(drawn),
      atMs: random.int(0, Math.floor(durationMs * 0.9)),
      forMs: random.int(100, 2500),
      desk: random.int(0, count - 1),
    }),
  );
  return { seed, desks: count, durationMs, faults: faults.toSorted((a, b) => a.atMs - b.atMs) };
}

/** The mode a fault puts a link into; null for faults that are not a mode. */
export function linkModeOf(kind: FaultKind, random: Random): LinkMode | null {
  switch (kind) {
    case 'link-refuse':
      return { kind: 'refuse' };
    case 'link-half-open':
      return {
        kind: 'half-open',
        blocks: random.pick([['to-server', 'to-client'], ['to-server'], ['to-client']] as const),
      };
    case 'link-slow':
      return { kind: 'slow', bytesPerSecond: random.int(500, 20_000), latencyMs: random.int(5, 200) };
    case 'link-truncate':
      return { kind: 'truncate', afterBytes: random.int(0, 3000) };
    default:
      return null;
  }
}
